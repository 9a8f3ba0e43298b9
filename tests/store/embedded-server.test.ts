import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { eq, sql } from 'drizzle-orm'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { openEmbedded, openServed } from '../../src/store/db.ts'
import { DatabaseConnection, type DatabaseThread } from '../../src/store/embedded/connection.ts'
import { startServer } from '../../src/store/embedded/server.ts'
import { queryFor } from '../../src/store/embedded/wire.ts'
import { guilds } from '../../src/store/schema.ts'
import { startThread } from '../../src/thread.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'vigil-embedded-')), 'database')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

const named = { discordId: '1', name: 'one' }

test('what was stored is there when the database is opened again', async () => {
  const first = await openEmbedded(folder)
  await first.db.insert(guilds).values(named)
  await first.close()
  const again = await openEmbedded(folder)
  expect(await again.db.select({ name: guilds.name }).from(guilds)).toEqual([{ name: 'one' }])
  await again.close()
})

test('a database that dies fails what was asked, loses nothing, and answers the next question', async () => {
  const { db, close } = await openServed(startServer({ folder }, new URL('./dying-database.ts', import.meta.url)))
  await db.insert(guilds).values(named)
  const asked = db.transaction(async (tx) => {
    await tx.update(guilds).set({ name: 'other' }).where(eq(guilds.discordId, '1'))
    await tx.execute(sql`select 'fall over'`)
  })
  await expect(asked).rejects.toThrow()
  expect(await db.select({ name: guilds.name }).from(guilds)).toEqual([{ name: 'one' }])
  await close()
})

test('one transaction is over before another one begins', async () => {
  const { db, close } = await openEmbedded(folder)
  const told: string[] = []
  const work = (name: string) =>
    db.transaction(async (tx) => {
      for (const step of [1, 2, 3]) {
        await tx.execute(sql`select ${step}::int`)
        told.push(name)
      }
    })
  await Promise.all([work('a'), work('b'), work('c')])
  expect(told.join('')).toBe('aaabbbccc')
  await close()
})

test('what is asked together goes to the thread in one go, and each question has its own answer', async () => {
  const thread: DatabaseThread = startThread(program, (cause) => new AppError('unavailable', 'over', { cause }), {
    folder,
  })
  let goings = 0
  const ask: DatabaseThread['ask'] = (...asked) => {
    goings++
    return thread.ask(...asked)
  }
  const stream = () => new DatabaseConnection({ ...thread, ask }) as unknown as Socket
  const client = new Client({ stream, ssl: false, pipeline: true })
  await client.connect()
  await nextTurn()
  goings = 0
  const [one, wrong, three] = await Promise.allSettled([
    client.query('select 1 as told'),
    client.query('select 1 / 0 as told'),
    client.query('select $1::int as told', [3]),
  ])
  expect(one).toMatchObject({ value: { rows: [{ told: 1 }] } })
  expect(wrong).toMatchObject({ reason: { message: 'division by zero' } })
  expect(three).toMatchObject({ value: { rows: [{ told: 3 }] } })
  expect(goings).toBe(1)
  await client.end()
  await thread.end()
})

test('what was answered is not kept: a database runs for months', async () => {
  const thread = new Worker(program, { workerData: { folder } })
  const askOften = async (times: number) => {
    for (let number = 1; number <= times; number++) {
      thread.postMessage({ number, question: queryFor(`select repeat('x', ${answerBytes})`) })
      await once(thread, 'message')
    }
    return (await thread.getHeapStatistics()).used_heap_size
  }
  const before = await askOften(50)
  const after = await askOften(600)
  expect(after - before).toBeLessThan(200 * answerBytes)
  await thread.terminate()
})

const answerBytes = 100_000
const program = new URL('../../src/store/embedded/database-worker.ts', import.meta.url)
