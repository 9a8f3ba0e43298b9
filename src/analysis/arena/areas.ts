import type { ActorId } from '../../event.ts'
import type { HitShape } from '../../game/arena-facts.ts'
import type { Area } from '../block.ts'
import type { Place } from '../context.ts'
import { covers } from './coverage.ts'

export interface Struck {
  readonly shape: HitShape
  /** Who made the hits: a boss or its helpers, each at a place of its own. */
  readonly sources: readonly ActorId[]
  /** Whether each target carries a circle of its own. */
  readonly isSpread: boolean
  readonly targets: readonly ActorId[]
  /** Those alive who were not hit. */
  readonly spared: readonly ActorId[]
  readonly places: ReadonlyMap<ActorId, Place>
}

/**
 * What part of the floor was hit: only where it holds everybody who was hit and nobody who was not, since casters stand
 * elsewhere than one thinks, shapes differ by variant, and a wrong picture is worse than none.
 */
export function findAreas(struck: Struck): readonly Area[] {
  const { shape, sources, targets, isSpread } = struck
  if (shape.at === 'caster') {
    const areas = sources.flatMap((id) => {
      const place = freshPlace(struck, id)
      return place === undefined ? [] : areasFrom(shape, place)
    })
    return areas.length > 0 && explains(areas, struck) ? areas : []
  }
  const centres = targets.flatMap((id) => freshPlace(struck, id) ?? [])
  if (centres.length < targets.length) return []
  if (isSpread || centres.length === 1) {
    const areas = centres.flatMap((place) => areasFrom(shape, place))
    return explains(areas, struck) ? areas : []
  }
  return sharedArea(struck, centres)
}

/** A place told within this is good enough to judge by, and this much may it be off. */
const freshMs = 1_500
const slackYalms = 1.5
/** Whoever of a group carries it, its middle is no further off than this. */
const sameSpotYalms = 2

function freshPlace({ places }: Struck, id: ActorId): Place | undefined {
  const place = places.get(id)
  return place !== undefined && place.ageMs <= freshMs ? place : undefined
}

function explains(areas: readonly Area[], struck: Struck): boolean {
  const isIn = (id: ActorId, slack: number): boolean | undefined => {
    const place = freshPlace(struck, id)
    return place && areas.some((area) => covers(area, place, slack))
  }
  const { targets, spared } = struck
  const known = targets.filter((id) => isIn(id, slackYalms) !== undefined)
  if (known.length === 0 || known.some((id) => !isIn(id, slackYalms))) return false
  return spared.every((id) => isIn(id, -slackYalms) !== true)
}

/** One of those hit carries what all share: nobody tells who, but where it lies is known if they stood together. */
function sharedArea(struck: Struck, centres: readonly Place[]): readonly Area[] {
  const fitting = centres.filter((centre) => explains(areasFrom(struck.shape, centre), struck))
  const middle = meanOf(fitting)
  const farthest = Math.max(0, ...fitting.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)))
  if (fitting.length === 0 || farthest > sameSpotYalms) return []
  return areasFrom(struck.shape, { ...middle, ageMs: 0 })
}

const meanOf = (places: readonly Place[]) => ({
  x: places.reduce((sum, { x }) => sum + x, 0) / Math.max(1, places.length),
  y: places.reduce((sum, { y }) => sum + y, 0) / Math.max(1, places.length),
})

/** The shape laid down at a place; nothing where it has a direction that nobody tells. */
function areasFrom(shape: HitShape, { x, y, facing }: Place): readonly Area[] {
  switch (shape.kind) {
    case 'circle':
      return [{ shape: 'circle', x, y, radius: shape.radius }]
    case 'donut':
      return [{ shape: 'donut', x, y, inner: shape.inner, radius: shape.radius }]
    case 'cone':
      if (facing === undefined) return []
      return [{ shape: 'cone', x, y, radius: shape.radius, facing, angle: (shape.degrees * Math.PI) / 180 }]
    case 'rect':
      if (facing === undefined) return []
      return [{ shape: 'rect', x, y, facing, length: shape.length, width: shape.width }]
    case 'cross':
      if (facing === undefined) return []
      return [facing, facing + Math.PI / 2].map((toward) => ({
        shape: 'rect',
        x: x - shape.length * Math.sin(toward),
        y: y - shape.length * Math.cos(toward),
        facing: toward,
        length: 2 * shape.length,
        width: shape.width,
      }))
  }
}
