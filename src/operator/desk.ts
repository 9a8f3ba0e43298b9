import { timingSafeEqual } from 'node:crypto'
import { type Operation, type Output, operationSchema, runOperation } from './operations.ts'
import type { Wire } from './wire.ts'
import type { Workbench } from './workbench.ts'

/** Takes operations from other processes of this machine: whoever can read the data folder knows the token. */
export function openDesk(bench: Workbench): (request: Request) => Promise<Response> {
  return async (request) => {
    if (bench.lock === undefined || !isSame(request.headers.get('authorization') ?? '', `Bearer ${bench.lock.token}`)) {
      return new Response('The token of the data folder is needed here.\n', { status: 403 })
    }
    const operation = operationSchema.safeParse(await request.json().catch(() => undefined))
    if (!operation.success) return new Response('That is not an operation.\n', { status: 400 })
    return new Response(stream(bench, operation.data), { headers: { 'content-type': 'application/x-ndjson' } })
  }
}

function stream(bench: Workbench, operation: Operation): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let gone = false
  return new ReadableStream({
    async start(controller) {
      const send = (wire: Wire) => {
        if (!gone) controller.enqueue(encoder.encode(`${JSON.stringify(wire)}\n`))
      }
      const output: Output = {
        line: (text) => send({ kind: 'line', text }),
        aside: (text) => send({ kind: 'aside', text }),
        file: ({ name, bytes }) => send({ kind: 'file', name, base64: Buffer.from(bytes).toString('base64') }),
      }
      send({ kind: 'exit', code: await runOperation(bench, operation, output) })
      if (!gone) controller.close()
    },
    cancel() {
      gone = true // whoever asked has left; what was begun is finished all the same
    },
  })
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
