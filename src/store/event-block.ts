import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { CombatEvent, EventOf, EventType } from '../event.ts'

/** A pull's events in memory: each kind is unpacked when it is first asked for. */
export interface EventTable {
  readonly count: number
  /** The events of one kind, in order. */
  of<T extends EventType>(type: T): readonly EventOf<T>[]
  /** Every event in order. */
  all(): readonly CombatEvent[]
}

/** Packs events column by column, compressed; about 4 bytes an event. */
export function packEvents(events: readonly CombatEvent[]): Uint8Array {
  const rows = new Map<EventType, { order: number[]; events: CombatEvent[] }>()
  events.forEach((event, order) => {
    const kind = rows.get(event.type) ?? { order: [], events: [] }
    if (kind.order.length === 0) rows.set(event.type, kind)
    kind.order.push(order)
    kind.events.push(event)
  })
  const counts = [...rows].map(([type, { order }]) => [type, order.length] as const)
  const header = Buffer.from(JSON.stringify({ version, counts }))
  const parts: Uint8Array[] = [Buffer.from(new Uint32Array([header.length]).buffer), header]
  for (const [type, { order, events: own }] of rows) {
    parts.push(toBytes(Uint32Array.from(order)))
    for (const [field, column] of columnsOf(type)) parts.push(packColumn(column, own, field))
  }
  return zstdCompressSync(Buffer.concat(parts))
}

/** Reads what `packEvents` wrote. */
export function unpackEvents(block: Uint8Array): EventTable {
  const bytes = zstdDecompressSync(block)
  const headerEnd = 4 + bytes.readUInt32LE(0)
  const header = JSON.parse(bytes.toString('utf8', 4, headerEnd)) as { version: number; counts: [EventType, number][] }
  if (header.version !== version) throw new Error(`event block of version ${header.version}, expected ${version}`)

  const sections = new Map<EventType, { from: number; count: number }>()
  let from = headerEnd
  for (const [type, count] of header.counts) {
    sections.set(type, { from, count })
    from += count * columnsOf(type).reduce((width, [, column]) => width + widths[column], widths.u32)
  }
  const unpacked = new Map<EventType, { order: Uint32Array; events: CombatEvent[] }>()
  const section = (type: EventType) => {
    const known = unpacked.get(type)
    if (known) return known
    const { from: start, count } = sections.get(type) ?? { from: 0, count: 0 }
    const made = unpackSection(bytes, type, start, count)
    unpacked.set(type, made)
    return made
  }
  const count = header.counts.reduce((total, [, own]) => total + own, 0)
  return {
    count,
    of: <T extends EventType>(type: T) => section(type).events as EventOf<T>[],
    all() {
      const all = new Array<CombatEvent>(count)
      for (const type of sections.keys()) {
        const { order, events } = section(type)
        events.forEach((event, index) => {
          all[order[index] ?? 0] = event
        })
      }
      return all
    },
  }
}

/** Raise it when a column changes; `unpackEvents` then needs a way to read the old one. */
const version = 1

/** `?` marks a number that may be absent; it is stored as NaN. */
type Column = 'i32' | 'u32' | 'f32' | 'f32?' | 'f64?' | 'bool'
const widths: Record<Column, number> = { i32: 4, u32: 4, f32: 4, 'f32?': 4, 'f64?': 8, bool: 1 }

type Layout = { readonly [T in EventType]: Readonly<Record<Exclude<keyof EventOf<T>, 'type'>, Column>> }

const between = { at: 'i32', source: 'i32', target: 'i32' } as const
const blow = { critical: 'bool', directHit: 'bool', blocked: 'bool', parried: 'bool' } as const
const used = { ability: 'u32', packet: 'u32' } as const

const layout: Layout = {
  'begin-cast': { ...between, ability: 'u32', durationMs: 'u32' },
  cast: { ...between, ...used },
  'cancel-cast': { at: 'i32', source: 'i32', ability: 'u32' },
  'damage-decided': {
    ...between,
    ...used,
    ...blow,
    amount: 'u32',
    unmitigated: 'f64?',
    multiplier: 'f64?',
    unpaired: 'bool',
  },
  damage: {
    ...between,
    ...used,
    ...blow,
    amount: 'u32',
    absorbed: 'u32',
    overkill: 'u32',
    unmitigated: 'f64?',
    multiplier: 'f64?',
    tick: 'bool',
  },
  'heal-decided': { ...between, ...used, amount: 'u32', critical: 'bool', unpaired: 'bool' },
  heal: { ...between, ...used, amount: 'u32', overheal: 'u32', critical: 'bool', tick: 'bool' },
  absorbed: { ...between, ability: 'u32', status: 'u32', attacker: 'i32', amount: 'u32' },
  'instant-kill': { ...between, ...used },
  'status-apply': { ...between, status: 'u32', durationMs: 'u32', stacks: 'u32', refreshed: 'bool', ability: 'u32' },
  'status-stack': { ...between, status: 'u32', stacks: 'u32' },
  'status-remove': { ...between, status: 'u32' },
  death: { at: 'i32', target: 'i32', killer: 'i32', ability: 'u32' },
  state: {
    at: 'i32',
    actor: 'i32',
    hp: 'u32',
    maxHp: 'u32',
    mp: 'f32?',
    x: 'f32?',
    y: 'f32?',
    facing: 'f32?',
    shield: 'f32?',
  },
  targetable: { at: 'i32', actor: 'i32', targetable: 'bool' },
  'head-marker': { at: 'i32', target: 'i32', marker: 'u32' },
  tether: { ...between, tether: 'u32' },
  'limit-break-gauge': { at: 'i32', value: 'u32', bars: 'u32' },
  director: { at: 'i32', command: 'u32' },
}

const columnsOf = (type: EventType) => Object.entries(layout[type]) as [string, Column][]

const toBytes = (column: ArrayBufferView) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength)

function packColumn(column: Column, events: readonly CombatEvent[], field: string): Uint8Array {
  const read = (event: CombatEvent) => (event as unknown as Record<string, number | boolean | undefined>)[field]
  const numbers = () => events.map((event) => Number(read(event) ?? Number.NaN))
  switch (column) {
    case 'i32':
      return toBytes(Int32Array.from(numbers()))
    case 'u32':
      return toBytes(Uint32Array.from(numbers()))
    case 'f32':
    case 'f32?':
      return toBytes(Float32Array.from(numbers()))
    case 'f64?':
      return toBytes(Float64Array.from(numbers()))
    case 'bool':
      return Uint8Array.from(events, (event) => (read(event) ? 1 : 0))
  }
}

function unpackSection(bytes: Buffer, type: EventType, from: number, count: number) {
  const view = (start: number, width: number) =>
    bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + start + width * count)
  const order = new Uint32Array(view(from, widths.u32))
  const events = Array.from({ length: count }, () => ({ type }) as Record<string, unknown>)
  let start = from + widths.u32 * count
  for (const [field, column] of columnsOf(type)) {
    const values = readColumn(column, view(start, widths[column]))
    const optional = column.endsWith('?')
    for (let row = 0; row < count; row++) {
      const value = values[row] ?? 0
      const event = events[row]
      if (event === undefined || (optional && Number.isNaN(value))) continue
      event[field] = column === 'bool' ? value === 1 : value
    }
    start += widths[column] * count
  }
  return { order, events: events as unknown as CombatEvent[] }
}

function readColumn(
  column: Column,
  buffer: ArrayBufferLike,
): Int32Array | Uint32Array | Float32Array | Float64Array | Uint8Array {
  switch (column) {
    case 'i32':
      return new Int32Array(buffer)
    case 'u32':
      return new Uint32Array(buffer)
    case 'f32':
    case 'f32?':
      return new Float32Array(buffer)
    case 'f64?':
      return new Float64Array(buffer)
    case 'bool':
      return new Uint8Array(buffer)
  }
}
