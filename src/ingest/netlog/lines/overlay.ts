import { type LineFormat, steady } from './layout.ts'

/** Where a cast aims. */
export const castPlace = steady('place of a cast', [263], 8, { source: 2, ability: 3, x: 4, y: 5, heading: 7 })
/** Where an action hit the ground; `hasPlace` is 0 where it did not, 1 where it did, 256 where the plugin failed. */
export const actionPlace = steady('place of an action', [264], 11, {
  source: 2,
  ability: 3,
  counter: 4,
  hasPlace: 5,
  x: 6,
  y: 7,
  heading: 9,
})
/** `inDuty` is a word: True, False. */
export const duty = steady('duty settings', [265], 10, { zone: 2, name: 3, inDuty: 4, unrestricted: 5, sync: 9 })
export const yell = steady('an enemy speaks', [266], 5, { id: 2, name: 3, yell: 4 })
export const battleTalk = steady('battle talk', [267], 7, { id: 2, instance: 3, name: 4, text: 5, shownMs: 6 })
export const countdown = steady('countdown', [268], 7, { id: 2, world: 3, seconds: 4, result: 5, name: 6 })
export const countdownEnd = steady('countdown cancelled', [269], 5, { id: 2, world: 3, name: 4 })
export const spawn = steady('spawn', [272], 6, { id: 2, parent: 3, tether: 4, animation: 5 })
export const control = steady('actor control', [273], 8, {
  id: 2,
  category: 3,
  first: 4,
  second: 5,
  third: 6,
  fourth: 7,
})
export const ownControl = steady('control of the logger', [274], 10, { id: 2, category: 3, first: 4, second: 5 })
export const mapEffect = steady('map effect', [257], 5, { instance: 2, flags: 3, location: 4 })

/** What OverlayPlugin adds that has no part in who fights and where. */
export const overlayFormats: readonly LineFormat[] = [
  castPlace,
  actionPlace,
  duty,
  yell,
  battleTalk,
  countdown,
  countdownEnd,
  spawn,
  control,
  ownControl,
  mapEffect,
]
