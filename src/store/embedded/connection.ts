import { Duplex } from 'node:stream'
import type { Thread } from '../../thread.ts'
import { goodbye, joined, queryFor, welcome } from './wire.ts'

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

/** The database has one session, whoever is connected: nobody begins with what somebody else left behind. */
const fresh = ['rollback', 'discard all']
