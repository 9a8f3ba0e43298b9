import { timingSafeEqual } from 'node:crypto'
import { runOperation } from './operations.ts'
import type { Output } from './output.ts'
import { type Errand, errandSchema, type Wire } from './wire.ts'
import type { Workbench } from './workbench.ts'

export interface Desk {
  answer(request: Request): Promise<Response>
  /** Stops what is being done, as Ctrl-C would, and waits until it has said so. */
  close(): Promise<void>
}

interface Task {
  readonly leaving: AbortController
  readonly work: Promise<void>
}

/** Takes operations from other processes of this machine: whoever can read the data folder knows the token. */
export function openDesk(bench: Workbench): Desk {
  const tasks = new Map<string, Task>()
  return {
    async answer(request) {
      const given = request.headers.get('authorization') ?? ''
      if (bench.lock === undefined || !isSame(given, `Bearer ${bench.lock.token}`)) {
        return new Response('The token of the data folder is needed here.\n', { status: 403 })
      }
      const asked = errandSchema.safeParse(await request.json().catch(() => undefined))
      if (!asked.success) return new Response('That is not an operation.\n', { status: 400 })
      if ('leave' in asked.data) {
        tasks.get(asked.data.leave)?.leaving.abort()
        return new Response(null, { status: 204 })
      }
      const body = stream(bench, asked.data, tasks)
      return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } })
    },
    async close() {
      for (const { leaving } of tasks.values()) leaving.abort()
      await Promise.all([...tasks.values()].map(({ work }) => work))
    },
  }
}

function stream(
  bench: Workbench,
  { errand, operation }: Extract<Errand, { errand: string }>,
  tasks: Map<string, Task>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const leaving = new AbortController()
  let gone = false
  return new ReadableStream({
    start(controller) {
      const send = (wire: Wire) => {
        if (!gone) controller.enqueue(encoder.encode(`${JSON.stringify(wire)}\n`))
      }
      const output: Output = {
        line: (text) => send({ kind: 'line', text }),
        aside: (text) => send({ kind: 'aside', text }),
        progress: openProgress(send),
        file: ({ name, bytes }) => send({ kind: 'file', name, base64: Buffer.from(bytes).toString('base64') }),
      }
      const work = async () => {
        send({ kind: 'exit', code: await runOperation(bench, operation, output, leaving.signal) })
        tasks.delete(errand)
        if (!gone) controller.close()
      }
      tasks.set(errand, { leaving, work: work() })
    },
    cancel() {
      gone = true // whoever asked has left, as with Ctrl-C
      leaving.abort()
    },
  })
}

/** Progress is sent when it changed. */
function openProgress(send: (wire: Wire) => void): (text: string) => void {
  let sent = ''
  return (text) => {
    if (text !== sent) send({ kind: 'progress', text })
    sent = text
  }
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
