import type { CoverNames } from '../../../game/cover-names.ts'
import { keyOf, type PlannedCover, type PlannedMechanic, type Slot } from '../../../strat/strat.ts'
import { clockShifts } from './clock-shifts.ts'
import type { FoundUse, Mechanics } from './find-use.ts'
import { type LineFault, readRows } from './read-rows.ts'
import { readTime } from './read-time.ts'
import { readWho } from './read-who.ts'

/** A pasted table, understood. */
export interface PlannedTable {
  /** In the order of the table. */
  readonly mechanics: readonly PlannedMechanic[]
  /** Lines that are not understood; of a line with several mitigations, the others stand. */
  readonly faults: readonly LineFault[]
  /** Lines that are understood, with what somebody should know of them. */
  readonly hints: readonly LineFault[]
}

interface Words {
  readonly mechanics: Mechanics
  readonly covers: CoverNames
  /** Who is pinned where, by bare name. */
  readonly people?: ReadonlyMap<string, Slot>
}

type Found = Exclude<FoundUse, { readonly why: string }>
type FoundMechanic = Found['mechanics'][number]

export function planTable(text: string, { mechanics, covers, people }: Words): PlannedTable {
  const { rows, faults: unread } = readRows(text)
  const shifts = clockShifts(rows, mechanics)
  const faults = [...unread]
  const hints: LineFault[] = []
  const planned = new Map<string, { mechanic: PlannedMechanic; covers: PlannedCover[] }>()
  for (const row of rows) {
    const failed = (why: string) => faults.push({ line: row.line, why })
    const time = row.time === '' ? undefined : readTime(row.time)
    if (row.time !== '' && time === undefined) {
      failed(`“${row.time}” is no time: write 1:35 or seconds`)
      continue
    }
    const found = mechanics.find(row.mechanic, time, shifts)
    const who = readWho(row.who, people)
    if ('why' in found) failed(found.why)
    if ('why' in who) failed(who.why)
    const named = partsOf(row.what, covers).map((part) => ({
      ...part,
      found: covers(part.name, 'job' in who ? who.job : undefined),
    }))
    for (const part of named) if ('why' in part.found) failed(part.found.why)
    if ('why' in found || 'why' in who) continue
    const shiftMs = time?.phase === undefined ? shifts.get(found.phase ?? 0) : undefined
    const { offsetMs, hint } = shiftMs === undefined ? offsetOf(time, found.atMs) : onOtherClock(shiftMs, found.phase)
    if (hint !== undefined && !hints.some(({ why }) => why === hint)) hints.push({ line: row.line, why: hint })
    for (const { found: cover, note: aside } of named) {
      if ('why' in cover) continue
      const note = [who.note, aside, row.note].filter((part) => part !== undefined && part !== '').join(', ')
      for (const role of who.roles) {
        const told = { ability: cover.id, role, offsetMs, ...(note !== '' && { note: note.slice(0, longestNote) }) }
        for (const one of found.mechanics) add(one, found, told)
      }
    }
  }
  const inOrder = faults.toSorted((one, other) => one.line - other.line)
  return {
    mechanics: [...planned.values()].map(({ mechanic, covers }) => ({ ...mechanic, covers })),
    faults: inOrder,
    hints,
  }

  function add(one: FoundMechanic, { mechanics: all, name }: Found, cover: PlannedCover): void {
    const key = keyOf(one)
    const more = { ...(all.length > 1 && { oneOf: all.map(keyOf) }), ...(name && { name: name.slice(0, longestName) }) }
    const own = planned.get(key) ?? { mechanic: { ...one, ...more, covers: [], places: {} }, covers: [] }
    planned.set(key, own)
    if (!own.covers.some((known) => JSON.stringify(known) === JSON.stringify(cover))) own.covers.push(cover)
  }
}

const longestName = 60
const longestNote = 120

/** `Reprisal + Shake It Off (early)`: each with what stands behind it. A name that is whole is never taken apart. */
function partsOf(
  what: string,
  covers: CoverNames,
): readonly { readonly name: string; readonly note: string | undefined }[] {
  const parts = 'why' in covers(asideOf(what).name) ? what.split(/\s*(?:[+&/,;、・]|\band\b|\n)\s*/u) : [what]
  return parts.filter((part) => part.trim() !== '').map(asideOf)
}

/** `TBN on OT`, `Reprisal (early)`, `Rampart -> MT`. */
function asideOf(part: string): { readonly name: string; readonly note: string | undefined } {
  const text = part.trim()
  const [, name = text, note] = asides.map((aside) => aside.exec(text)).find((found) => found !== null) ?? []
  return { name, note }
}

const asides = [/^(.+?)\s*\((.+)\)$/su, /^(.+?)\s*(?:->|→|=>|>)\s*(.+)$/su, /^(.+?)\s+(on\s.+)$/isu]

/** Nobody presses for a hit sooner or later than this: such a time is of another clock than the timeline's. */
const soonestMs = 20_000
const latestMs = 3_000

/** How the sheet's clock runs in a phase is only guessed: to the second, nobody knows when it wants something pressed. */
const onOtherClock = (shiftMs: number, phase = 0) => ({
  offsetMs: 0,
  hint: `from here, in phase ${phase}, its clock is ${Math.round(-shiftMs / 1000)} s behind the timeline, so the hits themselves are meant`,
})

/** When it is pressed against the mechanic. A time within a phase only says which use is meant: its zero is nobody's. */
function offsetOf(
  time: { readonly ms: number; readonly phase?: number } | undefined,
  atMs: number | undefined,
): { readonly offsetMs: number; readonly hint?: string } {
  if (time === undefined || time.phase !== undefined || atMs === undefined) return { offsetMs: 0 }
  const offsetMs = time.ms - atMs
  if (offsetMs >= -soonestMs && offsetMs <= latestMs) return { offsetMs }
  const seconds = Math.round(Math.abs(offsetMs) / 1000)
  const side = offsetMs < 0 ? 'before' : 'after'
  return { offsetMs: 0, hint: `it says ${seconds} s ${side} the timeline, so the hit itself is meant` }
}
