import { AppError } from '../../errors.ts'
import type { RecordedPull, ReportInfo, SourcePhase } from '../../report.ts'
import { type ListedPage, listPages, removeOlderPages } from '../../store/fflogs/pages.ts'
import type { OpenReport } from '../source.ts'
import type { ToldPull } from './fights.ts'
import type { MasterSource, ToldMaster } from './master-data.ts'
import { oneAhead } from './one-ahead.ts'
import { type Reading, takeStream } from './pages.ts'
import type { Fight } from './queries.ts'
import type { ReadFight } from './reading/fight-reader.ts'

/**
 * Some pulls of a report, to be taken in: each is read while the one before is stored. A fight that cannot be read holds
 * up those after it, so that pulls are numbered as they happened; with `passOver` the others are read first, then its
 * failure is thrown.
 */
export function openPulls(
  reading: Reading,
  master: MasterSource,
  report: ReportInfo,
  pulls: readonly ToldPull[],
  passOver = false,
): OpenReport {
  return {
    info: report,
    marks: new Map(pulls.map(({ sourceKey, mark }) => [sourceKey, mark])),
    async *pulls() {
      const failures: AppError[] = []
      const readOne = async ({ fight }: ToldPull) =>
        await readFight(reading, master, fight).catch((error: unknown) => {
          if (passOver && error instanceof AppError && error.code === 'unavailable') return error
          throw error
        })
      for await (const [{ phaseNames }, read] of oneAhead(pulls, readOne)) {
        if (read instanceof AppError) failures.push(read)
        else yield { ...read, phases: read.phases.map((phase) => named(phase, phaseNames.get(phase.id))) }
      }
      if (failures[0]) throw failures[0]
    },
  }
}

const named = (phase: SourcePhase, name: string | undefined): SourcePhase =>
  name === undefined ? phase : { ...phase, name }

/**
 * Reads a fight that is over, from the ledger as far as it lies there. Who and what took part is known from an earlier
 * question as a rule; when somebody is new, it is asked once more.
 */
async function readFight(reading: Reading, master: MasterSource, fight: Fight): Promise<RecordedPull> {
  const { client, ledger } = reading
  const list = () => listPages(client.db, { ...ledger, fightId: fight.id })
  const listed = await list()
  const known = await master.newest()
  const read = await readWith(reading, known, fight, listed)
  const isComplete = read.tally.unnamed === 0 || known.untilMs >= Math.floor(fight.endTime)
  const { pull } = isComplete ? read : await readWith(reading, await master.anew(), fight, await list())
  if (listed.some(({ revision }) => revision < ledger.revision)) await removeOlderPages(client.db, ledger, fight.id)
  return pull
}

async function readWith(
  reading: Reading,
  { data }: ToldMaster,
  fight: Fight,
  listed: readonly ListedPage[],
): Promise<ReadFight> {
  const reader = reading.readers.open()
  try {
    const own = { ...reading, reader, fight, listed }
    const untilMs = Math.ceil(fight.endTime) + 1 // what happened in its last ms is in it, whichever way the API means its end
    await takeStream(own, 'all', untilMs)
    await takeStream(own, 'taken', untilMs)
    return await reader.finish({ reportStart: reading.report.startMs, fight, master: data })
  } finally {
    reader.close()
  }
}
