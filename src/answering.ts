import { parentPort } from 'node:worker_threads'
import type { Answered, Asked } from './thread.ts'

/** An answer, and the bytes that are handed over with it. */
export interface Reply<Answer> {
  readonly answer: Answer
  readonly handedOver?: readonly Uint8Array<ArrayBuffer>[]
}

/** The program of a thread that `startThread` started: answers one question after the other, in order. */
export function answerQuestions<Question, Answer>(
  reply: (question: Question) => Reply<Answer> | undefined | Promise<Reply<Answer>>,
): void {
  parentPort?.on('message', async ({ number, question }: Asked<Question>) => {
    try {
      const replied = await reply(question)
      if (number === undefined || replied === undefined) return
      const { answer, handedOver = [] } = replied
      const buffers = handedOver.filter(({ length }) => length > 0).map(({ buffer }) => buffer)
      parentPort?.postMessage({ number, answer } satisfies Answered<Answer>, buffers)
    } catch (error) {
      if (number === undefined) throw error
      parentPort?.postMessage({ number, error } satisfies Answered<Answer>)
    }
  })
}
