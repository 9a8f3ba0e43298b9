import { Duplex } from 'node:stream'
import type { Thread } from '../../thread.ts'
import { goodbye, joined, queryFor, welcome } from './wire.ts'

/** The thread that has the database: what a client of Postgres writes is answered as a server answers. */
export type DatabaseThread = Thread<Uint8Array, Uint8Array>

/** What `pg` takes for its socket to a server: at the other end is the thread that has the database. */
export class DatabaseConnection extends Duplex {
  readonly #thread: DatabaseThread
  #isGreeted = false
  /** Written and not yet asked. */
  readonly #heard: Buffer[] = []
  #isAsking = false

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

  override _writev(written: { chunk: Buffer }[], done: () => void): void {
    this.#hear(written.map(({ chunk }) => chunk))
    done()
  }

  override _write(written: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#hear([written])
    done()
  }

  override _read(): void {} // answers come when they come

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  /** What is asked before anybody waits for an answer goes to the thread in one go: each going takes as long as an answer. */
  #hear(written: readonly Buffer[]): void {
    this.#heard.push(...written)
    if (this.#isAsking) return
    this.#isAsking = true
    process.nextTick(() => this.#askAll())
  }

  async #askAll(): Promise<void> {
    try {
      while (this.#heard.length > 0) await this.#answer(this.#heard.splice(0))
      this.#isAsking = false
    } catch (error) {
      this.destroy(error as Error)
    }
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
