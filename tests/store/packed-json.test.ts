import { readdirSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { packJson, unpackJson } from '../../src/store/schema/columns.ts'

test('what is packed is what was meant, whatever it is', () => {
  for (const value of [{ deaths: [], share: 0.5, name: '星乃' }, [], 0, 'text', null]) {
    expect(unpackJson(packJson(value))).toEqual(value)
  }
})

test('what lay there as text before is still read after the migration', async () => {
  const client = await PGlite.create()
  const folder = new URL('../../drizzle/', import.meta.url)
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const before = migrations.filter((name) => name < '0015')
  for (const name of before) await client.exec(readFileSync(new URL(name, folder), 'utf8'))
  await client.exec(`
    insert into guild (id, discord_id, name) values (1, 'g', 'G');
    insert into static (id, guild_id, name) values (1, 1, 'S');
    insert into report (id, static_id, source, code, title, started_at) values (1, 1, 'netlog', 'c', 't', 0);
    insert into night (id, static_id, started_at, ended_at) values (1, 1, 0, 1);
    insert into pull (id, static_id, number, night_id, report_id, source_key, fight_name, started_at, duration_ms,
      outcome, actors, ability_names, status_names, phases, parser, stored_at)
      values (1, 1, 1, 1, 1, 'k', 'Fight', 0, 1, 'wipe', '[{"name":"Ayla ✦"}]', '{"7":"Attack"}', '{}', '[]', 'p', 0);
    insert into metric_result (pull_id, metric, version, result) values (1, 'deaths', 1, '{"deaths":[]}');`)
  for (const name of migrations.slice(before.length)) await client.exec(readFileSync(new URL(name, folder), 'utf8'))
  const { rows } = await client.query<Record<string, Uint8Array>>(
    'select actors, ability_names, status_names, result from pull join metric_result on pull_id = id',
  )
  expect(Object.values(rows[0] ?? {}).map(unpackJson)).toEqual([
    [{ name: 'Ayla ✦' }],
    { 7: 'Attack' },
    {},
    { deaths: [] },
  ])
  await client.close()
})
