import { eq } from 'drizzle-orm'
import { accountOf, type Quota } from '../../quota.ts'
import type { Db } from '../db.ts'
import { fflogsQuotas } from '../schema.ts'

/** What was last known of every account's quota. */
export async function listQuotas(db: Db): Promise<Quota[]> {
  const { account, limitPerHour, spent, resetsAt, silentUntil, strikes } = fflogsQuotas
  return await db.select({ account, limitPerHour, spent, resetsAt, silentUntil, strikes }).from(fflogsQuotas)
}

export async function saveQuota(db: Db, { account, ...known }: Quota): Promise<void> {
  const target = fflogsQuotas.account
  await db
    .insert(fflogsQuotas)
    .values({ account, ...known })
    .onConflictDoUpdate({ target, set: known })
}

/** What came of asking FFLogs for nothing but whether it answers. */
export interface Check {
  /** Epoch ms; null if nobody ever wanted to know. */
  readonly checkedAt: number | null
  /** The sentence of what went wrong. */
  readonly trouble: string | null
}

export async function findCheck(db: Db): Promise<Check> {
  const { checkedAt, trouble, account } = fflogsQuotas
  const [found] = await db
    .select({ checkedAt, trouble })
    .from(fflogsQuotas)
    .where(eq(account, accountOf(undefined)))
  return found ?? { checkedAt: null, trouble: null }
}

export async function saveCheck(db: Db, check: Check): Promise<void> {
  await db
    .insert(fflogsQuotas)
    .values({ account: accountOf(undefined), ...check })
    .onConflictDoUpdate({ target: fflogsQuotas.account, set: check })
}
