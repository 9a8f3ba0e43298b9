import type { ActorId } from '../../event.ts'
import type { Haste } from '../../game/speed.ts'
import type { PullContext, StatusWindow } from '../context.ts'
import type { Span } from '../facts/spans.ts'
import { mergeSpans } from '../facts/spans.ts'
import { perPull } from './per-pull.ts'

/** What made a player faster, and when. */
export interface Hastes {
  readonly windows: readonly { readonly haste: Haste; readonly startMs: number; readonly endMs: number }[]
  /** When they were faster by as much as no log tells, as bards are in Army’s Paeon. */
  readonly unmeasured: readonly Span[]
}

/** By player; absent for whoever nothing made faster. */
export const hastesOf = perPull((context): ReadonlyMap<ActorId, Hastes> => {
  const { hastes, unmeasured } = context.facts.speed()
  const level = levelOf(context)
  const windows = new Map<ActorId, { own: StatusWindow[]; unmeasured: StatusWindow[] }>()
  for (const window of context.statuses) {
    const isUnmeasured = unmeasured.has(window.status) && window.source === window.target
    if (!isUnmeasured && !hastes.has(window.status)) continue
    const found = windows.get(window.target) ?? { own: [], unmeasured: [] }
    windows.set(window.target, found)
    if (isUnmeasured) found.unmeasured.push(window)
    else found.own.push(window)
  }
  const toHastes = ({ status, startMs, endMs }: StatusWindow) =>
    (hastes.get(status) ?? [])
      .filter(({ fromLevel, untilLevel }) => fromLevel <= level && level <= untilLevel)
      .map((haste) => ({ haste, startMs, endMs }))
  return new Map(
    [...windows].map(([player, found]) => [
      player,
      { windows: found.own.flatMap(toHastes), unmeasured: mergeSpans(found.unmeasured) },
    ]),
  )
})

/** A fight nobody has listed is taken for one without a level of its own. */
export const levelOf = ({ levelSync }: Pick<PullContext, 'levelSync'>): number => levelSync ?? highestLevel

const highestLevel = 100

/** What an action’s recast becomes by the haste of that moment: `(recast − less) × factor`. What gives haste has none. */
export function hasteAt(
  hastes: Hastes | undefined,
  ability: number,
  atMs: number,
): { readonly factor: number; readonly lessMs: number } {
  let factor = 1
  let lessMs = 0
  for (const { haste, startMs, endMs } of hastes?.windows ?? []) {
    if (atMs <= startMs || atMs > endMs || (haste.actions && !haste.actions.has(ability))) continue
    factor *= haste.factor
    lessMs = Math.max(lessMs, haste.lessMs)
  }
  return { factor, lessMs }
}
