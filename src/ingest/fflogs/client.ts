import { AppError } from '../../errors.ts'
import type { Db } from '../../store/db.ts'
import type { Vault } from '../../store/fflogs/vault.ts'
import { openOwnAccess } from './access.ts'
import { type Answer, beginsWithRefusal, openEnvelope, rateLimitIn, readData, refusalIn } from './answer.ts'
import { type Budget, openBudget } from './budget.ts'
import { clientRefused, unreadable } from './failures.ts'
import { openLogins } from './logins/logins.ts'
import { openOAuth } from './oauth.ts'
import type { Query } from './queries.ts'
import { openSender, type Reply } from './send.ts'

/** Who asks for what: it settles whose points are spent, and whether the reserve may be used. */
export type Asking = {
  /** `member`: somebody waits for the answer. `watch`: nobody does. */
  readonly purpose: 'member' | 'watch'
} & (
  | { readonly login?: never }
  /** With a member's own FFLogs login, which may see what is theirs, as far as they linked it for that static. */
  | { readonly login: number; readonly staticId: number }
)

/** Whose points are spent, and on whom. */
export type Spender = Pick<Asking, 'purpose' | 'login'>

export interface FflogsClient {
  /** The ledger. */
  readonly db: Db
  readonly now: () => number
  /** Events asked for at once. */
  readonly pageLimit: number
  /** What may be asked; whoever reads an answer's bytes elsewhere notes here what it told of points. */
  readonly budget: Budget
  /** Asks one question: what was answered, and the bytes it came in. */
  ask<Variables, Data extends Answer>(
    query: Query<Variables, Data>,
    variables: Variables,
    asking: Asking,
  ): Promise<{ readonly data: Data; readonly body: Uint8Array }>
  /** The same for an answer that is read elsewhere: nothing is known of it but that it does not begin with a refusal. */
  askBytes<Variables, Data extends Answer>(
    query: Query<Variables, Data>,
    variables: Variables,
    asking: Asking,
  ): Promise<Buffer>
}

export interface FflogsSettings {
  /** `https://www.fflogs.com` */
  readonly url: string
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly db: Db
  readonly now: () => number
  /** Opens members' logins; without it nobody's can be used. */
  readonly vault?: Vault | undefined
  readonly budget?: Budget
  /** The first pause before trying again; it doubles. */
  readonly retryMs?: number
  readonly timeoutMs?: number
  readonly pageLimit?: number
}

/** Nothing is asked before the first question, so missing credentials are told by it. */
export function openFflogs(settings: FflogsSettings): FflogsClient {
  const { db, now, pageLimit = 10_000, budget = openBudget(settings) } = settings
  const send = openSender({ ...settings, slowDown: budget.slowDown })
  const oauth = openOAuth(send, settings)
  const own = openOwnAccess(oauth, now)
  const logins = openLogins(oauth, settings)
  /** By login; our own client's without one. */
  const refusals = new Map<number | undefined, { readonly until: number; readonly failure: AppError }>()

  const exchange = async (body: string, asking: Asking): Promise<Reply> => {
    const access = asking.login === undefined ? own : logins.of(asking.login, asking.staticId)
    const path = asking.login === undefined ? '/api/v2/client' : '/api/v2/user'
    const post = (token: string) =>
      send(path, { headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body })
    const first = await access.token()
    const reply = await post(first)
    if (reply.status !== 401) return reply
    const second = await access.renew(first)
    const again = await post(second)
    if (again.status === 401) throw await access.giveUp(second)
    return again
  }

  /** A client that FFLogs refuses asks nothing for a while: knocking on does not make it welcome. */
  const unlessRefused = async <T>({ login }: Asking, work: () => Promise<T>): Promise<T> => {
    const refusal = refusals.get(login)
    if (refusal && now() < refusal.until) throw refusal.failure
    try {
      return await work()
    } catch (error) {
      const isRefused = error instanceof AppError && error.code === 'bad-configuration'
      if (isRefused) refusals.set(login, { until: now() + refusedMs, failure: error })
      throw error
    }
  }

  const askBytes: FflogsClient['askBytes'] = (query, variables, asking) =>
    unlessRefused(asking, async () => {
      await budget.admit(asking)
      const reply = await exchange(JSON.stringify({ query: query.text, variables }), asking)
      if (reply.status === 403) throw clientRefused()
      if (reply.status === 429) throw await budget.pointsGone(asking, reply.retryAfterMs)
      if (reply.status === 200 && !beginsWithRefusal(reply.body)) return reply.body
      const told = openEnvelope(query.name, reply.body)
      await budget.note(asking, rateLimitIn(told))
      throw refusalIn(told) ?? unreadable(`status ${reply.status}`)
    })

  return {
    db,
    now,
    pageLimit,
    budget,
    askBytes,
    async ask(query, variables, asking) {
      const body = await askBytes(query, variables, asking)
      const told = openEnvelope(query.name, body)
      await budget.note(asking, rateLimitIn(told))
      return { data: readData(query, told), body }
    },
  }
}

/** How long nothing is asked after FFLogs refused our client or its credentials. */
const refusedMs = 15 * 60_000
