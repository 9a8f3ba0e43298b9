import type { EventOf, EventType } from '../event.ts'

/** What a column holds; `?` marks a number that may be absent and is NaN then. An actor is its index, or `environment`. */
export type ColumnKind = 'at' | 'actor' | 'u32' | 'f32?' | 'f64?' | 'bool'

export type FieldOf<T extends EventType> = Exclude<keyof EventOf<T>, 'type'>

type Layout = { readonly [T in EventType]: Readonly<Record<FieldOf<T>, ColumnKind>> }

const between = { at: 'at', source: 'actor', target: 'actor' } as const
const blow = { critical: 'bool', directHit: 'bool', blocked: 'bool', parried: 'bool' } as const
const used = { ability: 'u32', packet: 'u32' } as const
const known = { unmitigated: 'f64?', multiplier: 'f64?' } as const

/**
 * How events lie in memory and in the store: a struct of arrays for each kind, its columns in this order. What is stored
 * says itself which columns it has, so that one can be added; one that changes its meaning needs another name.
 */
export const eventLayout: Layout = {
  'begin-cast': { ...between, ability: 'u32', durationMs: 'u32' },
  cast: { ...between, ...used },
  'cancel-cast': { at: 'at', source: 'actor', ability: 'u32' },
  'damage-decided': { ...between, ...used, ...blow, amount: 'u32', ...known, school: 'f32?', unpaired: 'bool' },
  damage: { ...between, ...used, ...blow, amount: 'u32', absorbed: 'u32', overkill: 'u32', ...known, tick: 'bool' },
  'heal-decided': { ...between, ...used, amount: 'u32', critical: 'bool', unpaired: 'bool' },
  heal: { ...between, ...used, amount: 'u32', overheal: 'u32', critical: 'bool', tick: 'bool' },
  absorbed: { ...between, ability: 'u32', status: 'u32', attacker: 'actor', amount: 'u32' },
  'instant-kill': { ...between, ...used },
  'status-apply': { ...between, status: 'u32', durationMs: 'u32', stacks: 'u32', refreshed: 'bool', ability: 'u32' },
  'status-stack': { ...between, status: 'u32', stacks: 'u32' },
  'status-remove': { ...between, status: 'u32' },
  death: { at: 'at', target: 'actor', killer: 'actor', ability: 'u32' },
  state: {
    at: 'at',
    actor: 'actor',
    hp: 'u32',
    maxHp: 'u32',
    mp: 'f32?',
    x: 'f32?',
    y: 'f32?',
    facing: 'f32?',
    shield: 'f32?',
  },
  targetable: { at: 'at', actor: 'actor', targetable: 'bool' },
  'head-marker': { at: 'at', target: 'actor', marker: 'u32' },
  tether: { ...between, tether: 'u32' },
  'limit-break-gauge': { at: 'at', value: 'u32', bars: 'u32' },
  director: { at: 'at', command: 'u32' },
  waymark: { at: 'at', waymark: 'u32', placed: 'bool', x: 'f32?', y: 'f32?' },
  sign: { at: 'at', target: 'actor', sign: 'u32', placed: 'bool' },
  countdown: { at: 'at', seconds: 'u32' },
}

export const eventTypes = Object.keys(eventLayout) as readonly EventType[]

/** The columns of a kind, in the order of the layout. */
export const columnsOf = (type: EventType): readonly (readonly [string, ColumnKind])[] => columns[type]

const columns = Object.fromEntries(
  eventTypes.map((type) => [type, Object.entries(eventLayout[type])]),
) as unknown as Readonly<Record<EventType, readonly (readonly [string, ColumnKind])[]>>

export type Column = Int32Array | Uint32Array | Float32Array | Float64Array | Uint8Array

/** Bytes of one entry. */
export const widths: Readonly<Record<ColumnKind, number>> = { at: 4, actor: 4, u32: 4, 'f32?': 4, 'f64?': 8, bool: 1 }

/** All events of one kind; `order` says which place each has among the events of all kinds. */
export interface Section {
  readonly type: EventType
  readonly count: number
  readonly order: Uint32Array
  readonly columns: Readonly<Record<string, Column>>
}

/** A column that lies at a place in memory. */
export function columnAt(kind: ColumnKind, buffer: ArrayBufferLike, offset: number, count: number): Column {
  switch (kind) {
    case 'at':
    case 'actor':
      return new Int32Array(buffer, offset, count)
    case 'u32':
      return new Uint32Array(buffer, offset, count)
    case 'f32?':
      return new Float32Array(buffer, offset, count)
    case 'f64?':
      return new Float64Array(buffer, offset, count)
    case 'bool':
      return new Uint8Array(buffer, offset, count)
  }
}

export const makeColumn = (kind: ColumnKind, count: number): Column =>
  columnAt(kind, new ArrayBuffer(widths[kind] * count), 0, count)
