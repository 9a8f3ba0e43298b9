import { phases } from '../metrics/phases.ts'
import { type Reached, reached } from '../metrics/reached.ts'
import { type AnalysedPull, resultOf } from '../study.ts'
import { aliveAt, namesOfFailing, type Occurrence, occurrencesOf } from './occurrences.ts'
import type { Chance } from './record.ts'

/** A mechanic that failed in some of these pulls, with every chance there was to fail it, oldest first. */
export interface Failing {
  /** `Cyclonic Break 2`; without a number where a pull has only one. */
  readonly name: string
  /** Without its number. */
  readonly mechanic: string
  readonly phase: string
  readonly abilities: readonly number[]
  readonly chances: readonly ChanceIn[]
}

export type ChanceIn = Chance & { readonly pull: AnalysedPull }

/** Every mechanic that ever failed in the pulls of one fight, in the order they first did. */
export function failingIn(pulls: readonly AnalysedPull[]): readonly Failing[] {
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
  return [...failing].map(([key, { name: mechanic, count, phase, abilities }]) => {
    const name = most.get(mechanic) === 1 ? mechanic : `${mechanic} ${count}`
    return { name, mechanic, phase, abilities: [...new Set(abilities)], chances: chances.get(key) ?? [] }
  })
}

interface Seen {
  readonly pull: AnalysedPull
  readonly occurrences: readonly Occurrence[]
}

const keyOf = ({ name, count, phase }: Occurrence): string => `${name}_${count}_${phase}`

function chancesByKey(
  failing: ReadonlyMap<string, Occurrence>,
  seen: readonly Seen[],
): ReadonlyMap<string, readonly ChanceIn[]> {
  const came = new Map([...failing.keys()].map((key) => [key, new Map<AnalysedPull, Occurrence>()]))
  for (const { pull, occurrences } of seen) for (const one of occurrences) came.get(keyOf(one))?.set(pull, one)
  return new Map([...came].map(([key, own]) => [key, chancesOf(own, seen)]))
}

/** Of what was seen only when it failed, the other pulls that lived past its usual moment did it right. */
function chancesOf(own: ReadonlyMap<AnalysedPull, Occurrence>, seen: readonly Seen[]): readonly ChanceIn[] {
  const all = [...own.values()]
  const isOnlyFailure = all.every(({ faults: broken }) => broken.length > 0)
  const moments = all.map(({ inPhaseMs }) => inPhaseMs).sort((one, other) => one - other)
  const usualMs = moments[Math.floor(moments.length / 2)] ?? 0
  const { phase = '' } = all[0] ?? {}
  return seen.flatMap(({ pull }): ChanceIn[] => {
    const result = resultOf(pull, reached)
    const one = own.get(pull)
    if (result === undefined) return []
    if (one) return [{ pull, faults: one.faults, isEnd: one.isEnd, players: aliveAt(result, one.atMs) }]
    const atMs = isOnlyFailure ? momentIn(pull, result, phase, usualMs) : undefined
    return atMs === undefined ? [] : [{ pull, faults: [], isEnd: false, players: aliveAt(result, atMs) }]
  })
}

/** When so much of a phase had passed; undefined if it was over, or the pull lost, before. */
function momentIn(pull: AnalysedPull, { untilMs }: Reached, name: string, inPhaseMs: number): number | undefined {
  const phase = resultOf(pull, phases)?.find((one) => one.name === name)
  if (phase === undefined) return undefined
  const atMs = phase.startMs + inPhaseMs
  return atMs <= Math.min(phase.endMs, untilMs) ? atMs : undefined
}
