import * as oauth from 'oauth4webapi'
import { AppError } from '../../errors.ts'
import { clientRefused, credentialsRefused, noCredentials, unreadable } from './failures.ts'
import type { Send } from './send.ts'

export interface OAuthSettings {
  /** `https://www.fflogs.com` */
  readonly url: string
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly now: () => number
}

export interface Tokens {
  readonly access: string
  /** FFLogs does not always give one. */
  readonly refresh?: string
  /** Epoch ms, a minute before it does. */
  readonly expiresAt: number
}

/** FFLogs would not give what was asked with a code or token: it is worth nothing (any more). `hint` is its own word. */
export interface Worthless {
  readonly hint: string
}

/** FFLogs' three ways to a token. Failures hold neither tokens nor secrets: the library's own, which may, end here. */
export interface OAuth {
  ownToken(): Promise<Tokens>
  redeem(answer: URLSearchParams, redirectUri: string, verifier: string): Promise<Tokens | Worthless>
  refresh(token: string): Promise<Tokens | Worthless>
}

export const isWorthless = (got: Tokens | Worthless): got is Worthless => 'hint' in got

export function openOAuth(send: Send, settings: OAuthSettings): OAuth {
  const server = serverAt(settings.url)
  const options = {
    [oauth.customFetch]: sendThrough(send),
    [oauth.allowInsecureRequests]: settings.url.startsWith('http:'), // only what FFLOGS_URL says: a stand-in
  }
  const ask = async (
    request: (client: oauth.Client, authenticate: oauth.ClientAuth) => Promise<Response>,
    read: (client: oauth.Client, response: Response) => Promise<oauth.TokenEndpointResponse>,
  ): Promise<Tokens | Worthless> => {
    const { clientId, clientSecret, now } = settings
    if (clientId === undefined || clientSecret === undefined) throw noCredentials()
    const client = { client_id: clientId }
    try {
      return tokensOf(await read(client, await request(client, basic(clientSecret))), now())
    } catch (error) {
      return worthless(error)
    }
  }
  return {
    async ownToken() {
      const got = await ask(
        (client, authenticate) => oauth.clientCredentialsGrantRequest(server, client, authenticate, {}, options),
        (client, response) => oauth.processClientCredentialsResponse(server, client, response),
      )
      if (isWorthless(got)) throw credentialsRefused()
      return got
    },
    redeem: (answer, redirectUri, verifier) =>
      ask(
        (client, authenticate) =>
          oauth.authorizationCodeGrantRequest(server, client, authenticate, answer, redirectUri, verifier, options),
        (client, response) => oauth.processAuthorizationCodeResponse(server, client, response),
      ),
    refresh: (token) =>
      ask(
        (client, authenticate) => oauth.refreshTokenGrantRequest(server, client, authenticate, token, options),
        (client, response) => oauth.processRefreshTokenResponse(server, client, response),
      ),
  }
}

export const serverAt = (url: string): oauth.AuthorizationServer => ({
  issuer: url,
  authorization_endpoint: `${url}/oauth/authorize`,
  token_endpoint: `${url}/oauth/token`,
})

/**
 * HTTP Basic as Laravel Passport reads it. The library's own encodes both as the standard wants (`-` as `%2D`), which
 * Passport does not undo; and every FFLogs client id has dashes.
 */
const basic =
  (secret: string): oauth.ClientAuth =>
  (_server, { client_id }, _body, headers) =>
    headers.set('authorization', `Basic ${Buffer.from(`${client_id}:${secret}`).toString('base64')}`)

const sendThrough =
  (send: Send) =>
  async (url: string, { headers, body }: oauth.CustomFetchOptions<'POST', URLSearchParams>): Promise<Response> => {
    const reply = await send(new URL(url).pathname, { headers, body: body.toString() })
    if (reply.status === 403) throw clientRefused()
    return new Response(Uint8Array.from(reply.body), {
      status: reply.status,
      headers: { 'content-type': 'application/json' }, // `send` has looked at the body
    })
  }

const tokensOf = ({ access_token, refresh_token, expires_in }: oauth.TokenEndpointResponse, now: number): Tokens => ({
  access: access_token,
  ...(refresh_token !== undefined && { refresh: refresh_token }),
  expiresAt: now + (expires_in ?? shortestLifeSeconds) * 1000 - 60_000,
})

/** When FFLogs does not say how long a token lives. */
const shortestLifeSeconds = 3_600

/** What FFLogs refused, in its words; anything else is thrown, without what the library remembers of the answer. */
function worthless(error: unknown): Worthless {
  if (error instanceof AppError) throw error
  if (error instanceof oauth.ResponseBodyError) {
    if (error.error === 'invalid_client') throw credentialsRefused()
    const { hint } = error.cause
    return { hint: typeof hint === 'string' ? hint : (error.error_description ?? error.error) }
  }
  throw unreadable(`no token, ${error instanceof Error && 'code' in error ? error.code : 'for no known reason'}`)
}
