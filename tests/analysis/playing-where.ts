import type { Name, NamedEvent } from './pull-where.ts'

/** Everybody's usual recast in these tests. */
export const gcdMs = 2_500

/** The same instant action again and again, one global cooldown after the other. */
export const pressing = (
  source: Name,
  ability: number,
  fromMs: number,
  times: number,
  everyMs: number = gcdMs,
): NamedEvent[] => Array.from({ length: times }, (_, index) => press(source, ability, fromMs + index * everyMs))

/** An instant action. */
export const press = (source: Name, ability: number, at: number, target: Name = 'boss'): NamedEvent => ({
  type: 'cast',
  at,
  source,
  target,
  ability,
})

/** A spell with a bar: it goes off half a second before the bar is full. */
export const hardCast = (
  source: Name,
  ability: number,
  at: number,
  durationMs: number,
  target: Name = 'boss',
): NamedEvent[] => [
  { type: 'begin-cast', at, source, target, ability, durationMs },
  { type: 'cast', at: at + durationMs - 500, source, target, ability },
]

/** An action of each of the jobs these tests play. */
export const action = {
  heavySwing: 31,
  trueThrust: 75,
  glare: 25_859,
  raise: 125,
  swiftcast: 7_561,
  fireFour: 3_577,
  gust: 2_242,
  straightShot: 98,
  infuriate: 52,
  upheaval: 7_387,
  equilibrium: 3_552,
} as const
