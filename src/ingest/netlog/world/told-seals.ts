import { systemMessage as messages } from '../../../game.ts'
import type { systemMessage } from '../lines/format.ts'
import type { FieldsOf } from '../lines/layout.ts'
import { type Line, readHex } from '../lines/line.ts'
import type { World } from './world.ts'

/** Line 41: the game speaks. Of all it says only the closing and opening of arenas matters. */
export function hear(line: Line, f: FieldsOf<typeof systemMessage>, { cutter }: World): void {
  const message = readHex(line, f.message)
  if (message === messages.sealing || message === messages.sealed) cutter.seal(true)
  else if (message === messages.unsealed) cutter.seal(false)
}
