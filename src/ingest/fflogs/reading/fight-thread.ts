import { Worker } from 'node:worker_threads'
import { AppError } from '../../../errors.ts'
import type { FightNews, FightOrder } from './fight-worker.ts'

/** A thread that reads fights, and what it was asked and has not answered yet. */
export interface FightThread {
  /** Whether it ended, by itself or because it was ended: what it knew of its fights is gone. */
  readonly isOver: boolean
  /** Hands bytes over with an order, and gives the answer. */
  ask<Kind extends FightNews['kind']>(
    kind: Kind,
    order: Asked,
    ...handedOver: readonly ArrayBuffer[]
  ): Promise<Extract<FightNews, { kind: Kind }>>
  /** Forgets a fight. */
  forget(fight: number): void
  end(): Promise<void>
}

type Asked =
  | Omit<Extract<FightOrder, { kind: 'take' }>, 'number'>
  | Omit<Extract<FightOrder, { kind: 'finish' }>, 'number'>

/** Nothing a reader makes lives long: more room than this would only be filled before it is swept. */
const youngGeneration = { maxYoungGenerationSizeMb: 12 }

/** A thread keeps the process alive only while it owes an answer. */
export function startFightThread(program: URL = workerProgram): FightThread {
  const worker = new Worker(program, { resourceLimits: youngGeneration })
  const owed = new Map<number, PromiseWithResolvers<FightNews>>()
  let asked = 0
  let isOver = false

  worker.unref()
  worker.on('message', (news: FightNews) => {
    owed.get(news.number)?.resolve(news)
    owed.delete(news.number)
    if (owed.size === 0) worker.unref()
  })
  let cause: unknown
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
    async ask(kind, order, ...handedOver) {
      if (isOver) throw stopped(cause)
      const number = ++asked
      const answer = Promise.withResolvers<FightNews>()
      owed.set(number, answer)
      worker.ref()
      worker.postMessage({ ...order, number }, handedOver)
      const news = await answer.promise
      if (news.kind === 'failed') throw news.error
      if (news.kind !== kind) throw new Error(`asked for ${kind}, was answered ${news.kind}`)
      return news as Extract<FightNews, { kind: typeof kind }>
    },
    forget(fight) {
      if (!isOver) worker.postMessage({ kind: 'close', fight, number: 0 } satisfies FightOrder)
    },
    async end() {
      isOver = true
      await worker.terminate()
    },
  }
}

const workerProgram = new URL(
  import.meta.url.endsWith('.ts') ? './fight-worker.ts' : './fight-worker.js',
  import.meta.url,
)

const stopped = (cause: unknown) =>
  new AppError(
    'unavailable',
    'The reading of a fight stopped in the middle. It is begun anew by itself; nothing that was asked is asked again.',
    { cause },
  )
