import type { Column } from '../../events/columns.ts'
import type { EventTable } from '../../events/table.ts'
import { rowsOf } from './columns.ts'

export const noRow = -1

/** Landed hits come 0.4 to 2.3 s after their decision; a packet number met later than this is another packet. */
const joinMs = 5_000

export interface Joined {
  /** For every row of `damage` its row of `damage-decided`; none for a tick, and for what was never told as decided. */
  readonly decidedOf: Int32Array
  /** Rows of `damage-decided` that never landed, in order. */
  readonly neverLanded: readonly number[]
}

/**
 * Joins landed with decided damage: the oldest of the same packet, target and ability that is still free; where a source
 * gives no packet numbers, of the same source, target and ability.
 */
export function joinPackets(events: EventTable): Joined {
  const decided = keysOf(events, 'damage-decided')
  const landed = keysOf(events, 'damage')
  const ticks = rowsOf(events, 'damage').column('tick')
  const { nextOf, oldestOf } = queue(decided.packet)
  const isTaken = new Uint8Array(decided.at.length)
  const decidedOf = new Int32Array(landed.at.length).fill(noRow)
  for (let row = 0; row < decidedOf.length; row++) {
    if (ticks[row] === 1) continue
    const at = landed.at[row] ?? 0
    const packet = landed.packet[row] ?? 0
    let other = oldestOf.get(packet) ?? noRow
    while (other !== noRow && (isTaken[other] === 1 || at - (decided.at[other] ?? 0) > joinMs)) other = nextOf(other)
    oldestOf.set(packet, other) // what lands comes in order, too: those before it can land no more
    while (other !== noRow && (decided.at[other] ?? 0) <= at && !isOne(row, other)) other = nextOf(other)
    if (other === noRow || (decided.at[other] ?? 0) > at) continue
    isTaken[other] = 1
    decidedOf[row] = other
  }
  const neverLanded: number[] = []
  for (let row = 0; row < isTaken.length; row++) if (isTaken[row] === 0) neverLanded.push(row)
  return { decidedOf, neverLanded }

  function isOne(row: number, other: number): boolean {
    return (
      isTaken[other] === 0 &&
      decided.target[other] === landed.target[row] &&
      decided.ability[other] === landed.ability[row] &&
      (landed.packet[row] !== 0 || decided.source[other] === landed.source[row])
    )
  }
}

function keysOf(events: EventTable, type: 'damage' | 'damage-decided') {
  const { column } = rowsOf(events, type)
  return {
    at: column('at'),
    source: column('source'),
    target: column('target'),
    ability: column('ability'),
    packet: column('packet'),
  }
}

/** The rows of each packet number, oldest first. */
function queue(packets: Column) {
  const next = new Int32Array(packets.length)
  const oldestOf = new Map<number, number>()
  for (let row = packets.length - 1; row >= 0; row--) {
    const packet = packets[row] ?? 0
    next[row] = oldestOf.get(packet) ?? noRow
    oldestOf.set(packet, row)
  }
  return { oldestOf, nextOf: (row: number): number => next[row] ?? noRow }
}
