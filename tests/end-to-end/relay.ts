import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The n-th request from now on: before it reaches the other side, or after it was done there and not yet answered. */
export interface Moment {
  readonly request: number
  readonly when: 'before' | 'after'
}

export interface Relay {
  readonly url: string
  /** Calls back at that moment, once; the request it stands at is never answered. */
  strikeAt(moment: Moment, strike: () => void): void
  close(): Promise<void>
}

/** Passes HTTP on, so that a process can be killed at an exact point of its conversation. */
export async function openRelay(target: string): Promise<Relay> {
  const { origin, pathname } = new URL(target)
  let seen = 0
  let armed: { readonly moment: Moment; readonly strike: () => void } | undefined

  const isHere = (when: Moment['when'], number: number) =>
    armed?.moment.request === number && armed.moment.when === when
  const strike = () => {
    armed?.strike()
    armed = undefined
  }
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    seen += 1
    const number = seen
    if (isHere('before', number)) return strike()
    const passed = forward(
      `${origin}${incoming.url}`,
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        if (isHere('after', number)) return strike()
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${pathname === '/' ? '' : pathname}`,
    strikeAt: (moment, then) => {
      seen = 0
      armed = { moment, strike: then }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
