import type { EventOf, EventType } from '../event.ts'
import type { Column, FieldOf } from './columns.ts'

type Draft<T extends EventType> = { -readonly [Field in keyof EventOf<T>]: EventOf<T>[Field] }

const isTold = (value = Number.NaN): boolean => !Number.isNaN(value)

/** Columns that are not there were not known when the events were stored. */
type Readers = {
  readonly [T in EventType]: (from: { readonly [Field in FieldOf<T>]?: Column }, row: number) => EventOf<T>
}

/** Reads an event out of its columns. Spelled out kind by kind: one reader for all kinds is several times slower. */
export const readers: Readers = {
  'begin-cast': (from, row) => ({
    type: 'begin-cast',
    at: from.at?.[row] ?? 0,
    source: from.source?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    ability: from.ability?.[row] ?? 0,
    durationMs: from.durationMs?.[row] ?? 0,
  }),
  cast: (from, row) => ({
    type: 'cast',
    at: from.at?.[row] ?? 0,
    source: from.source?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    ability: from.ability?.[row] ?? 0,
    packet: from.packet?.[row] ?? 0,
  }),
  'cancel-cast': (from, row) => ({
    type: 'cancel-cast',
    at: from.at?.[row] ?? 0,
    source: from.source?.[row] ?? 0,
    ability: from.ability?.[row] ?? 0,
  }),
  'damage-decided'(from, row) {
    const event: Draft<'damage-decided'> = {
      type: 'damage-decided',
      at: from.at?.[row] ?? 0,
      source: from.source?.[row] ?? 0,
      target: from.target?.[row] ?? 0,
      ability: from.ability?.[row] ?? 0,
      packet: from.packet?.[row] ?? 0,
      critical: from.critical?.[row] === 1,
      directHit: from.directHit?.[row] === 1,
      blocked: from.blocked?.[row] === 1,
      parried: from.parried?.[row] === 1,
      amount: from.amount?.[row] ?? 0,
      unpaired: from.unpaired?.[row] === 1,
    }
    if (isTold(from.unmitigated?.[row])) event.unmitigated = from.unmitigated?.[row] ?? 0
    if (isTold(from.multiplier?.[row])) event.multiplier = from.multiplier?.[row] ?? 0
    if (isTold(from.school?.[row])) event.school = from.school?.[row] ?? 0
    return event
  },
  damage(from, row) {
    const event: Draft<'damage'> = {
      type: 'damage',
      at: from.at?.[row] ?? 0,
      source: from.source?.[row] ?? 0,
      target: from.target?.[row] ?? 0,
      ability: from.ability?.[row] ?? 0,
      packet: from.packet?.[row] ?? 0,
      critical: from.critical?.[row] === 1,
      directHit: from.directHit?.[row] === 1,
      blocked: from.blocked?.[row] === 1,
      parried: from.parried?.[row] === 1,
      amount: from.amount?.[row] ?? 0,
      absorbed: from.absorbed?.[row] ?? 0,
      overkill: from.overkill?.[row] ?? 0,
      tick: from.tick?.[row] === 1,
    }
    if (isTold(from.unmitigated?.[row])) event.unmitigated = from.unmitigated?.[row] ?? 0
    if (isTold(from.multiplier?.[row])) event.multiplier = from.multiplier?.[row] ?? 0
    return event
  },
  'heal-decided': (from, row) => ({
    type: 'heal-decided',
    at: from.at?.[row] ?? 0,
    source: from.source?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    ability: from.ability?.[row] ?? 0,
    packet: from.packet?.[row] ?? 0,
    amount: from.amount?.[row] ?? 0,
    critical: from.critical?.[row] === 1,
    unpaired: from.unpaired?.[row] === 1,
  }),
  heal: (from, row) => ({
    type: 'heal',
    at: from.at?.[row] ?? 0,
    source: from.source?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    ability: from.ability?.[row] ?? 0,
    packet: from.packet?.[row] ?? 0,
    amount: from.amount?.[row] ?? 0,
    overheal: from.overheal?.[row] ?? 0,
    critical: from.critical?.[row] === 1,
    tick: from.tick?.[row] === 1,
  }),
  absorbed: (from, row) => ({
    type: 'absorbed',
    at: from.at?.[row] ?? 0,
    source: from.source?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    ability: from.ability?.[row] ?? 0,
    status: from.status?.[row] ?? 0,
    attacker: from.attacker?.[row] ?? 0,
    amount: from.amount?.[row] ?? 0,
  }),
  'instant-kill': (from, row) => ({ ...readers.cast(from, row), type: 'instant-kill' }),
  'status-apply': (from, row) => ({
    type: 'status-apply',
    at: from.at?.[row] ?? 0,
    source: from.source?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    status: from.status?.[row] ?? 0,
    durationMs: from.durationMs?.[row] ?? 0,
    stacks: from.stacks?.[row] ?? 0,
    refreshed: from.refreshed?.[row] === 1,
    ability: from.ability?.[row] ?? 0,
  }),
  'status-stack': (from, row) => ({
    ...readers['status-remove'](from, row),
    type: 'status-stack',
    stacks: from.stacks?.[row] ?? 0,
  }),
  'status-remove': (from, row) => ({
    type: 'status-remove',
    at: from.at?.[row] ?? 0,
    source: from.source?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    status: from.status?.[row] ?? 0,
  }),
  death: (from, row) => ({
    type: 'death',
    at: from.at?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    killer: from.killer?.[row] ?? 0,
    ability: from.ability?.[row] ?? 0,
  }),
  state(from, row) {
    const event: Draft<'state'> = {
      type: 'state',
      at: from.at?.[row] ?? 0,
      actor: from.actor?.[row] ?? 0,
      hp: from.hp?.[row] ?? 0,
      maxHp: from.maxHp?.[row] ?? 0,
    }
    if (isTold(from.mp?.[row])) event.mp = from.mp?.[row] ?? 0
    if (isTold(from.x?.[row])) event.x = from.x?.[row] ?? 0
    if (isTold(from.y?.[row])) event.y = from.y?.[row] ?? 0
    if (isTold(from.facing?.[row])) event.facing = from.facing?.[row] ?? 0
    if (isTold(from.shield?.[row])) event.shield = from.shield?.[row] ?? 0
    return event
  },
  targetable: (from, row) => ({
    type: 'targetable',
    at: from.at?.[row] ?? 0,
    actor: from.actor?.[row] ?? 0,
    targetable: from.targetable?.[row] === 1,
  }),
  'head-marker': (from, row) => ({
    type: 'head-marker',
    at: from.at?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    marker: from.marker?.[row] ?? 0,
  }),
  tether: (from, row) => ({
    type: 'tether',
    at: from.at?.[row] ?? 0,
    source: from.source?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    tether: from.tether?.[row] ?? 0,
  }),
  'limit-break-gauge': (from, row) => ({
    type: 'limit-break-gauge',
    at: from.at?.[row] ?? 0,
    value: from.value?.[row] ?? 0,
    bars: from.bars?.[row] ?? 0,
  }),
  director: (from, row) => ({ type: 'director', at: from.at?.[row] ?? 0, command: from.command?.[row] ?? 0 }),
  waymark: (from, row) => ({
    type: 'waymark',
    at: from.at?.[row] ?? 0,
    waymark: from.waymark?.[row] ?? 0,
    placed: from.placed?.[row] === 1,
    x: from.x?.[row] ?? 0,
    y: from.y?.[row] ?? 0,
  }),
  sign: (from, row) => ({
    type: 'sign',
    at: from.at?.[row] ?? 0,
    target: from.target?.[row] ?? 0,
    sign: from.sign?.[row] ?? 0,
    placed: from.placed?.[row] === 1,
  }),
  countdown: (from, row) => ({ type: 'countdown', at: from.at?.[row] ?? 0, seconds: from.seconds?.[row] ?? 0 }),
}
