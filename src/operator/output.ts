import type { MessageFile } from '../message.ts'

/** Where an operation speaks: a terminal, or the line to one. */
export interface Output {
  line(text: string): void
  /** Progress and failures, beside the answer. */
  aside(text: string): void
  /** How things stand at this moment, in place of how they stood before; empty when nothing is going on. */
  progress(text: string): void
  file(file: MessageFile): void
}
