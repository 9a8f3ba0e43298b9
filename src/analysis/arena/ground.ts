import type { Ground } from '../../game/arena-facts.ts'

interface Spot {
  readonly x: number
  readonly y: number
}

/**
 * The floor that was fought on: of those known for the fight (and its phase, where that decides) the one that held most
 * of the party. Where two hold as many, or none holds half of them, nobody knows.
 */
export function findGround(
  grounds: readonly Ground[],
  phaseId: number,
  party: readonly Spot[],
): Omit<Ground, 'phases'> | undefined {
  const possible = grounds.filter(({ phases }) => phases === undefined || phases.includes(phaseId))
  const held = possible
    .map((ground) => ({ ground, count: party.filter((spot) => holds(ground, spot)).length }))
    .sort((one, other) => other.count - one.count)
  const [best, next] = held
  if (best === undefined || best.count * 2 < party.length || best.count === next?.count) return undefined
  const { phases: _, ...ground } = best.ground
  return ground
}

/** People stand a little beyond a wall, by how places are told. */
const slackYalms = 1

function holds({ shape, x, y, halfWidth, halfHeight }: Ground, spot: Spot): boolean {
  const [east, south] = [Math.abs(spot.x - x), Math.abs(spot.y - y)]
  if (shape === 'circle') return Math.hypot(east, south) <= halfWidth + slackYalms
  return east <= halfWidth + slackYalms && south <= halfHeight + slackYalms
}
