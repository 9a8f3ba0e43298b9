import type { ParseReport } from '../ingest/netlog/lines/parse-report.ts'

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

/** Where this share of the lines is changed, it was a tool that hides names or the like: no reason for alarm. */
const rewrittenShare = 0.1

function hashWarning({ hashes: { verified, broken }, missing }: ParseReport): string[] {
  const gone =
    missing === 0
      ? []
      : [
          `${missing === 1 ? '1 line that was written is' : `${missing} lines that were written are`} missing: chat may have been filtered out.`,
        ]
  if (broken === 0) return gone
  const checked = verified + broken
  const lines =
    broken === checked
      ? 'none of its lines match their hashes'
      : `${broken === 1 ? '1 line does not match its hash' : `${broken} lines do not match their hash`}, of ${checked} that were checked`
  const why =
    broken > checked * rewrittenShare
      ? 'a tool rewrote the log, perhaps to hide names. It was read as it stands.'
      : 'the log was changed after it was written.'
  return [`${lines}: ${why}`, ...gone]
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
