import type { ActorId, EventOf } from '../../event.ts'
import type { MitigationEffect, MitigationFacts, StatusMeaning } from '../../game/mitigations.ts'
import { school } from '../../game.ts'
import type { PullContext, StatusWindow } from '../context.ts'
import { perPull } from '../playing/per-pull.ts'

/** A status that made a hit smaller: what it is, who gave it and what it took off. */
export interface Cover {
  /** Of the action. */
  readonly name: string
  readonly mitigation: MitigationFacts
  readonly status: number
  readonly kind: MitigationEffect['kind']
  /** Whoever gave it; a pet's owner. */
  readonly by: ActorId
  readonly target: ActorId
  /** From when to when it was on. */
  readonly startMs: number
  readonly endMs: number
  /** Shares taken off physical and magical damage, 0 to 1. */
  readonly physical: number
  readonly magical: number
}

/** What a status is; undefined for what is no mitigation, or takes nothing off. */
export function coverOf(context: PullContext, window: StatusWindow): Cover | undefined {
  const { status, source, target, startMs, endMs } = window
  const meaning = meantBy(context, window, context.mitigations.byStatus.get(status) ?? [])
  if (meaning === undefined || meaning.effect.kind === 'aid') return undefined
  const { mitigation, effect } = meaning
  const more =
    effect.more && context.statusesOn(source, startMs).some((own) => effect.more?.while.includes(own.status))
      ? effect.more
      : undefined
  return {
    name: mitigation.name,
    mitigation,
    status,
    kind: effect.kind,
    by: context.ownerOf(source),
    target,
    startMs,
    endMs,
    physical: effect.physical + (more?.physical ?? 0),
    magical: effect.magical + (more?.magical ?? 0),
  }
}

/** What counts of what is on, in its order: of a share's status, and of an exclusive group, the largest. */
export function countedOnce(on: readonly Cover[]): readonly Cover[] {
  const covers: Cover[] = []
  for (const cover of on) {
    const rival = cover.kind === 'share' ? covers.findIndex((other) => excludes(other, cover)) : -1
    const held = covers[rival]
    if (held === undefined) covers.push(cover)
    else if (cover.physical + cover.magical > held.physical + held.magical) covers[rival] = cover
  }
  return covers
}

/** Whether a cover does something against damage of a school: percentages take nothing off the unaspected, shields do. */
export const countsAgainst = (cover: Pick<Cover, 'kind' | 'physical' | 'magical'>, of: number | undefined): boolean =>
  cover.kind !== 'share' || (of === undefined ? cover.physical + cover.magical > 0 : shareOff(of)(cover) > 0)

/** The share that a mitigation takes off damage of a school; nothing off what has none. */
export const shareOff =
  (of: number) =>
  ({ physical, magical }: Pick<Cover, 'physical' | 'magical'>): number =>
    of === school.physical ? physical : of === school.magical ? magical : 0

const excludes = (one: Cover, other: Cover) =>
  one.kind === 'share' &&
  (one.status === other.status ||
    (one.mitigation.group !== undefined && one.mitigation.group === other.mitigation.group))

/**
 * Which action gave a status that several give: the one whose main status is on as well; one for oneself if one gave it
 * to oneself; one of a job of whoever gave it; and of several the one whose cast came last before it.
 */
function meantBy(
  context: PullContext,
  window: StatusWindow,
  meanings: readonly StatusMeaning[],
): StatusMeaning | undefined {
  if (meanings.length <= 1) return meanings[0]
  const by = context.ownerOf(window.source)
  const job = context.actor(by)?.job
  const beside = context.statusesOn(window.target, window.startMs)
  let left = meanings
  for (const fits of [
    ({ mitigation }: StatusMeaning) => job === undefined || mitigation.jobs.includes(job),
    ({ mitigation }: StatusMeaning) => beside.some(({ status }) => status === mitigation.statuses[0]),
    ({ mitigation }: StatusMeaning) => (mitigation.reach === 'self') === (by === window.target),
  ]) {
    const fitting = left.filter(fits)
    if (fitting.length === 1) return fitting[0]
    if (fitting.length > 0) left = fitting
  }
  const cast = lastCast(context, window, left)
  return left.find(({ mitigation }) => cast !== undefined && mitigation.actions.includes(cast)) ?? left[0]
}

/** The last action of these that whoever gave a status had cast by then. */
const lastCast = (context: PullContext, { source, startMs }: StatusWindow, meanings: readonly StatusMeaning[]) =>
  castsOf(context)
    .get(source)
    ?.findLast(
      ({ at, ability }) => at <= startMs && meanings.some(({ mitigation }) => mitigation.actions.includes(ability)),
    )?.ability

/** Of mitigation, by who cast it. */
const castsOf = perPull(
  ({ of, mitigations: { byAction } }): ReadonlyMap<ActorId, readonly EventOf<'cast'>[]> =>
    Map.groupBy(
      of('cast').filter(({ ability }) => byAction.has(ability)),
      ({ source }) => source,
    ),
)
