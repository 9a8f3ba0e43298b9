import { openBudget } from '../../src/ingest/fflogs/budget.ts'
import { openLinking } from '../../src/ingest/fflogs/logins/linking.ts'
import { openSender } from '../../src/ingest/fflogs/send.ts'
import type { Linking } from '../../src/linking.ts'
import type { Db } from '../../src/store/db.ts'
import { createTicket } from '../../src/store/fflogs/tickets.ts'
import { openVault, type Vault } from '../../src/store/fflogs/vault.ts'
import type { StandIn } from './stand-in.ts'

export const redirectUri = 'http://localhost:8800/auth/fflogs/callback'

/** A key made of one number, for a vault of a test. */
export const testKey = (filler: number): Uint8Array => new Uint8Array(32).fill(filler)
export const testVault: Vault = openVault([testKey(7)])

export interface Linker {
  readonly db: Db
  readonly standIn: StandIn
  readonly now: () => number
  readonly vault?: Vault | undefined
}

export function linkingWith({ db, standIn, now, vault = testVault }: Linker): Linking {
  standIn.allowRedirect(redirectUri)
  const { url } = standIn
  const send = openSender({ url, retryMs: 1, timeoutMs: 200, slowDown: openBudget({ db, now }).slowDown })
  return openLinking(send, { ...standIn, redirectUri, db, vault, now })
}

/** What FFLogs sends a browser back with that goes to its page; whoever sits at it agrees, or nobody does. */
export async function visit(url: string): Promise<URLSearchParams> {
  const { headers } = await fetch(url, { redirect: 'manual' })
  return new URL(headers.get('location') ?? '').searchParams
}

/** Somebody links the FFLogs account of that name for a static, the whole way; their Discord account has the same name. */
export async function linkMember(linker: Linker, staticId: number, name: string): Promise<void> {
  const { db, standIn, now } = linker
  const linking = linkingWith(linker)
  standIn.logIn(name)
  const key = await createTicket(db, { staticId, discordUserId: name, name }, now())
  const { url, state } = await linking.begin(key)
  await linking.finish(await visit(url), state)
}
