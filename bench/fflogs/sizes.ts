import { sql } from 'drizzle-orm'
import { analystHere } from '../../src/analysis/analyst.ts'
import { readFacts } from '../../src/game/facts.ts'
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { type Db, openEmbedded } from '../../src/store/db.ts'
import { ingestNight } from './ingest-night.ts'
import { sampleAnswers } from './sample-answers.ts'

/** Enough for what each table keeps of itself not to count. */
const nights = 8

/**
 * Bytes that the embedded database grows by for each event that FFLogs tells, when the sample night is stored and
 * analysed: pulls, blocks, results, names, indexes and all that Postgres adds, by its own sizes; with the pages of the
 * ledger and without them.
 */
export async function measureSizes(): Promise<Record<string, number>> {
  const answers = sampleAnswers()
  const analyst = analystHere(readFacts())
  const readers = openFightReaders()
  const { db, close } = await openEmbedded()
  try {
    await ingestNight(db, readers, analyst, answers, 'first')
    const before = await sizesOf(db)
    for (let night = 0; night < nights; night++) await ingestNight(db, readers, analyst, answers, `night ${night}`)
    const after = await sizesOf(db)
    const events = answers.events * nights
    return {
      'fflogs.bytesPerEvent': (after.all - after.pages - (before.all - before.pages)) / events,
      'fflogs.bytesPerEventWithRaw': (after.all - before.all) / events,
    }
  } finally {
    await readers.close()
    await close()
  }
}

async function sizesOf(db: Db): Promise<{ all: number; pages: number }> {
  const tables = await db.execute(
    sql`select relname as name, pg_total_relation_size(relid)::float8 as bytes from pg_catalog.pg_statio_user_tables`,
  )
  const rows = (tables as unknown as { rows: { name: string; bytes: number }[] }).rows
  return {
    all: rows.reduce((sum, { bytes }) => sum + bytes, 0),
    pages: rows.find(({ name }) => name === 'fflogs_page')?.bytes ?? 0,
  }
}
