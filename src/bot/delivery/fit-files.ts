import type { Message, MessageFile } from '../../message.ts'
import { cut, limits } from '../limits.ts'

/** Adds files to a message. One that Discord would not take is named instead: the answer itself still arrives. */
export function fitFiles(message: Message, files: readonly MessageFile[]): Message {
  const taken = files.filter(({ bytes }) => bytes.length > 0 && bytes.length <= limits.file)
  const all = [...message.files, ...taken].slice(0, limits.files)
  const missing = files.filter((file) => !all.includes(file)).map(({ name }) => name)
  if (missing.length === 0) return { ...message, files: all }
  const sentence = `Too large to be attached here: ${missing.join(', ')}. The command line has no such limit: vigil ask … --out DIR.`
  const content = cut(message.content, limits.content - sentence.length - 1)
  return { ...message, files: all, content: cut(content === '' ? sentence : `${content}\n${sentence}`, limits.content) }
}
