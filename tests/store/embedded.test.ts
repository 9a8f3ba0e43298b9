import { eq, type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDb, openEmbedded } from '../../src/store/db.ts'
import { guilds } from '../../src/store/schema.ts'

let opened: OpenDb
beforeAll(async () => {
  opened = await openEmbedded()
})
afterAll(() => opened.close())

const add = (discordId: string) => opened.db.insert(guilds).values({ discordId, name: discordId })
const find = async (discordId: string) =>
  (await opened.db.select({ name: guilds.name }).from(guilds).where(eq(guilds.discordId, discordId))).map(
    ({ name }) => name,
  )

test('the same question gives every time what is there then', async () => {
  expect(await find('a')).toEqual([])
  await add('a')
  expect(await find('a')).toEqual(['a'])
  await add('b')
  expect([await find('b'), await find('a'), await find('c')]).toEqual([['b'], ['a'], []])
})

test('a question that fails does so every time, and the next one is answered', async () => {
  await add('twice')
  for (const _ of [1, 2, 3]) await expect(add('twice')).rejects.toThrow()
  expect(await find('twice')).toEqual(['twice'])
})

test('what failed in a transaction is undone with it', async () => {
  for (const _ of [1, 2, 3]) {
    const work = opened.db.transaction(async (tx) => {
      await tx.insert(guilds).values({ discordId: 'undone', name: 'undone' })
      await tx.insert(guilds).values({ discordId: 'undone', name: 'undone' })
    })
    await expect(work).rejects.toThrow()
    expect(await find('undone')).toEqual([])
  }
})

test('no value, text, numbers, lists and bytes come back as they went', async () => {
  for (const _ of [1, 2, 3]) {
    const { rows } = (await opened.db.execute(
      sql`select ${null}::text a, ${'ü'}::text b, ${7}::integer c, ${1.5}::double precision d, ${'{1,2}'}::integer[] e, ${Buffer.from([0, 255])}::bytea f`,
    )) as unknown as { rows: unknown[] }
    expect(rows).toEqual([{ a: null, b: 'ü', c: 7, d: 1.5, e: [1, 2], f: Buffer.from([0, 255]) }])
  }
})

test('a question that was planned for an empty table is planned anew when it has filled', async () => {
  const rowsOf = async (text: SQL) =>
    ((await opened.db.execute(text)) as unknown as { rows: { [name: string]: string }[] }).rows
  const find = (kind: number) => rowsOf(sql`select id from entry where kind = ${kind}`)
  const planOf = async () => {
    const [known] = await rowsOf(
      sql`select name from pg_prepared_statements where statement = 'select id from entry where kind = $1'`,
    )
    return (await rowsOf(sql.raw(`explain execute ${known?.name}(7)`))).map((line) => line['QUERY PLAN']).join('\n')
  }
  for (const text of ['create table entry (id integer, kind integer)', 'create index on entry (kind)', 'analyze entry'])
    await opened.db.execute(sql.raw(text))
  for (let asked = 0; asked < 10; asked++) await find(7)
  await opened.db.execute(sql`insert into entry select n, n from generate_series(1, 20000) n`)
  expect(await planOf()).toContain('Seq Scan')
  for (let asked = 0; asked < 1_000; asked++) await opened.db.execute(sql`select 1`)
  expect(await planOf()).toContain('Index')
})

test('more different questions than are kept are all answered', async () => {
  for (const round of [1, 2]) {
    for (let number = 0; number < 600; number++) {
      for (const _ of [1, 2]) {
        const { rows } = (await opened.db.execute(sql.raw(`select ${number} n, ${round} r`))) as unknown as {
          rows: unknown[]
        }
        expect(rows).toEqual([{ n: number, r: round }])
      }
    }
  }
})
