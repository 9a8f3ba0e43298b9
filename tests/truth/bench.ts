import type { LearnedRule } from '../../src/analysis/knowledge.ts'
import { truthSetting } from '../sim/truth-pulls.ts'
import { doAll } from './crew.ts'
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
  const settings = new Map(
    seeds.map((seed) => {
      const { fight, partyName } = truthSetting(seed)
      return [`${fight.key} ${partyName}`, { fight: fight.key, party: partyName }] as const
    }),
  )
  const lessons = [...(asksUnknown ? settings : [])].map(([key, setting]) => ({
    key,
    task: { kind: 'learn', ...setting } as const,
  }))
  const learnt = await doAll(
    lessons.map(({ task }) => task),
    (done) => say(`learnt ${done} of ${lessons.length} fights`),
  )
  const known = new Map(lessons.map(({ key }, index) => [key, rulesIn(learnt[index])]))
  const tasks: readonly Task[] = [
    ...Array.from({ length: gates }, (_, index): Task => ({ kind: 'gate', seed: first + index })),
    ...seeds.map((seed, index): Task => {
      const { fight, partyName } = truthSetting(seed)
      const learned = known.get(`${fight.key} ${partyName}`)
      return { kind: index < whole ? 'pull' : 'faults', seed, ...(learned && { learned }) }
    }),
  ]
  const done = await doAll(tasks, (count) => say(`${count} of ${tasks.length} pulls and progressions`))
  return done.flatMap((one) => ('tried' in one ? [one.tried] : [])).sort((one, other) => one.seed - other.seed)
}

const rulesIn = (done: Done | undefined): readonly LearnedRule[] => (done && 'learned' in done ? done.learned : [])
