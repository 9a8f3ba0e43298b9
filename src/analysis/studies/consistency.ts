import { consistencyBlocks } from '../consistency/consistency-blocks.ts'
import { aliveAt, namesOfFailing, type Occurrence, occurrencesOf } from '../consistency/occurrences.ts'
import { type Chance, type MechanicRecord, recordOf } from '../consistency/record.ts'
import { faults } from '../metrics/faults.ts'
import { phases } from '../metrics/phases.ts'
import { type Reached, reached } from '../metrics/reached.ts'
import { type AnalysedPull, defineStudy, resultOf } from '../study.ts'

export interface Consistency {
  readonly pulls: number
  /** False where no pull was judged by any rule: then no failures means little. */
  readonly hasRules: boolean
  /** Those that ever failed: what costs most first, then what failed most, then by name. */
  readonly mechanics: readonly MechanicRecord[]
}

/**
 * How often each mechanic failed, over the pulls of one fight (METRICS §7): failures ÷ chances, where a chance is a pull
 * that came to it before it was lost, and a failure one in which a rule was broken there that is sure enough to be told.
 * Cost = failures × pulls that ended with it. What shows only when it fails (a tower that went off) has its chances in
 * every pull that lived past that moment of the phase. Rules say what a failure is: what nobody has a rule for never fails.
 */
export const consistency = defineStudy<Consistency>({
  id: 'consistency',
  title: 'Mechanics over time',
  about: 'How often each mechanic failed of the times it was reached, and which costs most.',
  version: 1,
  compute(pulls) {
    const inOrder = pulls.toSorted((one, other) => one.pull.startedAt - other.pull.startedAt)
    const names = namesOfFailing(pulls)
    const seen = inOrder.map((pull) => ({ pull, occurrences: occurrencesOf(pull, names) }))
    const most = new Map<string, number>()
    const failing = new Map<string, Occurrence>()
    for (const one of seen.flatMap(({ occurrences }) => occurrences)) {
      if (one.count > (most.get(one.name) ?? 0)) most.set(one.name, one.count)
      if (one.faults.length > 0 && !failing.has(keyOf(one))) failing.set(keyOf(one), one)
    }
    const chances = chancesByKey(failing, seen)
    const mechanics = [...failing].map(([key, { name: mechanic, count, phase, abilities }]) => {
      const name = most.get(mechanic) === 1 ? mechanic : `${mechanic} ${count}`
      return recordOf({ name, mechanic, phase, abilities: [...new Set(abilities)] }, chances.get(key) ?? [])
    })
    return {
      pulls: pulls.length,
      hasRules: pulls.some((pull) => resultOf(pull, faults)?.hasRules),
      mechanics: mechanics.sort(
        (one, other) => other.cost - one.cost || other.failures - one.failures || (one.name < other.name ? -1 : 1),
      ),
    }
  },
  present: consistencyBlocks,
})

interface Seen {
  readonly pull: AnalysedPull
  readonly occurrences: readonly Occurrence[]
}

const keyOf = ({ name, count, phase }: Occurrence): string => `${name}_${count}_${phase}`

function chancesByKey(
  failing: ReadonlyMap<string, Occurrence>,
  seen: readonly Seen[],
): ReadonlyMap<string, readonly Chance[]> {
  const came = new Map([...failing.keys()].map((key) => [key, new Map<AnalysedPull, Occurrence>()]))
  for (const { pull, occurrences } of seen) for (const one of occurrences) came.get(keyOf(one))?.set(pull, one)
  return new Map([...came].map(([key, own]) => [key, chancesOf(own, seen)]))
}

/** Of what was seen only when it failed, the other pulls that lived past its usual moment did it right. */
function chancesOf(own: ReadonlyMap<AnalysedPull, Occurrence>, seen: readonly Seen[]): readonly Chance[] {
  const all = [...own.values()]
  const isOnlyFailure = all.every(({ faults: broken }) => broken.length > 0)
  const moments = all.map(({ inPhaseMs }) => inPhaseMs).sort((one, other) => one - other)
  const usualMs = moments[Math.floor(moments.length / 2)] ?? 0
  const { phase = '' } = all[0] ?? {}
  return seen.flatMap(({ pull }): Chance[] => {
    const result = resultOf(pull, reached)
    const one = own.get(pull)
    if (result === undefined) return []
    if (one) return [{ faults: one.faults, isEnd: one.isEnd, players: aliveAt(result, one.atMs) }]
    const atMs = isOnlyFailure ? momentIn(pull, result, phase, usualMs) : undefined
    return atMs === undefined ? [] : [{ faults: [], isEnd: false, players: aliveAt(result, atMs) }]
  })
}

/** When so much of a phase had passed; undefined if it was over, or the pull lost, before. */
function momentIn(pull: AnalysedPull, { untilMs }: Reached, name: string, inPhaseMs: number): number | undefined {
  const phase = resultOf(pull, phases)?.find((one) => one.name === name)
  if (phase === undefined) return undefined
  const atMs = phase.startMs + inPhaseMs
  return atMs <= Math.min(phase.endMs, untilMs) ? atMs : undefined
}
