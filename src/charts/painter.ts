import { Worker } from 'node:worker_threads'
import type { Block } from '../analysis/block.ts'
import { AppError } from '../errors.ts'
import { chartable } from './picture.ts'
import type { Delivery, Order } from './worker.ts'

export { chartable } from './picture.ts'

export interface Painter {
  /** A PNG of a chartable block, 1600 pixels wide, or less where it would be heavy. The same block gives the same bytes. */
  draw(block: Block): Promise<Uint8Array>
  /** Waits for what is being drawn; nothing can be drawn afterwards. */
  close(): Promise<void>
}

/**
 * Draws in one worker thread, so that nothing else ever waits for a picture. The thread starts with the first drawing,
 * holds the process only while it draws, and is replaced after a crash.
 */
export function openPainter(program: URL = workerProgram): Painter {
  let easel: Easel | undefined
  let closed = false
  let lastId = 0

  async function draw(block: Block): Promise<Uint8Array> {
    if (closed)
      throw new AppError('unavailable', 'Vigil is shutting down and draws no more pictures. Ask again in a minute.')
    if (!chartable(block)) throw new Error(`A ${block.kind} is text, not a picture.`)
    if (!easel || easel.broken) easel = openEasel(program)
    lastId += 1
    return easel.draw({ id: lastId, block })
  }

  async function close(): Promise<void> {
    closed = true
    await easel?.close()
  }

  return { draw, close }
}

const workerProgram = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

interface Easel {
  readonly broken: boolean
  draw(order: Order): Promise<Uint8Array>
  close(): Promise<void>
}

/** One worker from its start to its end, whichever way it ends. */
function openEasel(program: URL): Easel {
  const worker = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb: 12 } })
  const pending = new Map<number, PromiseWithResolvers<Uint8Array>>()
  let broken = false
  worker.unref()

  function settle({ id, ...result }: Delivery): void {
    const drawing = pending.get(id)
    pending.delete(id)
    if (pending.size === 0) worker.unref()
    if ('png' in result) drawing?.resolve(result.png)
    else drawing?.reject(new AppError('unavailable', failed, { cause: result.error }))
  }

  function breakDown(cause: unknown): void {
    broken = true
    for (const { reject } of pending.values()) reject(new AppError('unavailable', crashed, { cause }))
    pending.clear()
  }

  worker.on('message', settle)
  worker.on('error', breakDown)
  worker.on('exit', (code) => breakDown(new Error(`The drawing worker ended with code ${code}.`)))

  return {
    get broken() {
      return broken
    },
    draw(order) {
      const drawing = Promise.withResolvers<Uint8Array>()
      pending.set(order.id, drawing)
      worker.ref()
      worker.postMessage(order)
      return drawing.promise
    },
    async close() {
      await Promise.allSettled([...pending.values()].map(({ promise }) => promise))
      await worker.terminate()
    },
  }
}

const failed = 'The picture could not be drawn; the numbers are all in the text. The reason was written to the log.'
const crashed = 'The picture was lost because the drawing thread stopped. Ask again: a new one starts by itself.'
