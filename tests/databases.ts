import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { type OpenDb, openEmbedded, openPostgres } from '../src/store/db.ts'

const server = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

const answers = async (): Promise<boolean> => {
  const client = new Client({ connectionString: server, connectionTimeoutMillis: 1_000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

const hasServer = await answers()

/** Runs a suite on the embedded database and, when a server answers, on a Postgres database of its own. */
export function onEveryDatabase(title: string, suite: (open: () => OpenDb) => void): void {
  describe(`${title}, embedded`, () => {
    let opened: OpenDb
    beforeAll(async () => {
      opened = await openEmbedded()
    })
    afterAll(() => opened.close())
    suite(() => opened)
  })

  onPostgres(title, suite)
}

/** Runs a suite on a Postgres database of its own, when a server answers. */
export function onPostgres(title: string, suite: (open: () => OpenDb) => void): void {
  describe.skipIf(!hasServer)(`${title}, Postgres`, () => {
    const name = `vigil_test_${randomUUID().replaceAll('-', '')}`
    let opened: OpenDb
    beforeAll(async () => {
      await administer(`create database ${name}`)
      const url = new URL(server)
      url.pathname = `/${name}`
      opened = await openPostgres(url.href)
    })
    afterAll(async () => {
      await opened.close()
      await administer(`drop database ${name} with (force)`)
    })
    suite(() => opened)
  })
}

async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(sql)
  await client.end()
}
