import { formatShare } from '../../format.ts'
import type { Block } from '../block.ts'
import { pullsWords, shareWords } from '../shares/share-words.ts'
import { difference, type Proportion, wilson } from '../shares/wilson.ts'
import type { DeathsTo, PlayerTrend, Trend } from '../studies/trend.ts'
import { addUp, costsOf, costWords, timesWords } from './own-costs.ts'

/** What somebody wants to know of themselves. */
export interface Wish {
  /** By name: `P5`. */
  readonly phase?: string | undefined
  /** Without its number, or with it. */
  readonly mechanic?: string | undefined
}

/** Fewer chances on a side show no trend (METRICS §7). */
const leastChances = 5
const mostBars = 8

/** One player's own nights: all of them, one phase, or one mechanic. Only they see it. */
export function trendBlocks(nights: Trend['nights'], told: PlayerTrend, { phase, mechanic }: Wish): readonly Block[] {
  if (mechanic !== undefined) return mechanicBlocks(nights, told, mechanic)
  if (phase !== undefined) return phaseBlocks(told, phase)
  return nightBlocks(nights, told)
}

/** Am I getting better, all in all? */
function nightBlocks(nights: Trend['nights'], told: PlayerTrend): readonly Block[] {
  const all = told.nights.map(({ failures, chances }) => ({ k: failures, n: chances }))
  const [worst] = costsOf(told)
  const pulls = told.nights.reduce((sum, night) => sum + night.pulls, 0)
  const deaths = told.nights.reduce((sum, night) => sum + night.deaths, 0)
  return [
    note(`You were in ${pullsWords(pulls)} and ${diedWords(deaths)} before they were lost. ${changeWords(all)}`),
    ...(worst === undefined
      ? [note('Nothing went wrong that was surely yours, and nothing killed you before a pull was lost.')]
      : [note(`Look at this first: ${costWords(worst)} /me mechanic:${worst.mechanic} shows how that goes.`)]),
    ...lineOf('Went wrong, of your chances', nights, [{ label: 'Went wrong', nights: all }]),
    ...lineOf('Deaths before the pull was lost', nights, [
      { label: 'Deaths per pull', nights: told.nights.map((night) => ({ k: night.deaths, n: night.pulls })) },
    ]),
    ...uptimeLine(nights, told),
  ]
}

/** Where do I lose the most in this phase? */
function phaseBlocks(told: PlayerTrend, phase: string): readonly Block[] {
  const came = told.phases[phase] ?? 0
  const costs = costsOf({
    mechanics: told.mechanics.filter((one) => one.phase === phase),
    deaths: told.deaths.filter((one) => one.phase === phase),
  })
  const [worst] = costs
  if (came === 0)
    return [note(`You did not come to ${phase} in these nights. Ask for more of them, or for another phase.`)]
  if (worst === undefined)
    return [
      note(
        `${phase}: you came to it in ${pullsWords(came)}, nothing that was surely yours went wrong, and nothing killed you.`,
      ),
    ]
  return [
    note(`You came to ${phase} in ${pullsWords(came)}. You lose the most here: ${costWords(worst)}`),
    {
      kind: 'bars',
      title: `What ${phase} costs you`,
      unit: 'count',
      bars: costs.slice(0, mostBars).map(({ name, failures, chances, deaths }) => ({
        label: name,
        value: failures + deaths,
        note: [
          ...(chances > 0 ? [`wrong ${failures} of ${chances}`] : []),
          ...(deaths > 0 ? [`died ${timesWords(deaths)}`] : []),
        ].join(', '),
      })),
    },
    note(`Next: /me mechanic:${worst.mechanic} shows whether it is getting better.`),
  ]
}

/** Am I getting better at this one? */
function mechanicBlocks(nights: Trend['nights'], told: PlayerTrend, asked: string): readonly Block[] {
  const own = told.mechanics.filter(({ name, mechanic }) => [name, mechanic].some((one) => isSame(one, asked)))
  const died = told.deaths.filter(({ name }) => isSame(name, asked) || own.some((one) => one.mechanic === name))
  const deathWords = died.length === 0 ? '' : ` It killed you ${timesWords(sum(died))}.`
  if (own.length === 0)
    return [
      note(
        `${asked}: nothing that was surely yours went wrong there in these nights.${deathWords} If it did, it went by a name that /me offers as you type.`,
      ),
    ]
  return [
    ...own
      .slice(0, 4)
      .map((one) => note(`**${one.name}** in ${one.phase}: ${chanceWords(one.nights)} ${changeWords(one.nights)}`)),
    ...(deathWords === '' ? [] : [note(deathWords.trim())]),
    ...lineOf(
      `${own[0]?.mechanic ?? asked}: went wrong, of your chances`,
      nights,
      own.slice(0, 4).map((one) => ({ label: one.name, nights: one.nights })),
    ),
  ]
}

function chanceWords(nights: readonly Proportion[]): string {
  const { k, n } = addUp(nights)
  return `it went wrong ${shareWords(k, n)} of your chances.`
}

/** The first nights against the last, parted where both have most alike many chances. */
function changeWords(nights: readonly Proportion[]): string {
  const parts = nights.map((_, index) => [addUp(nights.slice(0, index)), addUp(nights.slice(index))] as const)
  const uneven = ([one, other]: (typeof parts)[number]) => Math.abs(one.n - other.n)
  const [early, late] = parts.toSorted((one, other) => uneven(one) - uneven(other))[0] ?? [addUp([]), addUp([])]
  if (early.n < leastChances || late.n < leastChances) return 'That is too little to say whether it is getting better.'
  const numbers = `${early.k} of ${early.n} at first, ${late.k} of ${late.n} lately`
  const { low, high } = difference(early, late)
  if (low > 0) return `You are getting better: ${numbers}.`
  return high < 0 ? `It goes wrong more often than before: ${numbers}.` : `No clear change: ${numbers}.`
}

/** A point for each night there was a chance in, with how sure it is. */
function lineOf(
  title: string,
  nights: Trend['nights'],
  lines: readonly { readonly label: string; readonly nights: readonly Proportion[] }[],
): readonly Block[] {
  const isShare = lines.every((line) => line.nights.every(({ k, n }) => k <= n))
  const shown = lines.map(({ label, nights: own }) => ({
    label,
    points: own.flatMap(({ k, n }, index) => (n === 0 ? [] : [[index, k / n] as const])),
    ...(isShare && lines.length === 1
      ? {
          band: own.flatMap(({ k, n }, index) => {
            const interval = wilson(k, n)
            return interval === undefined ? [] : [[index, interval.low, interval.high] as const]
          }),
        }
      : {}),
  }))
  if (shown.every(({ points }) => points.length < 2)) return []
  return [
    {
      kind: 'line',
      title,
      unit: isShare ? 'share' : 'count',
      xUnit: 'count',
      xLabels: nights.map(dayOf),
      lines: shown,
    },
  ]
}

function uptimeLine(nights: Trend['nights'], { nights: own }: PlayerTrend): readonly Block[] {
  const points = own.flatMap(({ uptime }, index) => (uptime === undefined ? [] : [[index, uptime] as const]))
  const last = points.at(-1)
  if (last === undefined) return []
  if (points.length < 2) return [note(`Your global cooldown ran ${formatShare(last[1])} of the time you could act.`)]
  const title = 'Global cooldown running, of the time you could act'
  return [
    {
      kind: 'line',
      title,
      unit: 'share',
      xUnit: 'count',
      xLabels: nights.map(dayOf),
      lines: [{ label: 'Uptime', points }],
    },
  ]
}

/** `21 Nov` */
const dayOf = ({ startedAt }: Trend['nights'][number]): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(startedAt)

const sum = (deaths: readonly DeathsTo[]): number => deaths.reduce((total, { count }) => total + count, 0)

const diedWords = (deaths: number): string => (deaths === 0 ? 'never died' : `died ${timesWords(deaths)}`)

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.trim().toLowerCase()

const note = (text: string): Block => ({ kind: 'note', text })
