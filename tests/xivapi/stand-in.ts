import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What goes wrong instead of an answer. */
export type Fault =
  | { readonly kind: 'throttle'; readonly retryAfter?: string }
  | { readonly kind: 'gateway' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'other-shape' }
  | { readonly kind: 'elsewhere' }

export interface StandInXivapi {
  readonly url: string
  /** Every request there was, as its path and query. */
  readonly requests: readonly URL[]
  /** The most that were being answered at once. */
  readonly mostAtOnce: () => number
  /** The next requests end in these, one each; `none` is answered. */
  fail(...faults: readonly (Fault | 'none')[]): void
  /** From now on every request ends in this; undefined heals it. */
  failAlways(fault: Fault | undefined): void
  close(): Promise<void>
}

export type SheetRows = Readonly<Record<number, Readonly<Record<string, unknown>>>>

/**
 * An XIVAPI v2 in process, as its source has it: `/api/sheet/SHEET?rows=…` gives the rows asked for, 100 unless `limit`
 * says otherwise and never more than 500; one row that is not there makes the whole answer a 404; a field that is asked
 * for as `Name@lang(ja)` is called so in the answer.
 */
export async function openStandInXivapi(sheets: Readonly<Record<string, SheetRows>>): Promise<StandInXivapi> {
  const requests: URL[] = []
  const faults: (Fault | 'none')[] = []
  let always: Fault | undefined
  let [open, most] = [0, 0]
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://xivapi')
    requests.push(url)
    open++
    most = Math.max(most, open)
    response.on('close', () => open--)
    const fault = faults.shift() ?? always
    if (fault === undefined || fault === 'none') send(response, answerOf(sheets, url))
    else goWrong(fault, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    mostAtOnce: () => most,
    fail: (...next) => faults.push(...next),
    failAlways: (fault) => {
      always = fault
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

interface Reply {
  readonly status: number
  readonly body: unknown
}

function answerOf(sheets: Readonly<Record<string, SheetRows>>, url: URL): Reply {
  const sheet = sheets[url.pathname.replace('/api/sheet/', '')]
  if (sheet === undefined) return notFound('no such sheet')
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 100), 500)
  const ids = (url.searchParams.get('rows') ?? '').split(',').map(Number).slice(0, limit)
  const gone = ids.find((id) => sheet[id] === undefined)
  if (gone !== undefined) return notFound(`row ${gone}`)
  const wanted = (url.searchParams.get('fields') ?? '').split(',')
  const rows = ids.map((id) => ({
    row_id: id,
    fields: Object.fromEntries(wanted.map((field) => [field, sheet[id]?.[field]])),
  }))
  return { status: 200, body: { schema: 'exdschema@2:rev:0', version: '0', rows } }
}

const notFound = (what: string): Reply => ({ status: 404, body: { code: 404, message: `not found: ${what}` } })

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function goWrong(fault: Fault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'throttle':
      response.writeHead(429, fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter })
      response.end('Too Many Requests')
      break
    case 'gateway':
      response.writeHead(500, { 'content-type': 'text/html' })
      response.end('<html>Bad gateway</html>')
      break
    case 'truncated':
      response.end('{"schema":"exdschema","rows":[{"row_id":7,"fie')
      break
    case 'hang-up':
      response.destroy()
      break
    case 'other-shape':
      send(response, { status: 200, body: { results: [] } })
      break
    case 'elsewhere':
      response.writeHead(404, { 'content-type': 'text/html' })
      response.end('<html>No such page</html>')
      break
  }
}

/** A row of the Action sheet as XIVAPI gives it. */
export const actionRow = (en: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ...namesOf(en),
  'ActionCategory@as(raw)': 4,
  Cast100ms: 0,
  Recast100ms: 600,
  CooldownGroup: 5,
  AdditionalCooldownGroup: 0,
  MaxCharges: 0,
  ...more,
})

/** A row of the Status sheet. */
export const statusRow = (en: string, MaxStacks = 0) => ({ ...namesOf(en), MaxStacks })

const namesOf = (en: string) => ({
  'Name@lang(en)': en,
  'Name@lang(de)': en === '' ? '' : `${en} (de)`,
  'Name@lang(fr)': en === '' ? '' : `${en} (fr)`,
  'Name@lang(ja)': en === '' ? '' : `${en} (ja)`,
})
