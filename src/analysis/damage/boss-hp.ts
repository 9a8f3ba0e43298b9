import type { Actor } from '../../report.ts'
import type { Phase, PullContext } from '../context.ts'
import { combinedTicks } from '../facts/hits.ts'

/** HP of all a phase is about, together. */
export interface BossHp {
  readonly names: readonly string[]
  readonly maxHp: number
  /** As the phase began, and at the end of what is looked at. */
  readonly startHp: number
  readonly leftHp: number
  /** Not told, but worked out from the damage and the share that the source says was left. */
  readonly isEstimated: boolean
}

/** The same, with what was left at any moment. */
export interface BossHpOverTime extends BossHp {
  leftAt(atMs: number): number
}

/**
 * The bosses that the facts give a phase and that were hit in it; in a fight nobody has described the largest enemy that
 * was. What was not yet seen when the phase began had all its HP. Undefined where no HP can be known.
 */
export function findBossHp(context: PullContext, phase: Phase, untilMs: number): BossHpOverTime | undefined {
  const { health } = context
  const bosses = bossesIn(context, phase)
  if (bosses.some(({ id }) => health.of(id).length === 0)) return estimate(context, phase, bosses, untilMs)
  if (bosses.length === 0) return undefined
  const hpOf = (id: number, atMs: number) => health.at(id, atMs)?.hp ?? health.of(id)[0]?.maxHp ?? 0
  const sum = (of: (id: number) => number) => bosses.reduce((total, { id }) => total + of(id), 0)
  const leftAt = (atMs: number) => sum((id) => hpOf(id, atMs))
  return {
    names: [...new Set(bosses.map(({ name }) => name))],
    maxHp: sum((id) => (health.at(id, untilMs) ?? health.of(id)[0])?.maxHp ?? 0),
    startHp: leftAt(phase.startMs),
    leftHp: leftAt(untilMs),
    isEstimated: false,
    leftAt,
  }
}

/** Of one boss, whose share the source tells at the end of the pull: what it lost until then is the rest. */
function estimate(
  context: PullContext,
  phase: Phase,
  [boss, ...others]: readonly Actor[],
  untilMs: number,
): BossHpOverTime | undefined {
  const { pull, phases } = context
  if (boss === undefined || others.length > 0 || phase !== phases.at(-1)) return undefined
  if (pull.bossHp === undefined || pull.bossHp >= 1 || !isFresh(context, boss)) return undefined
  const losses = lossesOf(context, boss)
  const lostBy = (atMs: number) => losses[losses.findLastIndex((loss) => loss.atMs <= atMs)]?.lostHp ?? 0
  const maxHp = Math.round(lostBy(Number.POSITIVE_INFINITY) / (1 - pull.bossHp))
  const leftAt = (atMs: number) => maxHp - lostBy(atMs)
  return { names: [boss.name], maxHp, startHp: maxHp, leftHp: leftAt(untilMs), isEstimated: true, leftAt }
}

/** What a boss had lost after every blow, in order. */
function lossesOf({ hits, ticks }: PullContext, boss: Actor): readonly { readonly atMs: number; lostHp: number }[] {
  const losses: { readonly atMs: number; lostHp: number }[] = []
  for (const { target, landedMs, amount } of hits)
    if (target === boss.id && landedMs !== undefined) losses.push({ atMs: landedMs, lostHp: amount })
  for (const { target, at, ability, amount } of ticks)
    if (target === boss.id && !combinedTicks.has(ability)) losses.push({ atMs: at, lostHp: amount })
  losses.sort((one, other) => one.atMs - other.atMs)
  let lostHp = 0
  for (const loss of losses) {
    lostHp += loss.lostHp
    loss.lostHp = lostHp
  }
  return losses
}

/** A boss of one phase alone came into it with all its HP. */
const isFresh = ({ encounter, phases }: PullContext, { gameId }: Actor): boolean =>
  phases.length === 1 || encounter?.bosses.find((boss) => boss.gameId === gameId)?.phases.length === 1

function bossesIn({ encounter, enemies, hits, health }: PullContext, phase: Phase): readonly Actor[] {
  const struck = new Set<number>()
  for (const { target, decidedMs } of hits)
    if (decidedMs >= phase.startMs && decidedMs < phase.endMs) struck.add(target)
  const fought = enemies.filter(({ id }) => struck.has(id))
  const named = fought.filter(({ gameId }) =>
    encounter?.bosses.some((boss) => boss.gameId === gameId && boss.phases.includes(phase.id - 1)),
  )
  if (named.length > 0) return named
  const maxOf = ({ id }: Actor) => health.of(id).at(-1)?.maxHp ?? 0
  return fought.toSorted((one, other) => maxOf(other) - maxOf(one)).slice(0, 1)
}
