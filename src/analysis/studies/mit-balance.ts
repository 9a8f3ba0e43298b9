import { formatShare } from '../../format.ts'
import type { Block } from '../block.ts'
import { mitAudit } from '../metrics/mit-audit.ts'
import type { HitTold } from '../mitigation/hit-told.ts'
import { defineStudy, resultOf } from '../study.ts'

/** How one blow went, over the pulls that came to it. */
export interface BlowBalance {
  readonly name: string
  readonly occurrence: number
  /** Pulls in which it is known what was left. */
  readonly seen: number
  /** Of them, those in which somebody died of it or nearly did. */
  readonly under: number
  /** What was left of the lowest player, a share of max HP, and how many covers were on, each in the middle of all. */
  readonly left: number
  readonly covers: number
  /** Left of the lowest player at worst. */
  readonly worst: number
}

export interface MitBalance {
  readonly pulls: number
  /** In the order they come in the fight. */
  readonly blows: readonly BlowBalance[]
}

/** Seen less often, a blow may have been good or bad luck. */
const leastSeen = 3
/** So much left even at worst is room that covers could be taken from. */
const amplyLeft = 0.4
const leastCovers = 2
const mostBars = 10

/**
 * Where mitigation is and where it is missing (METRICS §3): of each blow to the party what it left of the lowest player in
 * the middle of all pulls, under how many covers. Ample is what left two fifths even at worst, under two covers or more;
 * blows whose margin something else changed are left out, as are those that no cover could answer.
 */
export const mitBalance = defineStudy<MitBalance>({
  id: 'mit-balance',
  title: 'Where mitigation goes',
  about: 'Which blows leave room to spare under many covers, and which kill under few.',
  version: 1,
  compute(pulls) {
    const told = pulls.flatMap((pull) => resultOf(pull, mitAudit)?.hits ?? [])
    const known = told.filter(({ on, margin, doubtful }) => on === 'raid' && margin !== undefined && !doubtful)
    const groups = Map.groupBy(known, ({ ability, occurrence }) => `${ability.name}_${occurrence}`)
    const blows = [...groups.values()]
      .filter((hits) => hits.length >= leastSeen)
      .toSorted((one, other) => middle(one.map(({ atMs }) => atMs)) - middle(other.map(({ atMs }) => atMs)))
    return { pulls: pulls.length, blows: blows.flatMap(balanceOf) }
  },
  present({ blows }): readonly Block[] {
    const under = blows.filter((blow) => blow.under > 0).toSorted((one, other) => other.under - one.under)
    const ample = blows
      .filter(({ worst, covers }) => worst >= amplyLeft && covers >= leastCovers)
      .toSorted((one, other) => other.covers - one.covers || other.left - one.left)
    if (blows.length === 0) return []
    const shown = blows.toSorted((one, other) => one.worst - other.worst).slice(0, mostBars)
    return [
      { kind: 'note', text: wordsOf(under[0], ample[0]) },
      {
        kind: 'bars',
        title: 'Left of the lowest, in the middle of all pulls',
        unit: 'share',
        max: 1,
        bars: blows
          .filter((blow) => shown.includes(blow))
          .map((blow) => ({
            label: nameOf(blow),
            value: Math.max(blow.left, 0),
            note: [coversWords(blow.covers), ...(blow.under > 0 ? [`close ${blow.under} of ${blow.seen}`] : [])].join(
              ', ',
            ),
          })),
      },
    ]
  },
})

function balanceOf(hits: readonly HitTold[]): readonly BlowBalance[] {
  const [first] = hits
  if (first === undefined) return []
  const margins = hits.map(({ margin = 0 }) => margin)
  return [
    {
      name: first.ability.name,
      occurrence: first.occurrence,
      seen: hits.length,
      under: hits.filter(({ state }) => state === 'under').length,
      left: middle(margins),
      covers: middle(hits.map(({ used }) => used.length)),
      worst: Math.min(...margins),
    },
  ]
}

function wordsOf(under: BlowBalance | undefined, ample: BlowBalance | undefined): string {
  const lacking =
    under &&
    `${nameOf(under)} was under 5 % or killed in ${under.under} of ${under.seen} pulls, under ${coversWords(under.covers)}.`
  const room =
    ample && `${nameOf(ample)} left ${formatShare(ample.worst)} even at worst, under ${coversWords(ample.covers)}.`
  if (lacking && room) return `${lacking} ${room} Next: see whether a cover of the second can serve the first.`
  if (lacking) return `${lacking} No blow has covers to spare; /mit with a pull’s number says what lay ready.`
  if (room) return `${room} Nobody came close to dying of a blow that covers are for.`
  return 'No blow that covers are for was close, and none has covers to spare.'
}

const nameOf = ({ name, occurrence }: BlowBalance): string => (occurrence > 1 ? `${name} ${occurrence}` : name)

const coversWords = (covers: number): string => (covers === 1 ? '1 cover' : `${Math.round(covers)} covers`)

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
