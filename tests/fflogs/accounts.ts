import { createHash, randomBytes } from 'node:crypto'
import type { Asker } from './answers.ts'

export interface User {
  readonly id: number
  readonly name: string
  /** Subscribers see archived reports. */
  readonly isSubscriber: boolean
}

export interface AccountSettings {
  readonly clientId: string
  readonly clientSecret: string
  readonly now: () => number
  /** A public client has no secret, and shows by PKCE alone that it is the one who began. */
  readonly isPublicClient: boolean
  readonly tokenLifetimeSeconds: number
  readonly refreshTokens: boolean
  /** How a refresh token that is worth nothing is refused: Passport's versions differ. */
  readonly refreshRefusal: 'invalid_request' | 'invalid_grant'
}

/** Members of FFLogs, and what they and the client have been given. */
export interface Accounts {
  addUser(name: string, part?: Partial<User>): User
  /** Who sits at the browser and agrees to everything; nobody: they deny it. */
  logIn(name: string | undefined): void
  allowRedirect(uri: string): void
  /** Tokens that were given out are worth nothing from now on; with a name, only that member's. */
  revokeTokens(name?: string): void
  /** FFLogs wants nothing to do with the client any more, or does again. */
  refuseClient(isRefused?: boolean): void
  /** Answers a browser at the authorization page. */
  authorize(asked: URLSearchParams): OAuthReply
  /** Answers the token endpoint. */
  grant(authorization: string | undefined, form: URLSearchParams): OAuthReply
  /** Whose token it is, while it is good. */
  whose(token: string): Asker | undefined
}

export interface OAuthReply {
  readonly status: number
  /** Where the browser goes on. */
  readonly location?: string
  readonly body: object | string
  /** Who got a token. */
  readonly user?: User
}

export function openAccounts(settings: AccountSettings): Accounts {
  const { clientId, clientSecret, now, isPublicClient, tokenLifetimeSeconds, refreshTokens, refreshRefusal } = settings
  const users = new Map<string, User>()
  const redirects = new Set<string>()
  const codes = new Map<string, Code>()
  const access = new Map<string, Granted>()
  const refresh = new Map<string, Granted & { readonly access: string }>()
  let visitor: string | undefined
  let isRefused = false
  let issued = 0

  const issue = (user?: User): OAuthReply => {
    issued += 1
    const token = `token-${issued}`
    const expiresAt = now() + tokenLifetimeSeconds * 1_000
    access.set(token, { user, expiresAt })
    const body = { token_type: 'Bearer', expires_in: tokenLifetimeSeconds, access_token: token }
    if (user === undefined) return { status: 200, body }
    const refreshToken = `refresh-${issued}`
    if (!refreshTokens) return { status: 200, body, user }
    refresh.set(refreshToken, { user, expiresAt: expiresAt + tokenLifetimeSeconds * 1_000, access: token })
    return { status: 200, body: { ...body, refresh_token: refreshToken }, user }
  }

  const isClient = (authorization: string | undefined, form: URLSearchParams): boolean => {
    const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
    if (authorization !== undefined) return authorization === basic
    return form.get('client_id') === clientId && (isPublicClient || form.get('client_secret') === clientSecret)
  }

  const redeem = (form: URLSearchParams): OAuthReply => {
    const [key, redirect, verifier] = ['code', 'redirect_uri', 'code_verifier'].map((field) => form.get(field))
    if (!key || !redirect) return invalidRequest
    const code = codes.get(key)
    if (code === undefined) return invalidGrant('Cannot decrypt the authorization code')
    if (code.isUsed) return invalidGrant('Authorization code has been revoked')
    if (now() >= code.expiresAt) return invalidGrant('Authorization code has expired')
    if (redirect !== code.redirect) return invalidGrant('Invalid redirect URI')
    if (code.challenge !== null && challengeOf(verifier ?? '') !== code.challenge) {
      return invalidGrant('Failed to verify `code_verifier`.')
    }
    codes.set(key, { ...code, isUsed: true })
    return issue(code.user)
  }

  const renew = (form: URLSearchParams): OAuthReply => {
    const key = form.get('refresh_token')
    if (!key) return invalidRequest
    const status = refreshRefusal === 'invalid_request' ? 401 : 400
    const refused = (hint: string) => refusal(status, refreshRefusal, 'The refresh token is invalid.', hint)
    const grant = refresh.get(key)
    if (grant === undefined) return refused('Token has been revoked')
    if (now() >= grant.expiresAt) return refused('Token has expired')
    refresh.delete(key)
    access.delete(grant.access)
    return issue(grant.user)
  }

  return {
    addUser(name, part = {}) {
      const user = { id: users.size + 1, name, isSubscriber: false, ...part }
      users.set(name, user)
      return user
    },
    logIn(name) {
      visitor = name
    },
    allowRedirect: (uri) => void redirects.add(uri),
    revokeTokens(name) {
      for (const tokens of [access, refresh]) {
        for (const [token, { user }] of tokens) if (name === undefined || user?.name === name) tokens.delete(token)
      }
    },
    refuseClient(refused = true) {
      isRefused = refused
    },
    authorize(asked) {
      const redirect = asked.get('redirect_uri') ?? ''
      if (asked.get('client_id') !== clientId || !redirects.has(redirect)) return invalidClient
      const state = asked.get('state')
      const goOn = (told: Readonly<Record<string, string>>): OAuthReply => {
        const query = new URLSearchParams({ ...told, ...(state !== null && { state }) })
        return { status: 302, location: `${redirect}?${query}`, body: '' }
      }
      if (asked.get('response_type') !== 'code') return goOn({ error: 'unsupported_response_type' })
      const challenge = asked.get('code_challenge')
      if (challenge === null ? isPublicClient : asked.get('code_challenge_method') !== 'S256') {
        return goOn({ error: 'invalid_request' })
      }
      const user = users.get(visitor ?? '')
      if (user === undefined) return goOn({ error: 'access_denied' })
      const code = randomBytes(8).toString('hex')
      codes.set(code, { user, redirect, challenge, expiresAt: now() + 600_000, isUsed: false })
      return goOn({ code })
    },
    grant(authorization, form) {
      if (isRefused) return { status: 403, body: '<!DOCTYPE html><html><body>403 Forbidden</body></html>' }
      const type = form.get('grant_type')
      if (type === null) return invalidRequest
      if (!isClient(authorization, form)) return invalidClient
      if (type === 'client_credentials' && !isPublicClient) return issue()
      if (type === 'authorization_code') return redeem(form)
      return type === 'refresh_token' ? renew(form) : refusal(400, 'unsupported_grant_type', 'Not supported.')
    },
    whose(token) {
      const granted = access.get(token)
      if (granted === undefined || now() >= granted.expiresAt) return undefined
      return granted.user === undefined ? {} : { user: granted.user }
    },
  }
}

interface Granted {
  readonly user: User | undefined
  /** Epoch ms. */
  readonly expiresAt: number
}

interface Code {
  readonly user: User
  readonly redirect: string
  readonly challenge: string | null
  /** Epoch ms. */
  readonly expiresAt: number
  readonly isUsed: boolean
}

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

const refusal = (status: number, error: string, description: string, hint?: string): OAuthReply => ({
  status,
  body: { error, error_description: description, ...(hint !== undefined && { hint }), message: description },
})
const invalidRequest = refusal(400, 'invalid_request', 'The request is missing a required parameter.')
const invalidClient = refusal(401, 'invalid_client', 'Client authentication failed')
const invalidGrant = (hint: string) =>
  refusal(400, 'invalid_grant', 'The provided authorization grant is invalid.', hint)
