import { parentPort } from 'node:worker_threads'
import { openDrawing } from './draw.ts'
import type { Chartable } from './picture.ts'

/** A drawing asked for, and what became of it. */
export interface Order {
  readonly id: number
  readonly block: Chartable
}

export type Delivery = { readonly id: number } & (
  | { readonly png: Uint8Array<ArrayBuffer> }
  | { readonly error: unknown }
)

// This module is the worker's whole program: it has no exports that do anything, and runs when it is loaded.
const draw = openDrawing()

parentPort?.on('message', ({ id, block }: Order) => {
  try {
    const png = Uint8Array.from(draw(block)) // a copy that owns its memory, so that it can be handed over
    deliver({ id, png }, [png.buffer])
  } catch (error) {
    deliver({ id, error })
  }
})

function deliver(delivery: Delivery, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(delivery, [...handedOver])
}
