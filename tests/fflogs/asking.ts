import type { StandIn } from './stand-in.ts'

/** What came back, raw: what our own client would make of it does not matter here. */
export interface Heard {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Sends a form to the token endpoint, as the client unless told otherwise. */
export async function askForToken(
  { url, clientId, clientSecret }: Pick<StandIn, 'url' | 'clientId' | 'clientSecret'>,
  form: Readonly<Record<string, string>>,
): Promise<Heard> {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
  return hear(`${url}/oauth/token`, { method: 'POST', headers: { authorization }, body: new URLSearchParams(form) })
}

/** A token of the client's own. */
export const clientToken = async (standIn: StandIn): Promise<string> =>
  tokensIn(await askForToken(standIn, { grant_type: 'client_credentials' })).access

/** What a good answer of the token endpoint holds. */
export function tokensIn({ text }: Heard): { readonly access: string; readonly refresh: string } {
  const { access_token: access = '', refresh_token: refresh = '' } = JSON.parse(text)
  return { access, refresh }
}

/** Asks in GraphQL, with a token of the client's own unless another is given. */
export async function ask(
  standIn: StandIn,
  query: string,
  { token, door = 'client' }: { readonly token?: string; readonly door?: 'client' | 'user' } = {},
): Promise<Heard> {
  const authorization = `Bearer ${token ?? (await clientToken(standIn))}`
  const headers = { authorization, 'content-type': 'application/json' }
  return hear(`${standIn.url}/api/v2/${door}`, { method: 'POST', headers, body: JSON.stringify({ query }) })
}

/** Asks something about a report: what it answers, or what FFLogs says in words. */
export async function askReport(
  standIn: StandIn,
  code: string,
  fields: string,
  asking: Parameters<typeof ask>[2] = {},
) {
  const { text } = await ask(standIn, `{ reportData { report(code: "${code}") { ${fields} } } }`, asking)
  const { data, errors } = JSON.parse(text)
  return { report: data?.reportData?.report ?? null, errors: errors ?? [], error: errors?.[0]?.message }
}

async function hear(url: string, request: RequestInit): Promise<Heard> {
  const answer = await fetch(url, request)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
