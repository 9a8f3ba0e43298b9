import type { ParseReport } from '../ingest/netlog/parse-report.ts'

/** What somebody who imported a log should know about it: nothing, for a good one. */
export function logWarnings(report: ParseReport): string[] {
  return [
    ...(report.truncated ? ['it ends in the middle of a line; that line was left out.'] : []),
    ...malformedWarning(report),
    ...hashWarning(report),
    ...unknownWarning(report),
  ]
}

/** Lines and types that are listed by number. */
const listed = 5

function malformedWarning({ malformed, malformedLines }: ParseReport): string[] {
  if (malformed === 0) return []
  const lines = malformedLines.slice(0, listed).map(({ line, why }) => `line ${line}: ${why}`)
  const were = malformed === 1 ? '1 damaged line was' : `${malformed} damaged lines were`
  return [`${were} left out (${listOf(lines, malformed)}).`]
}

/** A log without one good hash was rewritten as a whole, by an anonymiser for one: that is no reason for alarm. */
function hashWarning({ hashes: { verified, broken } }: ParseReport): string[] {
  if (broken === 0) return []
  if (verified === 0)
    return ['none of its lines match their hashes: a tool rewrote it after the game, perhaps for its names.']
  const checked = verified + broken
  const lines = broken === 1 ? '1 line does not match its hash' : `${broken} lines do not match their hash`
  return [`${lines}, of ${checked} that were checked: the log was changed after it was written.`]
}

function unknownWarning({ unknownTypes }: ParseReport): string[] {
  const types = Object.entries(unknownTypes)
  if (types.length === 0) return []
  const told = types
    .slice(0, listed)
    .map(([type, { count, firstLine }]) =>
      count === 1 ? `${type} in line ${firstLine}` : `${type} in ${count} lines from line ${firstLine}`,
    )
  return [
    `lines of ${types.length === 1 ? 'a type' : 'types'} that Vigil does not know were skipped (${listOf(told, types.length)}).`,
  ]
}

const listOf = (told: readonly string[], all: number): string =>
  [...told, ...(all > told.length ? ['…'] : [])].join('; ')
