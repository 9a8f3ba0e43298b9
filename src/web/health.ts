import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import type { Db } from '../store/db.ts'

/** For whoever watches over the process: is it alive, and can it work. */
export const healthRoutes = ({ db }: { readonly db: Db }) =>
  new Hono()
    .get('/healthz', (c) => c.json({ status: 'alive' }))
    .get('/readyz', async (c) =>
      (await databaseAnswers(db))
        ? c.json({ status: 'ready' })
        : c.json({ status: 'not ready', reason: databaseDown }, 503),
    )

export const databaseDown =
  'The database does not answer. Nothing stored is lost; Vigil goes on as soon as it is back. Check that it runs.'

export async function databaseAnswers(db: Db): Promise<boolean> {
  try {
    await db.execute(sql`select 1`)
    return true
  } catch {
    return false
  }
}
