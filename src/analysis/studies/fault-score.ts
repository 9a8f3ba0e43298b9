import { publicConfidence } from '../attribution/fault.ts'
import { type Blame, labelOf, nobodysName, type PlayerRef } from '../blame.ts'
import type { Block } from '../block.ts'
import { faults } from '../metrics/faults.ts'
import { intervalWords, pullsWords } from '../shares/share-words.ts'
import { wilson } from '../shares/wilson.ts'
import { defineStudy, resultOf } from '../study.ts'

/** What of a player's chances went wrong through a mistake of their own. */
export interface FaultScore {
  readonly player: Pick<PlayerRef, 'name' | 'job'>
  readonly major: number
  readonly minor: number
  /** Occurrences of mechanics with a rule that they reached alive. */
  readonly chances: number
}

export interface FaultScores {
  readonly pulls: number
  /** False where no pull was judged by any rule. */
  readonly hasRules: boolean
  /** By name. */
  readonly players: readonly FaultScore[]
  /** Mistakes that are nobody's by name: of the raid, or of one of several. */
  readonly unnamed: number
}

/**
 * Originating faults per chance (METRICS §2), major and minor apart, by player. Only what is surely one's own counts: a
 * mistake of one of several, of the raid, or under 0.6 is nobody's, and what follows from a mistake is none.
 */
export const faultScore = defineStudy<FaultScores>({
  id: 'fault-score',
  title: 'Faults per chance',
  about: 'How many of the mechanics each player reached went wrong through a mistake of their own.',
  version: 1,
  compute(pulls) {
    const told = pulls.flatMap((pull) => resultOf(pull, faults) ?? [])
    const scores = new Map<string, { player: FaultScore['player']; major: number; minor: number; chances: number }>()
    const scoreOf = ({ name, job }: PlayerRef) => {
      const known = scores.get(name)
      if (known) return known
      const made = { player: { name, ...(job && { job }) }, major: 0, minor: 0, chances: 0 }
      scores.set(name, made)
      return made
    }
    for (const { player, chances } of told.flatMap((result) => result.chances)) scoreOf(player).chances += chances
    let unnamed = 0
    for (const fault of told.flatMap((result) => result.faults)) {
      if (fault.confidence < publicConfidence) continue
      const named = fault.players.filter(
        ({ confidence, name }) => confidence >= publicConfidence && name !== nobodysName,
      )
      const own = fault.about === 'each' ? named : []
      if (own.length === 0) unnamed++
      for (const player of own) scoreOf(player)[fault.grave ? 'major' : 'minor']++
    }
    return {
      pulls: pulls.length,
      hasRules: told.some(({ hasRules }) => hasRules),
      players: [...scores.values()].sort((one, other) => (one.player.name < other.player.name ? -1 : 1)),
      unnamed,
    }
  },
  present: scoreBlocks,
})

/** Fewer chances praise nobody. */
const leastChances = 10

/** Whose share of mistakes is surely the lowest; nobody with few chances, nor one of several who are as good. */
export function cleanest({ players }: FaultScores): FaultScore | undefined {
  const highest = ({ major, minor, chances }: FaultScore) =>
    wilson(Math.min(major + minor, chances), chances)?.high ?? 1
  const [first, second] = players
    .filter(({ chances }) => chances >= leastChances)
    .sort((one, other) => highest(one) - highest(other))
  return first && second && highest(first) === highest(second) ? undefined : first
}

function scoreBlocks(scores: FaultScores, blame: Blame = 'roles'): readonly Block[] {
  const { pulls, hasRules, players, unnamed } = scores
  if (!hasRules) return [{ kind: 'note', text: 'Nobody has rules for this fight yet, so nothing is counted.' }]
  const total = addUp(players)
  const all = total.major + total.minor
  const others = unnamed === 0 ? '' : ` ${unnamed} more cannot be told of anybody.`
  const text = `In ${pullsWords(pulls)}, ${all} of ${total.chances} chances went wrong through a mistake that is somebody’s own: ${total.major} major, ${total.minor} minor.${others}`
  const best = cleanest(scores)
  return [
    { kind: 'note', text },
    ...(blame === 'off' ? [] : [scoreTable(players, blame)]),
    ...(best && blame !== 'off' ? [{ kind: 'note', text: praiseWords(best, blame) } as const] : []),
  ]
}

/** `Cleanest: a healer, 56 of 57 chances went right (91 to 100 %).` */
export function praiseWords(score: FaultScore, blame: Blame): string {
  const { player, chances } = score
  const right = chances - wrongOf(score)
  return `Cleanest: ${labelOf(player, blame)}, ${right} of ${chances} chances went right (${intervalWords(right, chances)}).`
}

/** One chance may go wrong in two ways. */
const wrongOf = ({ major, minor, chances }: FaultScore): number => Math.min(major + minor, chances)

const addUp = (scores: readonly FaultScore[]) => ({
  major: scores.reduce((sum, { major }) => sum + major, 0),
  minor: scores.reduce((sum, { minor }) => sum + minor, 0),
  chances: scores.reduce((sum, { chances }) => sum + chances, 0),
})

/** Those whom the level calls the same are one line. */
const scoreTable = (players: readonly FaultScore[], blame: Blame): Block => ({
  kind: 'table',
  title: 'Faults per chance',
  columns: [
    { label: 'Who', align: 'left' },
    { label: 'Major', align: 'right' },
    { label: 'Minor', align: 'right' },
    { label: 'Chances', align: 'right' },
  ],
  rows: [...Map.groupBy(players, ({ player }) => labelOf(player, blame))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([label, same]) => {
      const { major, minor, chances } = addUp(same)
      return [label, String(major), String(minor), String(chances)]
    }),
})
