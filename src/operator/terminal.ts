import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Output } from './output.ts'

/** Speaks on this terminal, progress in one line that is written over. Attachments go to `folder`, if there is one. */
export function openTerminal(folder?: string): Output {
  let standing = ''
  const erase = () => {
    if (standing !== '') process.stderr.write(eraseLine)
  }
  const stand = (text: string) => {
    standing = text
    process.stderr.write(text.slice(0, (process.stderr.columns || 80) - 1))
  }
  const speak = (stream: NodeJS.WriteStream, text: string) => {
    erase()
    stream.write(`${text}\n`)
    stand(standing)
  }
  return {
    line: (text) => speak(process.stdout, text),
    aside: (text) => speak(process.stderr, text),
    progress: (text) => {
      if (!process.stderr.isTTY || text === standing) return
      erase()
      stand(text)
    },
    file: ({ name, bytes }) => {
      if (folder === undefined) return
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, basename(name)), bytes)
    },
  }
}

const eraseLine = '\r\u001b[K'
