import { setTimeout as sleep } from 'node:timers/promises'
import type { AppError } from '../../../errors.ts'
import type { Db } from '../../../store/db.ts'
import { findLogin, freeLease, type Login, takeLease, updateLogin } from '../../../store/fflogs/logins.ts'
import type { Vault } from '../../../store/fflogs/vault.ts'
import type { Access } from '../access.ts'
import { isWorthless, type OAuth } from '../oauth.ts'
import { cannotOpen, lostWhy, needsLink, notFinished, notLinked, whyLost } from './refusals.ts'
import { openTokens, sealTokens } from './sealed-tokens.ts'

export interface Logins {
  /** Access with a member's login, for a static that may use it: that is looked up for every question. */
  of(login: number, staticId: number): Access
}

export interface LoginSettings {
  readonly db: Db
  readonly now: () => number
  readonly vault?: Vault | undefined
}

/**
 * Members' tokens, renewed when they run out. Renewing makes the old ones worthless, so for each login it is done by one
 * at a time: in this process by waiting for it, in others by a lease in its row.
 */
export function openLogins(oauth: Pick<OAuth, 'refresh'>, { db, now, vault }: LoginSettings): Logins {
  const renewing = new Map<number, Promise<string>>()

  /** Opens a login that the static may use, or says why it cannot. */
  const open = async (id: number, staticId: number) => {
    const login = await findLogin(db, staticId, id)
    if (login === undefined) throw notLinked()
    if (login.tokens === null) throw needsLink(login.name, login.trouble ?? lostWhy.refused)
    const opened = vault && openTokens(vault, login, login.tokens)
    if (vault === undefined || opened === undefined) throw cannotOpen(login.name)
    const isFree = opened.isOld && (await takeLease(db, login, { now: now(), until: now() + leaseMs }))
    if (!isFree) return { login, ...opened }
    await updateLogin(db, login, { tokens: sealTokens(vault, login, opened) })
    return { login: { ...login, revision: login.revision + 1 }, ...opened }
  }
  type Opened = Awaited<ReturnType<typeof open>>

  const lose = async (login: Login, why: string): Promise<AppError> => {
    await updateLogin(db, login, { tokens: null, trouble: why })
    return needsLink(login.name, why)
  }

  /** Fetches the next tokens, as the only one who does, and stores them before anybody uses them. */
  const fetchNext = async ({ login, refresh }: Opened & { readonly refresh: string }): Promise<string> => {
    const got = await oauth.refresh(refresh).catch(async (error: unknown) => {
      await freeLease(db, login)
      throw error
    })
    if (isWorthless(got)) throw await lose(login, whyLost(got.hint))
    const next = { refresh, ...got }
    const tokens = vault && sealTokens(vault, login, next)
    if (tokens && (await updateLogin(db, login, { tokens, expiresAt: next.expiresAt }))) return next.access
    throw notLinked()
  }

  const renew = async (id: number, staticId: number, refused: string): Promise<string> => {
    for (let glance = 0; glance < glances; glance++) {
      const opened = await open(id, staticId)
      if (opened.access !== refused) return opened.access // somebody else was quicker
      const { login, refresh } = opened
      if (refresh === undefined) throw await lose(login, lostWhy.notRenewable)
      if (await takeLease(db, login, { now: now(), until: now() + leaseMs }))
        return await fetchNext({ ...opened, refresh })
      await sleep(glanceMs)
    }
    throw notFinished()
  }

  const renewOnce = (id: number, staticId: number, refused: string): Promise<string> => {
    const coming = renewing.get(id) ?? renew(id, staticId, refused).finally(() => renewing.delete(id))
    renewing.set(id, coming)
    return coming
  }

  return {
    of: (id, staticId) => ({
      async token() {
        const { login, access } = await open(id, staticId)
        return now() < login.expiresAt ? access : await renewOnce(id, staticId, access)
      },
      async renew(refused) {
        await open(id, staticId) // another static may wait for the same tokens, and this one be no longer allowed to
        return await renewOnce(id, staticId, refused)
      },
      async giveUp(refused) {
        const { login, access } = await open(id, staticId)
        return access === refused ? await lose(login, lostWhy.refused) : notFinished()
      },
    }),
  }
}

/** Longer than a renewal takes with all its tries; who was killed in the middle of one is waited for as long. */
const leaseMs = 3 * 60_000
const glanceMs = 250
const glances = 120
