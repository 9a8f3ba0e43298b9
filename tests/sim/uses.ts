import type { PullPlan } from './plants.ts'
import type { FightScript, HitScript, MechanicScript, Member, PhaseScript } from './script.ts'
import { simulate } from './simulate.ts'
import type { SimPull } from './truth.ts'

/** One use of an enemy's action, counted through the pull from 1. */
export interface Use {
  readonly ability: number
  readonly occurrence: number
}

/** Which use of its action a hit of the script is; undefined where a clean pull does not come to it. */
export type UseOf = (phase: PhaseScript, mechanic: MechanicScript, hit: HitScript) => Use | undefined

/** A pull in which nothing goes wrong: nobody dies of so little, whatever the party lacks. */
export const cleanPlan: PullPlan = { seed: 1, plants: [], exact: true, enemyShare: 0.85 }

/** What goes off within so long is one use (METRICS §2). */
const oneUseMs = 1_000
/** A cast ends so close to what it does, or it came to nothing. */
const castSlackMs = 2_000

/** Counts the uses of every action in a clean pull of a script by a party. */
export function usesIn(fight: FightScript, party: readonly Member[]): UseOf {
  const pull = simulate(fight, party, cleanPlan)
  const counted = countUses(pull)
  const startOf = new Map(pull.answer.phases.map(({ id, startMs }) => [id, startMs]))
  return ({ id, prologueMs = 0 }, { atMs }, { ability, afterMs }) => {
    const startMs = startOf.get(id)
    if (startMs === undefined) return undefined
    const hitMs = startMs - prologueMs + atMs + afterMs
    const found = counted
      .get(ability)
      ?.find(({ fromMs, toMs }) => fromMs - roundedMs <= hitMs && hitMs <= toMs + roundedMs)
    return found?.use
  }
}

/** Times of the agenda are rounded one by one. */
const roundedMs = 2

interface Counted {
  readonly use: Use
  readonly fromMs: number
  toMs: number
}

/** What enemies did, by action: what went off within a second is one, and so is a cast that came to nothing. */
function countUses({ actors, happenings }: SimPull): ReadonlyMap<number, readonly Counted[]> {
  const isEnemy = (id: number): boolean => actors[id]?.kind === 'enemy'
  const done = new Map<number, number[]>()
  const begun: { readonly ability: number; readonly untilMs: number }[] = []
  for (const it of happenings) {
    if (it.kind === 'decided' && isEnemy(it.source.actor))
      done.set(it.ability, [...(done.get(it.ability) ?? []), it.at])
    if (it.kind === 'begin-cast' && isEnemy(it.source.actor))
      begun.push({ ability: it.ability, untilMs: it.at + it.durationMs })
  }
  for (const { ability, untilMs } of begun) {
    const own = done.get(ability) ?? []
    if (!own.some((at) => Math.abs(at - untilMs) <= castSlackMs)) done.set(ability, [...own, untilMs])
  }
  return new Map([...done].map(([ability, times]) => [ability, grouped(ability, times)]))
}

function grouped(ability: number, times: readonly number[]): readonly Counted[] {
  const found: Counted[] = []
  for (const at of times.toSorted((one, other) => one - other)) {
    const last = found.at(-1)
    if (last && at - last.fromMs <= oneUseMs) last.toMs = at
    else found.push({ use: { ability, occurrence: found.length + 1 }, fromMs: at, toMs: at })
  }
  return found
}
