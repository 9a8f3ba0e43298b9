import { fieldEnd, fieldStart, type Line } from './line.ts'
import { windowView } from './separators.ts'

/** How some fields were spelled the last time. */
export interface Spelling {
  /** In bytes; 0 before the first time. */
  length: number
  readonly words: Int32Array
}

const mostWords = 12

export const openSpelling = (): Spelling => ({ length: 0, words: new Int32Array(mostWords) })

/**
 * Whether fields that follow each other are spelled as they were the last time, which spares reading them. What is too
 * short or too long to be compared is never the same.
 */
export function isSpelledAgain(last: Spelling, line: Line, firstField: number, lastField: number): boolean {
  const from = fieldStart(line, firstField)
  const length = fieldEnd(line, lastField) - from
  if (length !== last.length || length === 0) {
    learn(last, from, length)
    return false
  }
  const rest = length - 4
  for (let word = 0; word * 4 < length; word++) {
    if (windowView.getInt32(from + Math.min(word * 4, rest), true) !== last.words[word]) {
      learn(last, from, length)
      return false
    }
  }
  return true
}

/** Word by word; the last one may begin within the one before it. */
function learn(last: Spelling, from: number, length: number): void {
  last.length = length < 4 || length > mostWords * 4 ? 0 : length
  for (let word = 0; word * 4 < last.length; word++) {
    last.words[word] = windowView.getInt32(from + Math.min(word * 4, length - 4), true)
  }
}
