import type { ActorId } from '../../event.ts'
import type { MitigationFacts } from '../../game/mitigations.ts'
import type { PullContext, StatusWindow } from '../context.ts'
import { perPull } from '../playing/per-pull.ts'
import { usesOf } from '../playing/uses.ts'
import { isReady } from './cooldowns.ts'

/** When somebody pressed a cover, ms in order. */
export const pressesOf = (context: PullContext, player: ActorId, cover: MitigationFacts): readonly number[] =>
  pressed(context).get(player)?.get(cover) ?? []

/** When somebody pressed a cover, or what shares its recast, ms in order. */
export function recastsOf(context: PullContext, player: ActorId, cover: MitigationFacts): readonly number[] {
  const own = pressed(context).get(player)
  if (cover.recast === undefined || own === undefined) return pressesOf(context, player, cover)
  return [...own].flatMap(([other, at]) => (other.recast === cover.recast ? at : [])).sort((one, other) => one - other)
}

/** Whether somebody could have pressed it then, as far as cooldowns tell; what follows an action needs that one as well. */
export function wasReady(context: PullContext, player: ActorId, cover: MitigationFacts, atMs: number): boolean {
  if (!isReady(recastsOf(context, player, cover), cover, atMs)) return false
  if (cover.after === undefined) return true
  const uses =
    usesOf(context)
      .get(player)
      ?.filter(({ ability }) => ability === cover.after) ?? []
  const before = uses.findLast(({ doneMs }) => doneMs <= atMs)
  const cooldownMs = context.facts.catalogue().actions.get(cover.after)?.recastMs ?? 0
  return before === undefined || atMs - before.doneMs <= followsMs || atMs - before.doneMs >= cooldownMs
}

/** What follows an action can be pressed for so long. */
const followsMs = 20_000

/** The windows of a cover that somebody gave, in order; what only mends counts where it does nothing else. */
export function givenBy(context: PullContext, player: ActorId, cover: MitigationFacts): readonly StatusWindow[] {
  const own = given(context).get(player)
  if (own === undefined) return []
  const known = own.byCover.get(cover)
  if (known !== undefined) return known
  const lists = helpingStatuses(cover).flatMap((status) => {
    const windows = own.byStatus.get(status)
    return windows === undefined ? [] : [windows]
  })
  const made = lists.length > 1 ? lists.flat().sort((one, other) => one.startMs - other.startMs) : (lists[0] ?? [])
  own.byCover.set(cover, made)
  return made
}

/** The statuses by which a cover is known to be on. */
export function helpingStatuses({ effects }: MitigationFacts): readonly number[] {
  const helping = effects.filter(({ kind }) => kind !== 'aid')
  return (helping.length > 0 ? helping : effects).map(({ status }) => status)
}

/** By player and cover. */
const pressed = perPull((context): ReadonlyMap<ActorId, ReadonlyMap<MitigationFacts, readonly number[]>> => {
  const { byAction } = context.mitigations
  return new Map(
    [...usesOf(context)].map(([player, uses]) => {
      const own = new Map<MitigationFacts, number[]>()
      for (const { ability, doneMs } of uses) {
        const cover = byAction.get(ability)
        if (cover === undefined) continue
        const times = own.get(cover)
        if (times === undefined) own.set(cover, [doneMs])
        else times.push(doneMs)
      }
      return [player, own]
    }),
  )
})

/** Every shield that players gave, by whom it was on. */
export const shieldsByTarget = perPull((context): ReadonlyMap<ActorId, readonly StatusWindow[]> => {
  const isShield = (status: number) =>
    context.mitigations.byStatus.get(status)?.some(({ effect }) => effect.kind === 'shield') === true
  const windows = [...given(context).values()].flatMap(({ byStatus }) =>
    [...byStatus].flatMap(([status, own]) => (isShield(status) ? own : [])),
  )
  return Map.groupBy(windows, ({ target }) => target)
})

interface Given {
  readonly byStatus: ReadonlyMap<number, readonly StatusWindow[]>
  readonly byCover: Map<MitigationFacts, readonly StatusWindow[]>
}

/** The windows of a status that somebody gave, in order. */
export const windowsGiven = (context: PullContext, player: ActorId, status: number): readonly StatusWindow[] =>
  given(context).get(player)?.byStatus.get(status) ?? []

/** By giver, a pet's owner, and status; in order. */
const given = perPull((context): ReadonlyMap<ActorId, Given> => {
  const { byStatus } = context.mitigations
  const found = new Map(context.players.map(({ id }) => [id, new Map<number, StatusWindow[]>()]))
  for (const window of context.statuses) {
    if (!byStatus.has(window.status)) continue
    const own = found.get(context.ownerOf(window.source))
    const windows = own?.get(window.status)
    if (windows === undefined) own?.set(window.status, [window])
    else windows.push(window)
  }
  return new Map([...found].map(([player, own]) => [player, { byStatus: own, byCover: new Map() }]))
})
