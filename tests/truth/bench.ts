import type { LearnedRule } from '../../src/analysis/rules/knowledge.ts'
import { eachMistake } from '../sim/each-mistake.ts'
import { truthSetting } from '../sim/truth-pulls.ts'
import { doAll } from './crew.ts'
import { isHeldOut } from './figures.ts'
import type { EachTold } from './try-each.ts'
import type { Done, Task, Tried } from './worker.ts'

export interface Measure {
  readonly first: number
  /** Pulls of which is asked whose mistake it was. */
  readonly count: number
  /** Of these everything is asked, from all sources. */
  readonly whole: number
  /** Progressions. */
  readonly gates: number
  /** Fights that nobody knows are asked about, too: their statics learn from earlier pulls, which takes minutes. */
  readonly asksUnknown: boolean
}

/** Tries the pulls and progressions of many seeds; statics learn of a fight first. */
export async function measure(
  { first, count, whole, gates, asksUnknown }: Measure,
  say: (text: string) => void,
): Promise<readonly Tried[]> {
  const seeds = Array.from({ length: count }, (_, index) => first + index)
  const known = await learntBefore(asksUnknown ? seeds : [], say)
  const tasks: readonly Task[] = [
    ...Array.from({ length: gates }, (_, index): Task => ({ kind: 'gate', seed: first + index })),
    ...seeds.map((seed, index): Task => ({ kind: index < whole ? 'pull' : 'faults', seed, ...known(seed) })),
  ]
  const done = await doAll(tasks, (count) => say(`${count} of ${tasks.length} pulls and progressions`))
  return done.flatMap((one) => ('tried' in one ? [one.tried] : [])).sort((one, other) => one.seed - other.seed)
}

/** Of seeds that are not held out, every fault that is told. */
export async function measureEvidence(
  { first, count, asksUnknown }: Pick<Measure, 'first' | 'count' | 'asksUnknown'>,
  say: (text: string) => void,
): Promise<readonly EvidenceTold[]> {
  const seeds = Array.from({ length: count }, (_, index) => first + index).filter((seed) => !isHeldOut(seed))
  const known = await learntBefore(asksUnknown ? seeds : [], say)
  const tasks = seeds.map((seed): Task => ({ kind: 'evidence', seed, ...known(seed) }))
  const done = await doAll(tasks, (count) => say(`${count} of ${tasks.length} pulls`))
  return done.flatMap((one) => ('evidence' in one ? [one] : []))
}

/** Every mistake that may be planted, alone and so many times, each time elsewhere and by somebody else. */
export async function measureEach(
  { first, count }: Pick<Measure, 'first' | 'count'>,
  say: (text: string) => void,
): Promise<readonly EachTold[]> {
  const seeds = Array.from({ length: count }, (_, index) => first + index)
  const tasks = seeds.flatMap((seed) => eachMistake(seed).map((_, place): Task => ({ kind: 'each', seed, place })))
  const done = await doAll(tasks, (count) => say(`${count} of ${tasks.length} mistakes`))
  return done.flatMap((one) => ('each' in one ? [one.each] : []))
}

export type EvidenceTold = Extract<Done, { readonly evidence: unknown }>

/** What the static of each seed has learnt of its fight before. */
async function learntBefore(seeds: readonly number[], say: (text: string) => void) {
  const settingOf = (seed: number) => {
    const { fight, partyName } = truthSetting(seed)
    return { key: `${fight.key} ${partyName}`, setting: { fight: fight.key, party: partyName } }
  }
  const lessons = [...new Map(seeds.map(settingOf).map(({ key, setting }) => [key, setting]))]
  const learnt = await doAll(
    lessons.map(([, setting]) => ({ kind: 'learn', ...setting }) as const),
    (done) => say(`learnt ${done} of ${lessons.length} fights`),
  )
  const known = new Map(lessons.map(([key], index) => [key, rulesIn(learnt[index])]))
  return (seed: number): { readonly learned?: readonly LearnedRule[] } => {
    const learned = known.get(settingOf(seed).key)
    return learned === undefined ? {} : { learned }
  }
}

const rulesIn = (done: Done | undefined): readonly LearnedRule[] => (done && 'learned' in done ? done.learned : [])
