import type { ActorId } from '../../event.ts'

/** What somebody bears for a while. */
interface Borne {
  readonly target: ActorId
  readonly startMs: number
  readonly endMs: number
}

/** Everybody's windows lie in drawers of this length: who is asked about a moment looks into one. */
const drawerMs = 10_000

/** Finds windows by their bearer, and those that were on at a moment without looking at all of them. */
export function windowsByTarget<Window extends Borne>(windows: readonly Window[]) {
  const byTarget = Map.groupBy(windows, ({ target }) => target)
  const chests = new Map<ActorId, readonly (readonly Window[])[]>()
  const of = (target: ActorId): readonly Window[] => byTarget.get(target) ?? []
  const chestOf = (target: ActorId) => {
    const known = chests.get(target)
    if (known) return known
    const made = intoDrawers(of(target))
    chests.set(target, made)
    return made
  }
  return {
    of,
    /** What somebody carried at a moment. */
    on(target: ActorId, atMs: number): readonly Window[] {
      const chest = chestOf(target)
      const drawer = chest[Math.min(drawerOf(atMs), chest.length - 1)] ?? []
      return drawer.filter(({ startMs, endMs }) => startMs <= atMs && atMs < endMs)
    },
  }
}

/** The first also holds what was before the pull. */
const drawerOf = (atMs: number): number => Math.max(0, Math.floor(atMs / drawerMs))

function intoDrawers<Window extends Borne>(windows: readonly Window[]): readonly (readonly Window[])[] {
  const count = windows.reduce((most, { endMs }) => Math.max(most, drawerOf(endMs) + 1), 1)
  const drawers = Array.from({ length: count }, () => [] as Window[])
  for (const window of windows)
    for (let drawer = drawerOf(window.startMs); drawer <= drawerOf(window.endMs); drawer++)
      drawers[drawer]?.push(window)
  return drawers
}
