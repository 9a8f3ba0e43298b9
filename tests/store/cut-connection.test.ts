import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { onPostgres } from '../databases.ts'

onPostgres('a connection that the server cuts in the middle of a transaction', (opened) => {
  test('is no end of Vigil: the next question is answered', async () => {
    const { db } = opened()
    const cut = db.transaction((tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`))
    await expect(cut).rejects.toThrow()
    const { rows } = (await db.execute(sql`select 1 as one`)) as unknown as { rows: unknown[] }
    expect(rows).toEqual([{ one: 1 }])
  })
})
