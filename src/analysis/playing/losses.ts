import type { ActorId } from '../../event.ts'
import type { PullContext, Span } from '../context.ts'
import { asideOf } from './aside.ts'
import { burstsOf } from './bursts.ts'
import { dealtIn } from './dealt.ts'
import { findGaps } from './gaps.ts'
import { type Gcd, rotationsOf } from './gcds.ts'
import { latenessIn, openerSlackMs, slackMs } from './lateness.ts'
import type { BuffOwner } from './raid-buffs.ts'
import { missedMs } from './returns.ts'
import { overlapOf, uptimeOf } from './uptime.ts'
import { weakSpells } from './weak-hits.ts'

export type LossKind = 'death' | 'damage down' | 'downtime' | 'buffs' | 'drops'

/** Damage that was not dealt, and why, as an estimate. */
export interface Loss {
  readonly kind: LossKind
  readonly player: ActorId
  readonly amount: number
  /** How often, and when first. */
  readonly times: number
  readonly atMs: number
}

/** Standing still for longer is no slow press: somebody was away from the boss, or not there. */
const awayMs = 5_000

/**
 * What a pull’s damage lacks (METRICS §4), by player and kind: time dead, and what Weakness took; Damage Down; time of
 * 5 s and more in which nothing was pressed though the boss stood there; raid buffs that missed their window; shorter
 * stops and clips. Time counts as what the player deals per ms of a running global cooldown, buffs as what the party
 * dealt in their window and without them.
 */
export function findLosses(context: PullContext, endMs: number): readonly Loss[] {
  const spells = weakSpells(context).filter(({ startMs }) => startMs < endMs)
  const losses = context.players.flatMap(({ id }) => lossesOf(context, id, spells, endMs))
  return [...losses, ...buffLosses(context, endMs)].filter(({ amount }) => amount > 0)
}

/** Until when there was anything to win: a pull that was lost is lost from its cutoff, or the first of its last deaths. */
export function findWorthUntil({ cutoff, finalChain, playEndMs }: PullContext): number {
  return Math.min(playEndMs, cutoff?.atMs ?? playEndMs, finalChain[0]?.diedMs ?? playEndMs)
}

function lossesOf(context: PullContext, player: ActorId, spells: ReturnType<typeof weakSpells>, endMs: number): Loss[] {
  const { gcds } = rotationsOf(context).get(player) ?? { gcds: [] }
  const aside = asideOf(context, player)
  const { runningMs } = uptimeOf(gcds, aside, endMs)
  const dealt = dealtIn(context).sum(Number.NEGATIVE_INFINITY, endMs, player)
  const perMs = runningMs === 0 ? 0 : dealt / runningMs
  const gaps = [...findGaps(gcds, aside, endMs), ...edgesOf(gcds, aside, endMs)]
  const ofTime = (stops: readonly { readonly atMs: number; readonly lostMs: number }[]) =>
    stops.map(({ atMs, lostMs }) => ({ atMs, amount: lostMs * perMs }))
  const dead = context.deaths
    .filter((death) => death.player === player && death.diedMs < endMs)
    .map(({ diedMs, raise }) => ({
      atMs: diedMs,
      lostMs: missedMs(context, diedMs, Math.min(raise?.atMs ?? endMs, endMs)),
    }))
  const weak = (kind: 'weakness' | 'damage down') =>
    spells
      .filter((spell) => spell.player === player && spell.kind === kind)
      .map(({ startMs, lost }) => ({ atMs: startMs, amount: lost }))
  const added = [
    addUp('death', player, dead.length, [...ofTime(dead), ...weak('weakness')]),
    addUp('damage down', player, weak('damage down').length, weak('damage down')),
    addUp('downtime', player, undefined, ofTime(gaps.filter(({ lostMs }) => lostMs >= awayMs))),
    addUp('drops', player, undefined, ofTime(gaps.filter(({ lostMs }) => lostMs < awayMs))),
  ]
  return added.filter((loss) => loss !== undefined)
}

/** Before the first action and behind the last one, if that is long. */
function edgesOf(gcds: readonly Gcd[], aside: readonly Span[], endMs: number) {
  const [first, last] = [gcds[0], gcds.findLast(({ startMs }) => startMs < endMs)]
  if (first === undefined || last === undefined) return []
  const behindMs = last.startMs + last.lengthMs
  return [
    { atMs: 0, lostMs: Math.min(first.startMs, endMs) - overlapOf(aside, 0, Math.min(first.startMs, endMs)) },
    { atMs: behindMs, lostMs: endMs - behindMs - overlapOf(aside, behindMs, endMs) },
  ].filter(({ lostMs }) => lostMs >= awayMs)
}

function addUp(
  kind: LossKind,
  player: ActorId,
  times: number | undefined,
  parts: readonly { readonly atMs: number; readonly amount: number }[],
): Loss | undefined {
  if (parts.length === 0) return undefined
  const amount = parts.reduce((sum, part) => sum + part.amount, 0)
  return {
    kind,
    player,
    amount: Math.round(amount),
    times: times ?? parts.length,
    atMs: Math.min(...parts.map(({ atMs }) => atMs)),
  }
}

/** A buff that was late in a window, or not in it, against one that ran from the moment it usually does. */
function buffLosses(context: PullContext, endMs: number): Loss[] {
  const dealt = dealtIn(context)
  const bursts = burstsOf(context).filter(({ startMs }) => startMs < endMs)
  const losses = new Map<string, Loss>()
  const lose = ({ buff, player }: BuffOwner, atMs: number, amount: number) => {
    const key = keyOf({ buff, player })
    const before = losses.get(key) ?? { kind: 'buffs' as const, player, amount: 0, times: 0, atMs }
    losses.set(key, { ...before, amount: before.amount + Math.round(amount), times: before.times + 1 })
  }
  const usual = new Map<string, number>()
  for (const { use, burst, lateMs } of latenessIn(bursts)) {
    const { buff, startMs } = use
    const best = Math.min(usual.get(keyOf(use)) ?? (lateMs > openerSlackMs ? 0 : lateMs), lateMs)
    usual.set(keyOf(use), best)
    if (burst.cut !== undefined || lateMs - Math.max(best, 0) < slackMs) continue
    const under = (fromMs: number) => dealt.sum(fromMs, fromMs + buff.durationMs)
    const inTime = under(startMs - (lateMs - Math.max(best, 0)))
    lose(use, startMs, Math.max(0, inTime - under(startMs) / (1 + buff.worth)) * buff.worth)
  }
  for (const { missing, startMs, cut } of bursts) {
    if (cut !== undefined) continue
    for (const owner of missing)
      lose(owner, startMs, dealt.sum(startMs, startMs + owner.buff.durationMs) * owner.buff.worth)
  }
  return [...losses.values()]
}

const keyOf = ({ buff, player }: BuffOwner) => `${buff.name} ${player}`
