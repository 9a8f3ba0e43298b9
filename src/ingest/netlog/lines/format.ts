import { action, beginCast, combatant, tick } from './eras.ts'
import { type LineFormat, steady } from './layout.ts'
import { overlayFormats } from './overlay.ts'

export const zone = steady('zone', [1], 4, { id: 2, name: 3 })
export const primaryPlayer = steady('primary player', [2], 4, { id: 2, name: 3 })
export const party = steady('party', [11], 4, { count: 2, firstId: 3 })
export const cancel = steady('cancelled cast', [23], 7, { source: 2, ability: 4, reason: 6 })
export const death = steady('death', [25], 7, { target: 2, name: 3, killer: 4 })
export const statusGain = steady('status gained', [26], 13, {
  status: 2,
  name: 3,
  duration: 4,
  source: 5,
  sourceName: 6,
  target: 7,
  targetName: 8,
  stacks: 9,
})
export const statusLoss = steady('status lost', [30], 13, {
  status: 2,
  name: 3,
  source: 5,
  sourceName: 6,
  target: 7,
  targetName: 8,
})
export const headMarker = steady('head marker', [27], 8, { target: 2, name: 3, marker: 6 })
export const director = steady('director', [33], 5, { instance: 2, command: 3 })
export const targetable = steady('targetable', [34], 7, { id: 2, name: 3, shown: 6 })
export const tether = steady('tether', [35], 10, { source: 2, sourceName: 3, target: 4, targetName: 5, tether: 8 })
export const limitBreak = steady('limit break', [36], 5, { value: 2, bars: 3 })
export const settings = steady('settings', [249, 253], 4, { text: 2 })
export const inCombat = steady('in combat', [260], 5, { inGame: 3 })
export const memory = steady('combatant memory', [261], 4, { change: 2, id: 3, firstPair: 4 })
export const placeholder = steady('placeholder name', [262], 6, { locale: 2, key: 4, value: 5 })
export const moved = steady('moved', [270, 271], 9, { id: 2, heading: 3, x: 6, y: 7 })

export const removed = steady('combatant removed', [4], 17, { id: 2 })

export const effectResult = steady('effect result', [37], 16, {
  target: 2,
  name: 3,
  sequence: 4,
  hp: 5,
  maxHp: 6,
  mp: 7,
  shield: 9,
  x: 11,
  y: 12,
  heading: 14,
})
export const statusList = steady('status list', [38], 16, {
  id: 2,
  name: 3,
  hp: 5,
  maxHp: 6,
  mp: 7,
  shield: 9,
  x: 11,
  y: 12,
  heading: 14,
  firstStatus: 18,
})
/** What somebody said, or the game; most of it is private and none of it is kept. */
export const chat = steady('chat', [0], 5, { code: 2, speaker: 3, text: 4 })
export const waymark = steady('waymark', [28], 9, { operation: 2, waymark: 3, placer: 4, placerName: 5, x: 6, y: 7 })
export const sign = steady('sign', [29], 8, {
  operation: 2,
  sign: 3,
  placer: 4,
  placerName: 5,
  target: 6,
  targetName: 7,
})
export const gauge = steady('job gauge', [31], 7, { id: 2, firstByte: 3 })
export const map = steady('map', [40], 6, { id: 2, region: 3, place: 4, part: 5 })
export const systemMessage = steady('system message', [41], 7, {
  instance: 2,
  message: 3,
  first: 4,
  second: 5,
  third: 6,
})
/** Three fields for each status: stacks and id in one, its time left as the bits of a float, whose it is. */
export const statusTriplets = steady('statuses of a third party', [42], 4, { id: 2, name: 3, firstStatus: 4 })
export const health = steady('health', [39], 15, { id: 2, name: 3, hp: 4, maxHp: 5, mp: 6, x: 10, y: 11, heading: 13 })

/** What is described; `translate.ts` says by what each is read, and what nothing reads is skipped. */
export const formats: readonly LineFormat[] = [
  chat,
  zone,
  primaryPlayer,
  combatant,
  removed,
  party,
  beginCast,
  action,
  cancel,
  tick,
  death,
  statusGain,
  headMarker,
  waymark,
  sign,
  statusLoss,
  gauge,
  director,
  targetable,
  tether,
  limitBreak,
  effectResult,
  statusList,
  health,
  map,
  systemMessage,
  statusTriplets,
  settings,
  inCombat,
  memory,
  placeholder,
  moved,
  ...overlayFormats,
]

/**
 * Known, and nothing of a pull: the logger's own statistics, timers and failures, player stats, homeworlds, packet dumps,
 * registrations, and what happens in the open field.
 */
export const ignoredTypes: ReadonlySet<number> = new Set([
  5, 6, 7, 12, 13, 14, 15, 32, 250, 251, 252, 254, 255, 256, 258, 259,
])
