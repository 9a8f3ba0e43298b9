import { AppError } from '../../errors.ts'
import { type Sheet, saveFetched } from '../../store/abilities.ts'
import type { Db } from '../../store/db.ts'
import { type AskXivapi, rowsAtOnce } from './client.ts'

export interface Wanted {
  readonly sheet: Sheet
  readonly id: number
}

export interface Refreshed {
  /** How many XIVAPI told of. */
  readonly told: number
  /** How many it does not have. */
  readonly missing: number
  /** Why it ended early, as a sentence. */
  readonly trouble?: string
}

/** XIVAPI is somebody’s free service. */
const atOnce = 2

/**
 * Asks XIVAPI for these, page by page, and keeps each page when it comes: stopped anywhere, what was told stays.
 * A failure that does not pass by itself ends it.
 */
export async function refreshAbilities(
  { db, ask, now }: { readonly db: Db; readonly ask: AskXivapi; readonly now: () => number },
  wanted: readonly Wanted[],
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Refreshed> {
  const pages = pagesOf(wanted)
  let [told, missing] = [0, 0]
  let trouble: unknown
  const work = async () => {
    for (let page = pages.shift(); page !== undefined && !signal.aborted; page = pages.shift()) {
      const rows = await ask(page.sheet, page.ids, signal)
      await saveFetched(db, rows, now())
      const known = rows.filter(({ names }) => names !== null).length
      told += known
      missing += rows.length - known
      onProgress(told + missing)
    }
  }
  const stop = (error: unknown) => {
    pages.length = 0
    if (!signal.aborted) trouble ??= error
  }
  await Promise.all(Array.from({ length: atOnce }, () => work().catch(stop)))
  if (trouble !== undefined && !(trouble instanceof AppError)) throw trouble
  return { told, missing, ...(trouble === undefined ? {} : { trouble: trouble.message }) }
}

function pagesOf(wanted: readonly Wanted[]): { sheet: Sheet; ids: number[] }[] {
  const pages: { sheet: Sheet; ids: number[] }[] = []
  for (const { sheet, id } of wanted) {
    const page = pages.findLast((own) => own.sheet === sheet)
    if (page === undefined || page.ids.length === rowsAtOnce) pages.push({ sheet, ids: [id] })
    else page.ids.push(id)
  }
  return pages
}
