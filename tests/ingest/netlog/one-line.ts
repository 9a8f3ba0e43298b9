import { type Line, openLine, pointTo } from '../../../src/ingest/netlog/lines/line.ts'
import { findLines, window } from '../../../src/ingest/netlog/lines/separators.ts'

/** A text without its line break, as a line under the reading head. */
export function lineOf(text: string, encoding: BufferEncoding = 'utf8'): Line {
  const line = openLine()
  findLines(window.write(`${text}\n`, encoding))
  pointTo(line, 0)
  return line
}
