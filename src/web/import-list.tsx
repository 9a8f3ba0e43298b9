import { importedText, progressText } from '../commands/import/imported-text.ts'
import { formatSize } from '../format.ts'
import type { Db } from '../store/db.ts'
import { listNightsById, type NightSpan } from '../store/pulls/nights.ts'
import { type Import, listImports } from '../store/reports/imports.ts'
import type { LocalChannel } from '../store/telling/channel.ts'
import { momentText, postedText } from './moment.ts'

/** Logs that were handed in, and the nights that were found in them. */
export interface ShownImports {
  readonly imports: readonly Import[]
  readonly nights: readonly NightSpan[]
}

/** All that are kept, or those that are open or were still so at `since`. */
export async function readImports(db: Db, staticId: number, since: number): Promise<ShownImports> {
  const imports = await listImports(db, staticId, since)
  const nightIds = [...new Set(imports.flatMap(({ nights }) => nights))]
  return { imports, nights: await listNightsById(db, staticId, nightIds) }
}

/** What changes when the list does. */
export const stampOfImports = ({ imports }: ShownImports): string =>
  imports.map(({ id, state, share, pulls }) => `${id}.${state}.${share.toFixed(3)}.${pulls}`).join('-')

interface ListProps extends ShownImports {
  readonly into: Pick<LocalChannel, 'id'>
  readonly now: number
}

/** The newest first. The page's script asks for it anew while something is being read. */
export const ImportList = ({ imports, nights, into, now }: ListProps) => (
  <ol id="import-list" class="import-list" data-stamp={stampOfImports({ imports, nights })}>
    {imports.map((shown) => (
      <ImportView
        shown={shown}
        nights={nights.filter(({ id }) => shown.nights.includes(id))}
        staticId={into.id}
        now={now}
      />
    ))}
  </ol>
)

interface ViewProps {
  readonly shown: Import
  readonly nights: readonly NightSpan[]
  readonly staticId: number
  readonly now: number
}

function ImportView({ shown, nights, staticId, now }: ViewProps) {
  const { id, fileName, sizeBytes, state, share, sentence, askedAt } = shown
  const isOpen = state === 'waiting' || state === 'reading'
  return (
    <li class={`import is-${state}`} data-import={id} data-open={isOpen ? '' : undefined}>
      <p class="file-line">
        <span class="file-name" title={fileName}>
          {fileName}
        </span>
        <span class="faint">{formatSize(sizeBytes)}</span>
        <time class="faint" datetime={new Date(askedAt).toISOString()}>
          {postedText(askedAt, now)}
        </time>
      </p>
      {isOpen && (
        <div class="progress-line">
          <progress max={1} value={state === 'reading' ? share : undefined} aria-label={`Reading ${fileName}`} />
          <span class="outcome">{progressText(shown)}</span>
          <button type="button" class="as-link" data-cancel={id} aria-label={`Cancel ${fileName}`} disabled>
            Cancel
          </button>
        </div>
      )}
      {state === 'done' && (
        <p class="outcome">
          {importedText(shown)}
          {nights.map((night) => (
            <>
              {' · '}
              <a href={`/channel/${staticId}/night/${night.id}`}>Night of {momentText(night.startedAt, 'D', now)}</a>
            </>
          ))}
        </p>
      )}
      {sentence !== null && (
        <p class={state === 'failed' ? 'outcome trouble' : 'warning'}>
          {sentence.split('\n').map((line) => (
            <span>{line}</span>
          ))}
        </p>
      )}
    </li>
  )
}
