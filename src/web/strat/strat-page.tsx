import type { OfferedUse } from '../../commands/strat/edit/offered-uses.ts'
import type { StratEditor } from '../../commands/strat/edit/strat-editor.ts'
import type { StratLink } from '../../commands/strat/edit/strat-link.ts'
import { formatTime } from '../../format.ts'
import type { SavedStrat } from '../../store/people/strats.ts'
import { momentText } from '../moment.ts'
import { MechanicView, RowView } from './mechanic-view.tsx'

interface PageProps {
  readonly editor: StratEditor
  readonly link: StratLink
  readonly now: number
}

/** Which version stands, in a sentence. */
export const standingText = (standing: SavedStrat | undefined, now: number): string =>
  standing === undefined
    ? 'Nothing is agreed on yet. What is saved first becomes version 1.'
    : `Version ${standing.version} stands, which ${standing.author} saved ${momentText(standing.at, 'R', now)}: ${standing.told}`

/** A strat as it stands; the page's script makes it one to change. */
export const StratPage = ({
  editor: { fight, standing, shown, offered, covers },
  link: { author, endsAt },
  now,
}: PageProps) => (
  <main class="strat" id="strat-editor" data-base={standing?.version ?? 0}>
    <header>
      <h1>
        Strat of {fight.short} <span class="faint">· {fight.name}</span>
      </h1>
      <p id="standing">{standingText(standing, now)}</p>
      <p class="faint">
        You change it as {author.name}. This link ends {momentText(endsAt, 'R', now)}; <code>/strat edit</code> makes
        another one.
      </p>
      <noscript>
        <p class="careful">
          Without JavaScript this page only shows the plan. <code>/strat import</code> changes it, too.
        </p>
      </noscript>
    </header>
    <p class="legend">
      Each row: whose place, which mitigation, how many seconds before (−) or after the hit, and a note.
    </p>
    <fieldset id="plan" disabled>
      {shown.map((mechanic) => (
        <MechanicView mechanic={mechanic} />
      ))}
    </fieldset>
    <div class="adding">
      {offered.length === 0 ? (
        <p class="faint">
          There is no timeline of this fight to choose mechanics from; <code>/strat import</code> adds them.
        </p>
      ) : (
        <select id="offered" class="field" aria-label="Mechanic to add" autocomplete="off" disabled>
          <option value="">Add a mechanic …</option>
          {phasesOf(offered).map(([phase, uses]) => (
            <optgroup label={`Phase ${phase}`}>
              {uses.map(({ keys, shown: name, atMs }) => (
                <option value={keys.join('+')} data-at={atMs} data-name={name} data-time={formatTime(atMs)}>
                  {formatTime(atMs)} {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </div>
    <datalist id="covers">
      {covers.map((name) => (
        <option value={name} />
      ))}
    </datalist>
    <template id="mechanic-template">
      <MechanicView mechanic={{ keys: '', name: '', atMs: 0, rows: [], places: [] }} />
    </template>
    <template id="row-template">
      <RowView row={{ role: 'any', what: '', seconds: 0, note: '' }} />
    </template>
    <footer class="saving">
      <p id="state" role="status" />
      <a id="as-it-stands" href="?" target="_blank" rel="noopener" hidden>
        What stands now, in another tab
      </a>
      <button id="undo" class="button" type="button" disabled>
        Undo
      </button>
      <button id="save" class="button success" type="button" disabled>
        Save
      </button>
    </footer>
  </main>
)

const phasesOf = (offered: readonly OfferedUse[]) => [...Map.groupBy(offered, ({ phase }) => phase)]
