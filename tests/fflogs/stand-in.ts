import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema, graphql } from 'graphql'
import { z } from 'zod'
import { answersFrom, type Shown } from './stand-in-answers.ts'
import type { StandInReport } from './stand-in-report.ts'

/** Something that goes wrong once, instead of the next answer. */
export type Fault =
  | { readonly kind: 'reply'; readonly status: number; readonly body: string; readonly retryAfterSeconds?: number }
  | { readonly kind: 'hang-up' }
  /** Nothing goes wrong: what fails comes after it. */
  | { readonly kind: 'none' }

export const faults = {
  gatewayPage: { kind: 'reply', status: 500, body: '<!DOCTYPE html><html><body>500</body></html>' },
  emptyPage: { kind: 'reply', status: 200, body: '' },
  tooFast: { kind: 'reply', status: 429, body: '<!DOCTYPE html><html><body>1015</body></html>' },
  hangUp: { kind: 'hang-up' },
} as const satisfies Record<string, Fault>

export interface StandIn {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  /** Serves a report, or the next version of it. */
  show(report: StandInReport, shown?: Shown): void
  /** Uploads more of a report. */
  grow(code: string, shown: Shown): void
  /** Every question that got an answer: `report`, `masterData`, `events`, `token`. */
  readonly asked: readonly Asked[]
  /** The next requests of that kind fail in this way. */
  failNext(kind: 'token' | 'api', ...faults: readonly Fault[]): void
  /** Tokens that were given out are worth nothing from now on. */
  revokeTokens(): void
  setLimitPerHour(points: number): void
  close(): Promise<void>
}

export interface Asked {
  readonly question: string
  readonly variables: Readonly<Record<string, unknown>>
}

const schema = buildSchema(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'))
const apiBody = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).default({}) })

/** An FFLogs in this process: the token endpoint and the GraphQL API on our cut of its schema. */
export async function openStandIn(): Promise<StandIn> {
  const clientId = 'stand-in-client'
  const clientSecret = 'stand-in-secret'
  const reports = new Map<string, { report: StandInReport; shown: Shown }>()
  const failing: Record<'token' | 'api', Fault[]> = { token: [], api: [] }
  const asked: Asked[] = []
  const tokens = new Set<string>()
  let issued = 0
  let spent = 0
  let limitPerHour = 3_600

  const giveToken = (request: IncomingMessage, body: string, response: ServerResponse) => {
    const expected = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
    if (request.headers.authorization !== expected) return reply(response, 401, { error: 'invalid_client' })
    if (new URLSearchParams(body).get('grant_type') !== 'client_credentials') {
      return reply(response, 400, { error: 'invalid_request' })
    }
    issued += 1
    tokens.add(`token-${issued}`)
    asked.push({ question: 'token', variables: {} })
    reply(response, 200, { token_type: 'Bearer', expires_in: 31_104_000, access_token: `token-${issued}` })
  }

  const answer = async (request: IncomingMessage, body: string, response: ServerResponse) => {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    if (!tokens.has(token)) return reply(response, 401, { error: 'Unauthenticated.' })
    if (spent >= limitPerHour) return reply(response, 429, { status: 429, error: 'You have no points left.' })
    const { query: source, variables: variableValues } = apiBody.parse(JSON.parse(body))
    const points = { limitPerHour, pointsSpentThisHour: spent, pointsResetIn: 1_200 }
    spent += 1
    const rootValue = answersFrom((code) => reports.get(code), points)
    const answered = await graphql({ schema, source, rootValue, variableValues })
    asked.push({
      question: /\bevents\(/.test(source) ? 'events' : /\bmasterData\b/.test(source) ? 'masterData' : 'report',
      variables: variableValues,
    })
    reply(response, 200, answered)
  }

  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const kind = request.url === '/oauth/token' ? 'token' : 'api'
    if (request.method !== 'POST' || (kind === 'api' && request.url !== '/api/v2/client')) {
      return reply(response, 404, { message: '' })
    }
    const fault = failing[kind].shift()
    if (fault && fault.kind !== 'none') fail(fault, response)
    else if (kind === 'token') giveToken(request, body, response)
    else await answer(request, body, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId,
    clientSecret,
    asked,
    show: (report, shown = {}) => void reports.set(report.code, { report, shown }),
    grow(code, shown) {
      const known = reports.get(code)
      if (known === undefined) throw new Error(`no report ${code} is shown`)
      reports.set(code, { ...known, shown })
    },
    failNext: (kind, ...next) => void failing[kind].push(...next),
    revokeTokens: () => tokens.clear(),
    setLimitPerHour(points) {
      limitPerHour = points
    },
    async close() {
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      await closed
    },
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function fail(fault: Exclude<Fault, { kind: 'none' }>, response: ServerResponse): void {
  if (fault.kind === 'hang-up') {
    response.destroy()
    return
  }
  const wait = fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) }
  const type = fault.body.startsWith('{') ? 'application/json' : 'text/html'
  response.writeHead(fault.status, { 'content-type': type, ...wait }).end(fault.body)
}
