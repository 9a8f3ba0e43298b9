import type { Quota } from '../quota.ts'
import type { Db } from './db.ts'
import { fflogsQuotas } from './schema.ts'

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
