import type { ParseReport } from '../ingest/netlog/parse-report.ts'

/** What somebody who imported a log should know about it: nothing, for a good one. */
export function logWarnings({ malformed, malformedLines, hashes, truncated, unknownTypes }: ParseReport): string[] {
  const lines = malformedLines.map(({ line }) => line)
  const unknown = Object.keys(unknownTypes)
  return [
    ...(truncated ? ['it ends in the middle of a line; that line was left out.'] : []),
    ...(malformed > 0
      ? [`${malformed} damaged lines were left out (${lines.slice(0, 5).join(', ')}${malformed > 5 ? ', …' : ''}).`]
      : []),
    ...(hashes.broken > 0
      ? [
          `${hashes.broken} of the lines checked do not match their checksum: the file was changed after it was written.`,
        ]
      : []),
    ...(unknown.length > 0 ? [`line types ${unknown.join(', ')} are unknown and were skipped.`] : []),
  ]
}
