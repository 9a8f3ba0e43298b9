import { Duplex } from 'node:stream'
import type { Thread } from '../../thread.ts'

/** The thread that has the database: what a client of Postgres writes is answered as a server answers. */
export type DatabaseThread = Thread<Uint8Array, Uint8Array>

/** What `pg` takes for its socket to a server: at the other end is the thread that has the database. */
export class DatabaseConnection extends Duplex {
  readonly #thread: DatabaseThread
  #isGreeted = false

  constructor(thread: DatabaseThread) {
    super()
    this.#thread = thread
  }

  /** Called by `pg` as of a socket, like the four after it. */
  connect(): this {
    queueMicrotask(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  /** The thread keeps the process alive while it owes an answer. */
  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _writev(written: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#answer(written.map(({ chunk }) => chunk)).then(() => done(), done)
  }

  override _write(written: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#answer([written]).then(() => done(), done)
  }

  override _read(): void {} // answers come when they come

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  async #answer(written: readonly Buffer[]): Promise<void> {
    if (!this.#isGreeted) {
      this.#isGreeted = true
      for (const text of fresh) await this.#thread.ask(queryFor(text))
      this.push(welcome)
    } else if (written[0]?.[0] !== goodbye[0]) {
      const question = joined(written)
      const answer = await this.#thread.ask(question, question.buffer)
      this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.length))
    }
  }
}

/** What a client says when it ends. A connection that ends leaves the database open. */
export const goodbye = Uint8Array.from([0x58, 0, 0, 0, 4])

/** The database has one session, whoever is connected: nobody begins with what somebody else left behind. */
const fresh = ['rollback', 'discard all']

/** What a server says to whoever comes in: no password is needed (R), and it is ready (Z) outside any transaction (I). */
const welcome = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I', 'latin1')

function queryFor(text: string): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length + 5)
  return joined([Buffer.from('Q'), length, Buffer.from(`${text}\0`)])
}

/** In memory of its own, which can be handed over: buffers share theirs. */
function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
