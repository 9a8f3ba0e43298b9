import type { Repairs } from '../../normalise/normalise.ts'
import type { HashState } from './hashes.ts'

/** How reading a log went, so that a strange file can be understood without opening it. */
export interface ParseReport {
  readonly lines: number
  /** Lines by type. */
  readonly counts: Readonly<Record<string, number>>
  /** Types that nobody has told us about, by type; their lines were skipped. */
  readonly unknownTypes: Readonly<Record<string, UnknownType>>
  readonly malformed: number
  /** The first of them, by line number within the file. */
  readonly malformedLines: readonly { readonly line: number; readonly why: string }[]
  /** A sample of the lines (or all, if asked for) was checked against its hashes. A broken one is a warning. */
  readonly hashes: Readonly<Record<HashState, number>>
  /** Lines that were written and are gone from the file, as the numbers in the hashes of others show. */
  readonly missing: number
  /** The file ends in the middle of a line or of an archive; that line was left out. */
  readonly truncated: boolean
  /** As the logger names itself, empty when it does not. */
  readonly pluginVersion: string
  /** What was repaired in the pulls that are over. */
  readonly repairs: Readonly<Repairs>
}

export interface UnknownType {
  readonly count: number
  /** Line number of the first. */
  readonly firstLine: number
}

/** Counts while a log is read. */
export interface Tally {
  lines: number
  /** By line type. */
  readonly types: Uint32Array
  /** Line number of the first line of a type that nobody knows, by line type; else 0. */
  readonly unknown: Uint32Array
  malformed: number
  readonly malformedLines: { line: number; why: string }[]
  readonly hashes: Record<HashState, number>
  missing: number
  truncated: boolean
  pluginVersion: string
  readonly repairs: Repairs
}

/** How many malformed lines are listed by number. */
const listed = 20
/** Types have two or three digits. */
const mostTypes = 1000

export const openTally = (): Tally => ({
  lines: 0,
  types: new Uint32Array(mostTypes),
  unknown: new Uint32Array(mostTypes),
  malformed: 0,
  malformedLines: [],
  hashes: { verified: 0, broken: 0, unverifiable: 0 },
  missing: 0,
  truncated: false,
  pluginVersion: '',
  repairs: {},
})

export function noteMalformed(tally: Tally, line: number, why: string): void {
  tally.malformed++
  if (tally.malformedLines.length < listed) tally.malformedLines.push({ line, why })
}

/** Counts a line of a type that nobody knows. */
export function noteUnknown({ unknown, lines }: Tally, type: number): void {
  unknown[type] ||= lines
}

export const toReport = ({ lines, types, unknown, ...rest }: Tally): ParseReport => ({
  lines,
  counts: byName(types, (type) => types[type] ?? 0),
  unknownTypes: byName(unknown, (type) => ({ count: types[type] ?? 0, firstLine: unknown[type] ?? 0 })),
  malformed: rest.malformed,
  malformedLines: [...rest.malformedLines],
  hashes: { ...rest.hashes },
  missing: rest.missing,
  truncated: rest.truncated,
  pluginVersion: rest.pluginVersion,
  repairs: { ...rest.repairs },
})

/** What is known of the types that were counted, by type as logs write it: `03`, `261`. */
function byName<Known>(counts: Uint32Array, known: (type: number) => Known): Record<string, Known> {
  const seen = [...counts.keys()].filter((type) => counts[type] !== 0)
  return Object.fromEntries(seen.map((type) => [String(type).padStart(2, '0'), known(type)]))
}
