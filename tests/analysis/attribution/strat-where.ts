import type { Knowledge } from '../../../src/analysis/rules/knowledge.ts'
import type { PlannedMechanic, RolePin, Slot } from '../../../src/strat/strat.ts'
import { type Name, type NamedEvent, pullKnowing, type Setting } from '../pull-where.ts'

const inPlace: Readonly<Record<string, Slot>> = {
  'Ayla Stone': 'MT',
  'Bram Oakes': 'OT',
  'Cira Vale': 'H1',
  'Dorn Hale': 'H2',
  'Edda Frost': 'D1',
  'Finn Marsh': 'D2',
  'Gwen Ash': 'D3',
  'Hale Brook': 'D4',
}

export const everybody = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const

/** Everybody acts every second: whoever does not is not at the keys. */
export const playing = (untilMs: number, ...except: readonly Name[]): NamedEvent[] =>
  everybody.flatMap((source) =>
    except.includes(source)
      ? []
      : Array.from(
          { length: Math.ceil(untilMs / 1_000) },
          (_, second): NamedEvent => ({
            type: 'cast',
            at: second * 1_000 + 500,
            source,
            target: 'boss',
            ability: 31,
          }),
        ),
  )

interface Agreed {
  readonly ability: number
  readonly places: PlannedMechanic['places']
  readonly covers?: PlannedMechanic['covers']
  /** Left out, everybody is. */
  readonly pinned?: boolean
}

/** A pull of the Epic of Alexander by a static that agreed on one mechanic. */
export const agreedPull = (
  { ability, places, covers = [], pinned = true }: Agreed,
  setting: Setting,
  ...events: readonly (NamedEvent | readonly NamedEvent[])[]
) => {
  const pins: readonly RolePin[] = pinned
    ? Object.entries(inPlace).map(([name, slot]) => ({ encounter: 'tea', name, slot }))
    : []
  const strat = { encounter: 'tea', version: 1, mechanics: [{ ability, occurrence: 1, covers, places }] }
  const knowledge: Knowledge = { strat, pins, learned: [] }
  return pullKnowing(knowledge, { encounter: 'tea', ...setting }, ...events)
}
