import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { analystHere } from '../../src/analysis/analyst.ts'
import { analysePull } from '../../src/analysis/run.ts'
import { readFacts } from '../../src/game/facts.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { openLog } from '../../src/ingest/netlog/netlog.ts'
import type { OpenDb } from '../../src/store/db.ts'
import { openStatic } from '../../src/store/people/statics.ts'

const sample = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))
const dayMs = 24 * 60 * 60_000

/**
 * Years of raiding in a Discord server's static: the sample night, analysed, and so many days with the same pulls and
 * results before it that there are at least `count` pulls. What old pulls have no longer are their events.
 */
export async function fillServer({ db }: Pick<OpenDb, 'db'>, guildId: string, count: number): Promise<void> {
  const { id: staticId } = await openStatic(db, { discordId: guildId, name: 'bench' })
  const pulls = await storeSample(db, staticId)
  const days = Math.ceil(count / pulls) - 1
  await db.execute(sql`update pull set number = number + ${days * pulls} where static_id = ${staticId}`)
  const copy = sql`generate_series(1, ${days}::int) as ago`
  const shifted = (column: string) => sql.raw(`${column} - ago * ${dayMs}::bigint`)
  await db.execute(sql`
    insert into night (static_id, started_at, ended_at)
    select static_id, ${shifted('started_at')}, ${shifted('ended_at')} from night, ${copy}`)
  await db.execute(sql`
    insert into pull (static_id, number, night_id, report_id, source_key, territory_id, encounter_id, encounter, fight_name,
      started_at, duration_ms, outcome, actors, ability_names, status_names, phases, boss_hp, fight_hp, wipe_called_ms,
      parser, trash, provisional, broken_hashes, stored_at)
    select p.static_id, p.number - ago * ${pulls}, n.id, report_id, source_key || ' ' || ago, territory_id, encounter_id,
      encounter, fight_name, ${shifted('p.started_at')}, duration_ms, outcome, actors, ability_names, status_names, phases,
      boss_hp, fight_hp, wipe_called_ms, parser, trash, provisional, broken_hashes, ${shifted('stored_at')}
    from pull p cross join ${copy}
    join night n on n.static_id = p.static_id and ${shifted('p.started_at')} between n.started_at and n.ended_at`)
  await db.execute(sql`
    insert into metric_result (pull_id, metric, version, result, knowledge)
    select copied.id, metric, version, result, knowledge
    from metric_result join pull p on p.id = pull_id
    join pull copied on copied.static_id = p.static_id and copied.source_key like p.source_key || ' %'`)
  await db.execute(sql`
    insert into pull_depth (pull_id, static_id, fight, started_at, rank, phase_id, phase, boss_name, boss_share, fight_share)
    select copied.id, depth.static_id, fight, copied.started_at, rank, phase_id, phase, boss_name, boss_share, fight_share
    from pull_depth depth join pull p on p.id = pull_id
    join pull copied on copied.static_id = p.static_id and copied.source_key like p.source_key || ' %'`)
  await db.execute(sql`
    insert into pull_account (report_id, source_key, pull_id, stored_at)
    select report_id, source_key, id, stored_at from pull where source_key like '% %'`)
  await db.execute(sql.raw('analyze'))
}

async function storeSample(db: OpenDb['db'], staticId: number): Promise<number> {
  const facts = readFacts()
  const analyst = analystHere(facts)
  let pulls = 0
  for await (const { pull, events } of ingest({ db, facts, now: Date.now }, staticId, await openLog(sample))) {
    await analysePull(db, analyst, pull, events)
    pulls++
  }
  return pulls
}
