import type { ActorId } from '../../event.ts'
import type { RaidBuffFacts } from '../../game/facts.ts'
import type { PullContext, StatusWindow } from '../context.ts'
import { levelOf } from './haste.ts'
import { perPull } from './per-pull.ts'

/** Somebody gave the party, or the boss, a raid buff. */
export interface BuffUse {
  readonly buff: RaidBuffFacts
  readonly player: ActorId
  readonly startMs: number
  readonly endMs: number
  /** How many had it. */
  readonly reached: number
}

/** A raid buff that somebody could bring: their job has it at this level. */
export interface BuffOwner {
  readonly buff: RaidBuffFacts
  readonly player: ActorId
}

/** Every use of a raid buff, in order. */
export const buffUsesOf = perPull((context): readonly BuffUse[] => {
  const buffs = new Map(context.facts.raidBuffs.flatMap((buff) => buff.statuses.map((id) => [id, buff] as const)))
  const running = new Map<string, { use: BuffUse; targets: Set<ActorId> }>()
  const uses: { use: BuffUse; targets: Set<ActorId> }[] = []
  for (const window of context.statuses) {
    const buff = buffs.get(window.status)
    const player = context.ownerOf(window.source)
    if (buff === undefined || context.actor(player)?.kind !== 'player') continue
    const key = `${buff.name} ${player}`
    const last = running.get(key)
    if (last !== undefined && window.startMs - last.use.startMs < spreadMs) {
      last.targets.add(window.target)
      last.use = { ...last.use, endMs: Math.max(last.use.endMs, endOf(window, buff)) }
    } else {
      const { startMs } = window
      const use = { buff, player, startMs, endMs: endOf(window, buff), reached: 0 }
      const told = { use, targets: new Set([window.target]) }
      running.set(key, told)
      uses.push(told)
    }
  }
  return uses.map(({ use, targets }) => ({ ...use, reached: targets.size }))
})

/** One use reaches everybody within this. */
const spreadMs = 3_000

const endOf = ({ startMs, endMs }: StatusWindow, { durationMs }: RaidBuffFacts) =>
  Math.min(endMs, startMs + durationMs + spreadMs)

/** What this party has. A fight nobody has listed is taken for one of the highest level. */
export function buffOwnersOf(context: PullContext): readonly BuffOwner[] {
  const level = levelOf(context)
  return context.players.flatMap(({ id, job }) =>
    context.facts.raidBuffs
      .filter((buff) => buff.job === job && buff.fromLevel <= level)
      .map((buff) => ({ buff, player: id })),
  )
}
