import { code } from './separators-code.ts'

/** So much text is looked through at once. */
export const windowBytes = 2 * 1024 * 1024
/** What is read of text ends with so many bytes that separate nothing. */
const margin = 16

interface Code {
  readonly memory: { readonly buffer: ArrayBuffer }
  find(to: number, starts: number, ends: number): number
}

/** As much of WebAssembly as this needs: neither the language's types nor Node's know it without a browser's. */
interface Engine {
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly
const { memory, find } = new Instance(new Module(Buffer.from(code, 'base64'))).exports as Code

const startsAt = windowBytes + 4 * margin
const endsAt = startsAt + 4 * (windowBytes + margin)

/**
 * The text under the reading head. There is one for each thread, and whoever fills it takes what is found before anybody
 * else can: nothing may wait in between.
 */
export const window = Buffer.from(memory.buffer, 0, windowBytes)
export const windowView = new DataView(memory.buffer, 0, windowBytes + margin)
/** Where the first line begins, and then every field and every line, in order. */
export const starts = new Int32Array(memory.buffer, startsAt, windowBytes + 1)
/** For each line, which entry of `starts` is the beginning of the next. */
export const ends = new Int32Array(memory.buffer, endsAt, windowBytes)

/** Fills `starts` and `ends` for so many bytes of the window, and gives the number of lines that end there. */
export function findLines(length: number): number {
  new Uint8Array(memory.buffer, length, margin).fill(0)
  starts[0] = 0
  return find(length, startsAt + 4, endsAt)
}
