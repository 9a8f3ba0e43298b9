import { withValues } from '../../events/change-table.ts'
import type { Section } from '../../events/columns.ts'
import type { RecordedPull } from '../../report.ts'
import type { Step } from './steps.ts'

/**
 * A boss who cannot die yet stays at 1 HP and is told with 0 and 1 in turn (GAME.md §7.12). An enemy seen with 0 HP and
 * then with HP again had 1 all the while, unless its death was told between. Players are left alone: whether their 0 was
 * a death, an invulnerability or a fall nobody told of is weighed in `analysis/lives.ts`.
 */
export const liftFalseZeros: Step = {
  name: 'lift-false-zeros',
  quirk: 'an enemy is told with 0 HP and lives',
  repair(pull) {
    const rows = findFalseZeros(pull)
    if (rows.length === 0) return { pull, repaired: 0 }
    const events = withValues(pull.events, (sections) => {
      const hp = statesIn(sections)?.columns.hp
      if (hp) for (const row of rows) hp[row] = 1
    })
    return { pull: { ...pull, events }, repaired: rows.length }
  },
}

const statesIn = (sections: readonly Section[]): Section | undefined => sections.find(({ type }) => type === 'state')

function findFalseZeros({ actors, events }: RecordedPull): readonly number[] {
  const states = statesIn(events.sections)
  const { at, actor, hp } = states?.columns ?? {}
  const firstZeros = new Map<number, number>()
  const found: number[] = []
  for (let row = hp?.indexOf(0) ?? -1; row >= 0 && row < (states?.count ?? 0); row++) {
    const who = actor?.[row] ?? -1
    const first = firstZeros.get(who)
    if (hp?.[row] === 0) {
      if (first === undefined && actors[who]?.kind === 'enemy') firstZeros.set(who, row)
    } else if (first !== undefined) {
      for (let zero = first; zero < row; zero++) {
        if (actor?.[zero] === who && !diedBetween(who, at?.[zero] ?? 0, at?.[row] ?? 0)) found.push(zero)
      }
      firstZeros.delete(who)
    }
  }
  return found

  function diedBetween(target: number, fromMs: number, untilMs: number): boolean {
    return events.of('death').some((death) => death.target === target && death.at >= fromMs && death.at <= untilMs)
  }
}
