import type { Config } from '../config.ts'
import type { Catalogue } from '../game/catalogue.ts'
import type { GameFacts } from '../game/facts.ts'
import { openXivapi } from '../ingest/xivapi/client.ts'
import { refreshAbilities, type Wanted } from '../ingest/xivapi/refresh.ts'
import { listFetchedIds, listIdsSeen, type Sheet } from '../store/abilities.ts'
import type { Db } from '../store/db.ts'
import type { Output } from './output.ts'
import { stoppedCode } from './stop-signal.ts'

export interface BootstrapFlags {
  /** Asks for everything anew, whatever was told before. */
  readonly force: boolean
  readonly skipFetch: boolean
  /** How many are asked for at most. */
  readonly limit?: number | undefined
}

interface BootstrapDeps {
  readonly config: Pick<Config, 'XIVAPI_URL'>
  readonly services: { readonly db: Db; readonly facts: Pick<GameFacts, 'catalogue'>; readonly now: () => number }
}

/**
 * Says what the catalogue knows, and has XIVAPI tell the rest: names in all languages, and what is newer than `vendor/`.
 * The catalogue itself is read from its file, so there is nothing to load and nothing that a failure could take away.
 */
export async function bootstrap(
  { config, services: { db, facts, now } }: BootstrapDeps,
  { force, skipFetch, limit }: BootstrapFlags,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const catalogue = facts.catalogue()
  output.line(summaryOf(catalogue))
  if (skipFetch) {
    output.line('XIVAPI was not asked; nothing was written.')
    return 0
  }
  const open = await listWanted(db, catalogue, force)
  const wanted = open.slice(0, limit)
  if (wanted.length === 0) {
    output.line(
      open.length === 0
        ? 'XIVAPI has told of all of them before; nothing was written. --force asks anew.'
        : 'XIVAPI was not asked; nothing was written.',
    )
    return 0
  }
  const say = (done: number) => output.progress(`XIVAPI: ${format(done)} of ${format(wanted.length)} …`)
  say(0)
  const ask = openXivapi({ url: config.XIVAPI_URL })
  const { told, missing, trouble } = await refreshAbilities({ db, ask, now }, wanted, say, signal)
  output.progress('')
  const lacks = missing === 0 ? '' : ` ${format(missing)} it does not have.`
  if (told + missing > 0) output.line(`XIVAPI told of ${format(told)}; they are stored.${lacks}`)
  if (trouble !== undefined) {
    const left = wanted.length - told - missing
    const were = left === 1 ? '1 was' : `${format(left)} were`
    output.aside(
      `${trouble} ${were} not refreshed: the vendored names stay, nothing is lost. Run vigil bootstrap again when there is a connection.`,
    )
  }
  return signal.aborted ? stoppedCode : 0
}

const format = (count: number) => count.toLocaleString('en-US')

function summaryOf({ actions, statuses, bosses }: Catalogue): string {
  const ofBosses = new Set([...bosses.values()].flatMap((own) => [...own.keys()])).size
  return `The catalogue is in vendor/: ${format(actions.size)} actions of players, ${format(ofBosses)} of bosses, ${format(statuses.size)} statuses.`
}

/** Items are on another sheet. */
const itemsFrom = 1_000_000

/** What to ask for, what reports named and nobody knows first: that is what is new. */
async function listWanted(db: Db, { actions, statuses, bosses }: Catalogue, force: boolean): Promise<Wanted[]> {
  const seen = await listIdsSeen(db)
  const ofBosses = [...bosses.values()].flatMap((own) => [...own.keys()])
  const known: Readonly<Record<Sheet, ReadonlySet<number>>> = {
    action: new Set([...actions.keys(), ...ofBosses]),
    status: new Set(statuses.keys()),
  }
  const order: readonly Wanted[] = (['action', 'status'] as const).flatMap((sheet) =>
    [...seen[sheet]].filter((id) => !known[sheet].has(id)).map((id) => ({ sheet, id })),
  )
  const rest = (['action', 'status'] as const).flatMap((sheet) => [...known[sheet]].map((id) => ({ sheet, id })))
  const before = { action: await listFetchedIds(db, 'action'), status: await listFetchedIds(db, 'status') }
  return [...order, ...rest].filter(({ sheet, id }) => id > 0 && id < itemsFrom && (force || !before[sheet].has(id)))
}
