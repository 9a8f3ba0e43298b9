/** Where two accounts of the same thing differ. */
export interface Difference {
  /** Keys from the outside in: `deaths.2.hpBefore`. */
  readonly path: string
  readonly log: unknown
  readonly report: unknown
}

/** Compares two plain values all the way down; lists of unequal length differ as a whole. */
export function differencesOf(log: unknown, report: unknown, path: string): Difference[] {
  if (Object.is(log, report)) return []
  if (!isNested(log) || !isNested(report)) return [{ path, log, report }]
  if (Array.isArray(log) || Array.isArray(report)) {
    if (!Array.isArray(log) || !Array.isArray(report) || log.length !== report.length) return [{ path, log, report }]
  }
  const keys = new Set([...Object.keys(log), ...Object.keys(report)])
  return [...keys].flatMap((key) => differencesOf(log[key], report[key], `${path}.${key}`))
}

/** A difference that lies in the world and not in us. */
export interface Tolerance {
  readonly path: RegExp
  readonly because: string
  isFine(log: unknown, report: unknown): boolean
}

/** The tolerance that explains a difference. */
export const explain = ({ path, log, report }: Difference, tolerances: readonly Tolerance[]): Tolerance | undefined =>
  tolerances.find((known) => known.path.test(path) && known.isFine(log, report))

/** For a failing test to show. */
export const toText = ({ path, log, report }: Difference): string =>
  `${path}: ${JSON.stringify(log)} in the log, ${JSON.stringify(report)} in the report`

const isNested = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
