import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Accounts } from './accounts.ts'
import { type Api, client } from './api.ts'
import { type Fault, type Faults, questionIn } from './faults.ts'
import type { Throttle } from './limits.ts'
import type { Asked } from './stand-in.ts'

interface Parts {
  readonly accounts: Accounts
  readonly api: Api
  readonly faults: Faults
  readonly throttle: Throttle
  readonly requests: Asked[]
  readonly asked: Asked[]
}

/** Puts the parts on HTTP, where whatever goes wrong goes wrong. */
export async function serve(parts: Parts): Promise<{ readonly url: string; close(): Promise<void> }> {
  const closing = new AbortController()
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stand-in')
    if (request.method === 'GET' && pathname === '/oauth/authorize') {
      const { status, location, body: page } = parts.accounts.authorize(searchParams)
      return reply(response, status, page, location === undefined ? {} : { location })
    }
    const answerer = request.method === 'POST' ? answerers[pathname] : undefined
    if (answerer === undefined) return reply(response, 404, { message: '' })
    await answerer(parts, request, body, response, closing.signal)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      closing.abort()
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      await closed
    },
  }
}

type Answerer = (
  parts: Parts,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
  closing: AbortSignal,
) => Promise<void>

const giveToken: Answerer = async ({ accounts, faults, requests, asked }, request, body, response, closing) => {
  const noted: Asked = { question: 'token', variables: {} }
  requests.push(noted)
  const fault = faults.next('token')
  if (!(await isToBeAnswered(fault, response, closing))) return
  const { status, body: told, user } = accounts.grant(request.headers.authorization, new URLSearchParams(body))
  if (status === 200) asked.push({ ...noted, by: user?.name ?? client })
  send(response, status, told, fault)
}

/** The client's own door shows what everybody may see, the members' what they may see. */
const askVia =
  (door: 'client' | 'user'): Answerer =>
  async (parts, request, body, response, closing) => {
    const { accounts, api, faults, throttle, requests, asked } = parts
    const { query, variables } = apiBody.parse(JSON.parse(body))
    const bearer = accounts.whose(request.headers.authorization?.replace(/^Bearer /, '') ?? '')
    const asker = bearer && (door === 'client' ? {} : bearer.user && bearer)
    const question = questionIn(query)
    const noted: Asked = { question, variables, ...(asker && { by: asker.user?.name ?? client }) }
    requests.push(noted)
    const { isOver, headers } = throttle.count()
    const fault = faults.next(question)
    if (!(await isToBeAnswered(fault, response, closing))) return
    if (isOver) return reply(response, 429, tooMany)
    if (asker === undefined) return reply(response, 401, { error: 'Unauthenticated.' })
    const answered = await api(asker, { query, variables }, fault)
    if (answered.status === 200) asked.push(noted)
    send(response, answered.status, answered.body, fault, headers)
  }

const answerers: Readonly<Record<string, Answerer>> = {
  '/oauth/token': giveToken,
  '/api/v2/client': askVia('client'),
  '/api/v2/user': askVia('user'),
}

const apiBody = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).default({}) })
const tooMany = '<!DOCTYPE html><html><body>429 Too Many Requests</body></html>'

/** Does what goes wrong before there is an answer; afterwards somebody may still wait for one. */
async function isToBeAnswered(fault: Fault, response: ServerResponse, closing: AbortSignal): Promise<boolean> {
  switch (fault.kind) {
    case 'hang-up':
      response.destroy()
      return false
    case 'reply': {
      const { status, body, retryAfterSeconds: seconds } = fault
      reply(response, status, body, seconds === undefined ? {} : { 'retry-after': String(seconds) })
      return false
    }
    case 'stall':
      await Promise.race([sleep(fault.ms, undefined, { ref: false }), aborted(closing)])
      return !response.destroyed && !closing.aborted
    default:
      return true
  }
}

const aborted = (signal: AbortSignal) => new Promise((done) => signal.addEventListener('abort', done, { once: true }))

/** Says a good answer, whole or not. */
function send(response: ServerResponse, status: number, body: object | string, fault: Fault, headers = {}): void {
  const whole = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const half = whole.subarray(0, Math.floor(whole.length / 2))
  if (fault.kind === 'cut') {
    const head = { 'content-type': 'application/json', 'content-length': whole.length, ...headers }
    response.writeHead(status, head).write(half, () => response.destroy())
  } else {
    reply(response, status, (fault.kind === 'truncated' ? half : whole).toString(), headers)
  }
}

function reply(response: ServerResponse, status: number, body: object | string, headers = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const type = /^\s*[{[]/.test(text) ? 'application/json' : 'text/html'
  response.writeHead(status, { 'content-type': type, ...headers }).end(text)
}
