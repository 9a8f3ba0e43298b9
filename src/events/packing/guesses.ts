import type { Column, Section } from '../columns.ts'

/**
 * What a value is compared with: nothing, the row before, the same actor's row before, or the half of the hit that the
 * server decided. What landed is nearly always what was decided, and actors nearly always look as they did.
 */
export type Guess = 'none' | 'before' | 'actor' | 'decided'

/** What other columns are guessed by: they are read first. */
const keys: ReadonlySet<string> = new Set(['actor', 'target', 'packet'])

/** Columns in the order in which they are written. */
export const keysFirst = <Kind>(columns: readonly (readonly [string, Kind])[]) =>
  columns.toSorted(([one], [other]) => Number(keys.has(other)) - Number(keys.has(one)))

/** Of which kind the decided half is. */
export const halves: Readonly<Partial<Record<string, string>>> = { damage: 'damage-decided', heal: 'heal-decided' }

export function guessFor(type: string, field: string): Guess {
  if (field === 'packet') return 'before'
  if (keys.has(field)) return 'none'
  if (type === 'state') return 'actor'
  return halves[type] === undefined ? 'none' : 'decided'
}

/** For each row which row it is compared with, of its own section or of the decided halves; -1 for none. */
export function rowsFor(guess: Guess, own: Section, decided: Section | undefined): Int32Array {
  const rows = new Int32Array(own.count).fill(-1)
  if (guess === 'before') for (let row = 0; row < own.count; row++) rows[row] = row - 1
  else if (guess === 'actor') lastOf(own.columns.actor, rows)
  else if (guess === 'decided' && decided) pairUp(own, decided, rows)
  return rows
}

function lastOf(actors: Column | undefined, rows: Int32Array): void {
  const last = new Map<number, number>()
  for (let row = 0; row < rows.length; row++) {
    const actor = actors?.[row] ?? -1
    rows[row] = last.get(actor) ?? -1
    last.set(actor, row)
  }
}

/** Each that landed with the last one that was decided before it, of the same packet on the same target. */
function pairUp(landed: Section, decided: Section, rows: Int32Array): void {
  const last = new Map<number, number>()
  let next = 0
  for (let row = 0; row < rows.length; row++) {
    for (; next < decided.count && (decided.order[next] ?? 0) < (landed.order[row] ?? 0); next++) {
      last.set(keyOf(decided.columns, next), next)
    }
    rows[row] = last.get(keyOf(landed.columns, row)) ?? -1
  }
}

/** Actors are fewer than 2^14. */
const keyOf = ({ packet, target }: Section['columns'], row: number): number =>
  (packet?.[row] ?? 0) * 2 ** 14 + (target?.[row] ?? 0)
