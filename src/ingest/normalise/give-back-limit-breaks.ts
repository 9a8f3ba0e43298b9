import { withValues } from '../../events/change-table.ts'
import type { Section } from '../../events/columns.ts'
import { limitBreaks } from '../../game.ts'
import type { RecordedPull } from '../../report.ts'
import type { Step } from './steps.ts'

/**
 * FFLogs tells the cast of a limit break as the player's who pressed it, and all that it does as done by a player called
 * Limit Break (GAME.md §7.14). What it does is given back to whoever cast that limit break last; the actor stays, as
 * nobody. Where no cast was told it stays the actor's. Whose damage it is in the end is for each metric to say.
 */
export const giveBackLimitBreaks: Step = {
  name: 'give-back-limit-breaks',
  quirk: 'what a limit break does is done by an actor of its own',
  repair(pull) {
    const pseudo = new Set(pull.actors.filter(({ kind }) => kind === 'limit-break').map(({ id }) => id))
    const casts = pseudo.size === 0 ? [] : castsOf(pull)
    if (casts.length === 0) return { pull, repaired: 0 }
    const given = pull.events.sections.flatMap((section) => giftsIn(section, pseudo, casts))
    if (given.length === 0) return { pull, repaired: 0 }
    const events = withValues(pull.events, (sections) => {
      for (const { type, row, to } of given) {
        const source = sections.find((section) => section.type === type)?.columns.source
        if (source) source[row] = to
      }
    })
    return { pull: { ...pull, events }, repaired: given.length }
  },
}

interface Pressed {
  readonly at: number
  readonly source: number
  readonly ability: number
}

/** Everything a limit break does, its statuses included, comes and goes within this. */
const lastsMs = 30_000

function castsOf({ actors, events }: RecordedPull): Pressed[] {
  return events
    .of('cast')
    .filter(({ ability, source }) => limitBreaks.has(ability) && actors[source]?.kind === 'player')
}

function giftsIn(section: Section, pseudo: ReadonlySet<number>, casts: readonly Pressed[]) {
  const { at, source, ability } = section.columns
  const gifts: { readonly type: Section['type']; readonly row: number; readonly to: number }[] = []
  for (let row = 0; row < (source?.length ?? 0); row++) {
    if (!pseudo.has(source?.[row] ?? -1)) continue
    const pressed = findPressed(casts, at?.[row] ?? 0, ability?.[row] ?? 0)
    if (pressed !== undefined) gifts.push({ type: section.type, row, to: pressed.source })
  }
  return gifts
}

/** A status says no more than that it is a limit break's: there is never more than one at a time. */
function findPressed(casts: readonly Pressed[], at: number, ability: number): Pressed | undefined {
  const last = casts.findLast((cast) => cast.at <= at && (!limitBreaks.has(ability) || cast.ability === ability))
  return last !== undefined && at - last.at <= lastsMs ? last : undefined
}
