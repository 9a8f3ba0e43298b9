import { zstdDecompressSync } from 'node:zlib'
import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { analystHere } from '../../src/analysis/analyst.ts'
import { analysePull } from '../../src/analysis/run.ts'
import { announceNight } from '../../src/bot/telling/announce.ts'
import { openPainter } from '../../src/charts/painter.ts'
import { readFacts } from '../../src/game/facts.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { openLog } from '../../src/ingest/netlog/netlog.ts'
import type { Pull } from '../../src/report.ts'
import type { Db } from '../../src/store/db.ts'
import { localGuild, openStatic, type StoredNames, saveSettings } from '../../src/store/people/statics.ts'
import { loadEvents } from '../../src/store/pulls/pulls.ts'
import { onEveryDatabase } from '../databases.ts'
import {
  action,
  ayla,
  boss,
  bram,
  chat,
  damage,
  death,
  director,
  fileOf,
  npc,
  opening,
  signed,
} from './netlog/log-lines.ts'

const marker = 'Zanzibar'

/** A wipe with chat of every kind, a pet named after its owner, and a file named after a player. */
const night = [
  ...opening,
  chat(10, '000E', 'Ayla Fen', `${marker} party`),
  chat(20, '0839', '', `${marker} system`),
  npc(30, '40000301|Ayla Fen’s Chocobo', 780, 90_000, '10000001'),
  director(100, '40000001'),
  action(1_000, ayla, '1F', boss, '0001', damage(5_000)),
  chat(1_500, '000A', `${marker} Speaker`, 'hello'),
  action(1_600, '40000301|Ayla Fen’s Chocobo', '1F', boss, '0002', damage(50)),
  action(2_000, boss, 'B01', bram, '0003', damage(200_000)),
  chat(2_500, '0044', `${marker} Boss`, 'Behold!'),
  death(4_000, bram, boss),
  death(4_100, ayla, boss),
  director(5_000, '40000005'),
]

const facts = readFacts()
const now = () => Date.parse('2026-11-21T20:00:00Z')

onEveryDatabase('what is kept of people', (open) => {
  const importNight = async (db: Db, staticId: number, names?: StoredNames) => {
    const report = await openLog(await fileOf(signed(night), 'Network_ayla_fen.log'))
    const painter = openPainter()
    const stored: Pull[] = []
    for await (const { pull, nightId } of ingest({ db, facts, now }, staticId, report, names)) {
      stored.push(pull)
      await analysePull(db, analystHere(facts), pull)
      await announceNight({ db, analyst: analystHere(facts), painter, now }, nightId)
    }
    await painter.close()
    return stored
  }

  test('nothing of a chat line is kept, whoever said it and where', async () => {
    const { db } = open()
    const { id } = await openStatic(db, localGuild, { name: 'talkative' })
    const [pull] = await importNight(db, id)
    expect(await everythingIn(db)).toContain('Ayla Fen')
    expect(await everythingIn(db)).not.toContain(marker)
    expect(JSON.stringify((await loadEvents(db, id, pull?.id ?? 0)).all())).not.toContain(marker)
  })

  test('with initials no name is kept anywhere: not of players, pets, reports, results or posts', async () => {
    const { db } = open()
    const before = await everythingIn(db)
    const { id } = await openStatic(db, localGuild, { name: 'shy' })
    await saveSettings(db, id, { names: 'initials' })
    const [pull] = await importNight(db, id)
    expect(pull?.report.title).toBe('Network_A. F..log')
    expect(pull?.actors.map(({ kind, name }) => [kind, name]).sort()).toEqual([
      ['enemy', 'Sand Colossus'],
      ['pet', 'A. F.’s Chocobo'],
      ['player', 'A. F.'],
      ['player', 'B. O.'],
    ])
    const after = await everythingIn(db)
    for (const name of [/Ayla.?Fen/gi, /Bram.?Oduya/gi, /Jenova/g]) {
      expect([name, after.match(name)?.length ?? 0]).toEqual([name, before.match(name)?.length ?? 0])
    }
    expect(after).toContain('B. O.')
  })

  test('one import can keep initials only, whatever the static does otherwise', async () => {
    const { db } = open()
    const { id } = await openStatic(db, localGuild, { name: 'once' })
    const [pull] = await importNight(db, id, 'initials')
    expect(pull?.actors.map(({ name }) => name)).toContain('A. F.')
  })
})

/** Every row of every table as text, also of those that other parts of Vigil made. */
async function everythingIn(db: Db): Promise<string> {
  const tables = await textsOf(
    db,
    sql`select quote_ident(table_schema) || '.' || quote_ident(table_name) as text from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  expect(tables.length).toBeGreaterThan(8)
  const rows: string[] = []
  for (const table of tables) rows.push(...(await textsOf(db, sql.raw(`select t::text as text from ${table} t`))))
  return rows.join('\n')
}

const answer = z.object({ rows: z.array(z.object({ text: z.string() })) })

const textsOf = async (db: Db, query: SQL): Promise<string[]> =>
  answer.parse(await db.execute(query)).rows.map(({ text }) => opened(text))

/** A row with the bytes in it as the text they are, unpacked where they were packed. */
const opened = (row: string): string =>
  row.replace(/\\+x((?:[0-9a-f]{2})+)/g, (_, hex: string) => textIn(Buffer.from(hex, 'hex')))

function textIn(bytes: Buffer): string {
  try {
    return zstdDecompressSync(bytes).toString('latin1')
  } catch {
    return bytes.toString()
  }
}
