import { formatSize } from '../format.ts'
import { largestFileBytes } from '../store/reports/spool.ts'
import { type LocalChannel, listLocalChannels } from '../store/telling/channel.ts'
import type { Assets } from './assets.ts'
import { ImportList, readImports, type ShownImports } from './import-list.tsx'
import { page } from './page.tsx'
import { missingOf } from './setup.tsx'
import { channelName, Sidebar } from './sidebar.tsx'
import type { SiteDeps } from './site.ts'

/** Where logs are handed in, and what became of those that were. */
export async function importPage({ db, config, now }: SiteDeps, assets: Assets, into: LocalChannel) {
  const shown = await readImports(db, into.id, 0)
  const isReading = shown.imports.some(({ endedAt }) => endedAt === null)
  const limit = formatSize(largestFileBytes)
  return page(
    { title: 'Import a log · Vigil', assets },
    <div class="app">
      <Sidebar channels={await listLocalChannels(db)} shown="import" missing={missingOf(config)} />
      <div class="channel">
        <header class="topbar">
          <h1>Import a log</h1>
          <p class="topic">Every pull in it is told in #{channelName(into)}, each once</p>
        </header>
        <main id="scroll" tabindex={-1}>
          <h2 class="phone-title">Import a log</h2>
          <form class="drop-zone" action={`/import/${into.id}`} method="post" enctype="multipart/form-data">
            <p class="drop-title">Drop network logs here</p>
            <p>
              <label class="button primary choose">
                Choose files
                <input id="files" type="file" name="files" multiple accept=".log,.gz,.zst,.zip" required />
              </label>
              <noscript>
                <button class="button success" type="submit">
                  Import
                </button>
              </noscript>
            </p>
            <p class="faint">
              .log, .zip, .gz or .zst from ACT or IINACT, up to {limit} each. What was imported before is recognised and
              told only once.
            </p>
            <details class="faint">
              <summary>Where are my logs?</summary>
              <ul>
                <li>
                  ACT: <code>%APPDATA%\Advanced Combat Tracker\FFXIVLogs</code>
                </li>
                <li>
                  IINACT: <code>Documents\IINACT</code>
                </li>
              </ul>
            </details>
          </form>
          <ImportPanel into={into} shown={shown} since={0} now={now()} />
          {shown.imports.length === 0 && <p class="nothing-imported faint">Nothing was imported here yet.</p>}
        </main>
        {isReading && (
          <noscript>
            <meta http-equiv="refresh" content="3" />
          </noscript>
        )}
      </div>
    </div>,
  )
}

interface PanelProps {
  /** The static that logs dropped on this page go to. */
  readonly into: LocalChannel
  readonly shown: ShownImports
  /** Epoch ms; what was over before is not shown. */
  readonly since: number
  readonly now: number
}

/** Makes a page take logs that are dropped on it, and shows how far they are. */
export const ImportPanel = ({ into, shown, since, now }: PanelProps) => (
  <section
    id="imports"
    class="imports"
    aria-label="Imports"
    data-into={into.id}
    data-name={channelName(into)}
    data-limit={largestFileBytes}
    data-limit-text={formatSize(largestFileBytes)}
    data-since={since}
  >
    <p id="import-news" class="only-heard" role="status" />
    <ol id="uploads" class="import-list" />
    <ImportList {...shown} into={into} now={now} />
    <div id="drop-here" class="drop-here" aria-hidden="true" hidden>
      <p>
        Drop to import into <strong>#{channelName(into)}</strong>
      </p>
    </div>
  </section>
)
