import type { SimPull } from '../truth.ts'

/** The first blow between the sides, ms from when the pull was meant to begin: somebody may be too early. */
export function beganMs({ actors, happenings }: SimPull): number {
  const isOurs = (actor: number): boolean => actors[actor]?.kind !== 'enemy'
  const first = happenings.find(
    (it) =>
      it.kind === 'decided' &&
      it.struck.some(({ before, damage }) => damage && isOurs(before.actor) !== isOurs(it.source.actor)),
  )
  return Math.min(0, Math.round(first?.at ?? 0))
}
