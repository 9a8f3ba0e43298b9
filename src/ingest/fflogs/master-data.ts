import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { findLastPage, removeOlderPages, removePage, savePage } from '../../store/fflogs/pages.ts'
import { readAnswer } from './answer.ts'
import { noSuchReport, unreadable } from './failures.ts'
import type { Reading } from './pages.ts'
import { type MasterAnswer, type MasterData, masterDataQuery } from './queries.ts'

/** Who and what the ids of a report are. */
export interface ToldMaster {
  readonly data: MasterData
  /** It knows whoever did something before this, ms from the start of the report. */
  readonly untilMs: number
}

export interface MasterSource {
  /** What was told last, from the ledger if it lies there. */
  newest(): Promise<ToldMaster>
  /** Asks once more. */
  anew(): Promise<ToldMaster>
}

/** Kept in the ledger as a page of no fight: one question is enough for a night in which nobody new turns up. */
export function openMasterData({ client, asking, ledger, report }: Reading): MasterSource {
  const key = { ...ledger, fightId: 0, stream: 'master' }
  let held: Promise<ToldMaster> | undefined

  const ask = async (): Promise<ToldMaster> => {
    const untilMs = report.endedAt - report.startMs
    const { data, body } = await client.ask(masterDataQuery, { code: ledger.code }, asking)
    const told = { data: masterDataIn(data), untilMs }
    const page = { nextMs: untilMs, body: await compress(body), fetchedAt: client.now() }
    await savePage(client.db, { ...key, startMs: untilMs }, page)
    await removeOlderPages(client.db, ledger, key.fightId)
    return told
  }
  const find = async (): Promise<ToldMaster | undefined> => {
    const kept = await findLastPage(client.db, key)
    if (kept === undefined) return undefined
    try {
      return { data: masterDataIn(readAnswer(masterDataQuery, await decompress(kept.body))), untilMs: kept.nextMs }
    } catch {
      await removePage(client.db, { ...key, startMs: kept.startMs }) // damaged: it is asked for again
      return undefined
    }
  }
  return {
    newest: () => {
      held ??= find().then((found) => found ?? ask())
      return held
    },
    anew: () => {
      held = ask()
      return held
    },
  }
}

function masterDataIn({ reportData: { report } }: MasterAnswer): MasterData {
  if (report === null) throw noSuchReport()
  if (report.masterData === null) throw unreadable('masterData: none')
  return report.masterData
}

// On the thread pool: it can be half a megabyte, and the gateway's heartbeat shares this thread.
const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
