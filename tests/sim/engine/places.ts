import type { Formation, Slot } from '../script.ts'
import { type Body, see } from './body.ts'
import { record, type World } from './world.ts'

interface Place {
  readonly x: number
  readonly y: number
}

const around = (degrees: number, radius: number): Place => ({
  x: 100 + radius * Math.sin((degrees * Math.PI) / 180),
  y: 100 - radius * Math.cos((degrees * Math.PI) / 180),
})

const spots = (radius: number, degrees: Readonly<Record<Slot, number>>): Readonly<Record<Slot, Place>> => ({
  MT: around(degrees.MT, radius),
  OT: around(degrees.OT, radius),
  H1: around(degrees.H1, radius),
  H2: around(degrees.H2, radius),
  D1: around(degrees.D1, radius),
  D2: around(degrees.D2, radius),
  D3: around(degrees.D3, radius),
  D4: around(degrees.D4, radius),
})

const clock = { MT: 0, OT: 90, H1: 270, H2: 180, D1: 225, D2: 135, D3: 315, D4: 45 } as const

/** Where a static stands: degrees from north, radius in yalms. */
const formations: Readonly<Record<Formation, Readonly<Record<Slot, Place>>>> = {
  boss: {
    ...spots(5, { MT: 0, OT: 20, H1: 200, H2: 160, D1: 240, D2: 120, D3: 200, D4: 160 }),
    H1: around(190, 9),
    H2: around(170, 9),
    D3: around(210, 11),
    D4: around(150, 11),
  },
  clock: spots(9, clock),
  wide: spots(16, clock),
  pairs: spots(7, { MT: 0, D3: 0, OT: 90, D4: 90, H1: 270, D1: 270, H2: 180, D2: 180 }),
  groups: spots(8, { MT: 270, H1: 270, D1: 270, D3: 270, OT: 90, H2: 90, D2: 90, D4: 90 }),
  stack: spots(2, clock),
}

/** Where somebody is seen who is not where the others are. */
export const dangerSpot: Place = around(350, 1.5)

/** Everybody walks to a formation; each arrives a little before `byMs`. */
export function moveTo(world: World, formation: Formation, byMs: number, elsewhere: ReadonlyMap<Slot, Place>): void {
  for (const body of world.players) {
    if (!body.slot) continue
    const place = elsewhere.get(body.slot) ?? formations[formation][body.slot]
    const arrives = Math.max(world.now, byMs - world.random.whole(500, 1_400))
    const jitter = (): number => world.random.between(-0.6, 0.6)
    const target = { x: place.x + jitter(), y: place.y + jitter() }
    world.agenda.at(arrives, () => arrive(world, body, target))
  }
}

export const placeOf = (formation: Formation, slot: Slot): Place => formations[formation][slot]

function arrive(world: World, body: Body, { x, y }: Place): void {
  if (!body.alive || body.awayUntil > world.now) return
  body.x = x
  body.y = y
  body.facing = Math.atan2(100 - x, 100 - y)
  record(world, { kind: 'seen', at: world.now, actor: see(body) })
}
