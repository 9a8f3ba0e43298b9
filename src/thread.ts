import { Worker } from 'node:worker_threads'
import type { AppError } from './errors.ts'

/** A thread that answers what it is asked, and what it has not answered yet. */
export interface Thread<Question, Answer> {
  /** Whether it ended, by itself or because it was ended: what it knew is gone. */
  readonly isOver: boolean
  /** Hands bytes over with a question, and gives the answer. */
  ask(question: Question, ...handedOver: readonly ArrayBuffer[]): Promise<Answer>
  /** Says something that needs no answer. */
  tell(question: Question): void
  end(): Promise<void>
}

/** What goes to a thread, and what comes back. What it was only told has no number. */
export interface Asked<Question> {
  readonly number?: number
  readonly question: Question
}
export type Answered<Answer> = { readonly number: number } & ({ readonly answer: Answer } | { readonly error: unknown })

/** Nothing such a thread makes lives long: more room than this would only be filled before it is swept. */
const youngGeneration = { maxYoungGenerationSizeMb: 12 }

/**
 * Starts a thread whose program answers with `answerQuestions`. It keeps the process alive only while it owes an answer.
 * @param stopped what to throw for what was asked and not answered when it ended
 * @param workerData what its program is told when it begins
 */
export function startThread<Question, Answer>(
  program: URL,
  stopped: (cause: unknown) => AppError,
  workerData?: unknown,
): Thread<Question, Answer> {
  const worker = new Worker(program, { resourceLimits: youngGeneration, workerData })
  const owed = new Map<number, PromiseWithResolvers<Answer>>()
  let asked = 0
  let isOver = false
  let cause: unknown

  worker.unref()
  worker.on('message', (told: Answered<Answer>) => {
    const own = owed.get(told.number)
    owed.delete(told.number)
    if (owed.size === 0) worker.unref()
    if ('error' in told) own?.reject(told.error)
    else own?.resolve(told.answer)
  })
  worker.on('error', (error) => {
    cause = error
  })
  worker.on('exit', () => {
    isOver = true
    for (const answer of owed.values()) answer.reject(stopped(cause))
    owed.clear()
  })

  return {
    get isOver() {
      return isOver
    },
    async ask(question, ...handedOver) {
      if (isOver) throw stopped(cause)
      const number = ++asked
      const answer = Promise.withResolvers<Answer>()
      owed.set(number, answer)
      worker.ref()
      worker.postMessage({ number, question } satisfies Asked<Question>, handedOver)
      return await answer.promise
    },
    tell(question) {
      if (!isOver) worker.postMessage({ question } satisfies Asked<Question>)
    },
    async end() {
      isOver = true
      await worker.terminate()
    },
  }
}
