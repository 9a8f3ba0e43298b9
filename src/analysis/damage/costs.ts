import { status } from '../../game.ts'
import { type PlayerRef, refOf } from '../blame.ts'
import type { Phase, PullContext } from '../context.ts'
import { gapsBetween, mergeSpans, type Span } from '../facts/spans.ts'
import { perPull } from '../playing/per-pull.ts'
import type { Dealt } from './dealt.ts'
import { overlapMs } from './overlap.ts'

export type CostKind = 'dead' | 'weakness' | 'brink' | 'damage-down'

/** Damage that a phase went without. */
export interface Cost {
  readonly player: PlayerRef
  readonly kind: CostKind
  /** When it began, and for how long of it somebody could be fought. */
  readonly atMs: number
  readonly lostMs: number
  /** At the player's own pace in that phase; unknown where the share it takes is. */
  readonly hp?: number
}

/** Shares of damage they take; a Damage Down takes what its fight says, which no table does. */
const takes: Readonly<Record<Exclude<CostKind, 'dead'>, number | undefined>> = {
  weakness: 0.25,
  brink: 0.5,
  'damage-down': undefined,
}

/**
 * What deaths, what comes after a raise, and Damage Down cost in a phase, until a moment, the most first. A player's pace is their
 * damage per second that they lived and could fight, weak or not. Raid buffs missed and hands that stood still are told elsewhere.
 */
export function findCosts(context: PullContext, { phase, amounts }: Dealt, untilMs: number): readonly Cost[] {
  const costs = context.players.flatMap((player) => {
    const fights = gapsBetween(context.downtime, phase.startMs, untilMs)
    const dead = deadSpans(context, player.id, phase, untilMs)
    const possibleMs = fights.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
    const timeIn = (span: Span) => fights.reduce((sum, fight) => sum + overlapMs([fight], span.startMs, span.endMs), 0)
    const deadMs = dead.reduce((sum, span) => sum + timeIn(span), 0)
    const pace = (amounts.get(player.id) ?? 0) / Math.max(possibleMs - deadMs, 1)
    const toCost = (kind: CostKind, span: Span, share: number | undefined): Cost[] => {
      const lostMs = timeIn(span)
      if (lostMs === 0) return []
      const hp = share === undefined || possibleMs === deadMs ? {} : { hp: Math.round(pace * lostMs * share) }
      return [{ player: refOf(player), kind, atMs: span.startMs, lostMs, ...hp }]
    }
    return [
      ...dead.flatMap((span) => toCost('dead', span, 1)),
      ...kinds.flatMap((kind) =>
        weakSpans(context, player.id, kind, phase, untilMs).flatMap((span) => toCost(kind, span, takes[kind])),
      ),
    ]
  })
  return costs.sort((one, other) => (other.hp ?? -1) - (one.hp ?? -1) || one.atMs - other.atMs)
}

const kinds = ['weakness', 'brink', 'damage-down'] as const

const deadSpans = ({ lives }: PullContext, player: number, { startMs }: Phase, untilMs: number): readonly Span[] =>
  gapsBetween(lives(player), startMs, untilMs)

/** Windows of what makes weaker, by player: of all there are, these are few. */
const weakWindows = perPull(({ statuses, facts }: PullContext): ReadonlyMap<number, readonly WeakWindow[]> => {
  const kindOf = new Map<number, (typeof kinds)[number]>(
    facts.faultStatuses.damageDown.map((id) => [id, 'damage-down']),
  )
  kindOf.set(status.weakness, 'weakness').set(status.brinkOfDeath, 'brink')
  const found = new Map<number, WeakWindow[]>()
  for (const { status: carried, target, startMs, endMs } of statuses) {
    const kind = kindOf.get(carried)
    if (kind === undefined) continue
    const own = found.get(target)
    if (own) own.push({ kind, startMs, endMs })
    else found.set(target, [{ kind, startMs, endMs }])
  }
  return found
})

interface WeakWindow extends Span {
  readonly kind: (typeof kinds)[number]
}

const weakSpans = (
  context: PullContext,
  player: number,
  kind: (typeof kinds)[number],
  { startMs }: Phase,
  untilMs: number,
): readonly Span[] =>
  mergeSpans(
    (weakWindows(context).get(player) ?? [])
      .filter((window) => window.kind === kind)
      .map((window) => ({ startMs: Math.max(window.startMs, startMs), endMs: Math.min(window.endMs, untilMs) })),
  )
