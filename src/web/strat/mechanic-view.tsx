import type { ShownMechanic } from '../../commands/strat/edit/shown-strat.ts'
import { formatTime } from '../../format.ts'
import type { DraftRow } from '../../strat/draft.ts'
import { type Role, slots } from '../../strat/strat.ts'

/** A mechanic with its rows. The script reads its draft out of it, and makes others like it. */
export const MechanicView = ({
  mechanic: { keys, name, atMs, rows, places },
}: {
  readonly mechanic: ShownMechanic
}) => (
  <section class="planned" data-keys={keys} data-at={atMs} aria-label={name}>
    <h2>
      <span class="time">{atMs === undefined ? '' : formatTime(atMs)}</span>
      <span class="name">{name}</span>
      <button type="button" class="as-link remove-mechanic" aria-label={`Remove ${name}`}>
        Remove
      </button>
    </h2>
    <p class="fault" role="alert" hidden />
    <ol class="rows">
      {rows.map((row) => (
        <RowView row={row} />
      ))}
    </ol>
    {places.length > 0 && (
      <dl class="places">
        {places.map(([place, role]) => (
          <div>
            <dt>{place}</dt>
            <dd>{role}</dd>
          </div>
        ))}
      </dl>
    )}
    <button type="button" class="as-link add-row">
      + Add a row
    </button>
  </section>
)

export const RowView = ({ row: { role, what, seconds, note } }: { readonly row: DraftRow }) => (
  <li class="row">
    <select class="field role" aria-label="Place" autocomplete="off">
      {roles.map((one) => (
        <option value={one} selected={one === role}>
          {one}
        </option>
      ))}
    </select>
    <input
      class="field what"
      list="covers"
      value={what}
      maxlength={60}
      placeholder="Mitigation"
      aria-label="Mitigation"
      autocomplete="off"
    />
    <label class="when">
      <input
        class="field seconds"
        type="number"
        step="any"
        min={-60}
        max={60}
        value={String(seconds)}
        aria-label="Seconds before (−) or after the hit"
        autocomplete="off"
      />{' '}
      s
    </label>
    <input class="field note" value={note} maxlength={400} placeholder="Note" aria-label="Note" autocomplete="off" />
    <button type="button" class="as-link remove-row" aria-label="Remove this row">
      ✕
    </button>
    <p class="fault" role="alert" hidden />
  </li>
)

const roles: readonly Role[] = [...slots, 'any', 'none']
