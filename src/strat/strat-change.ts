import { keyOf, type PlannedMechanic, type Strat } from './strat.ts'

/**
 * What is different between two strats of a fight, as a sentence; undefined where nothing is.
 * @param nameOf what a mechanic is called where the strat itself does not say it
 */
export function tellChange(
  before: Strat | undefined,
  after: Strat,
  nameOf: (mechanic: PlannedMechanic) => string,
): string | undefined {
  const old = new Map((before?.mechanics ?? []).map((mechanic) => [keyOf(mechanic), mechanic]))
  const now = new Map(after.mechanics.map((mechanic) => [keyOf(mechanic), mechanic]))
  const added = after.mechanics.filter((mechanic) => !old.has(keyOf(mechanic)))
  const removed = [...old.values()].filter((mechanic) => !now.has(keyOf(mechanic)))
  const changed = after.mechanics.filter((mechanic) => {
    const known = old.get(keyOf(mechanic))
    return known !== undefined && !isSame(known, mechanic)
  })
  const told = (
    [
      ['added', added],
      ['changed', changed],
      ['removed', removed],
    ] as const
  ).flatMap(([what, mechanics]) => {
    if (mechanics.length === 0) return []
    // One that may be either of two abilities stands in a strat twice.
    const names = [...new Set(mechanics.map(nameOf))]
    const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''
    return [`${what} ${names.slice(0, mostNamed).join(', ')}${more}`]
  })
  if (told.length > 0) return `${capital(told.join('; '))}.`
  if (before === undefined) return 'Begun, with nothing in it.'
  const isOrdered = [...old.keys()].join() === [...now.keys()].join()
  return isOrdered ? undefined : 'Put in another order.'
}

/** More names than this are never read. */
const mostNamed = 4

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const isSame = (one: PlannedMechanic, other: PlannedMechanic): boolean => canonical(one) === canonical(other)

const canonical = ({ ability, occurrence, oneOf, name, covers, places }: PlannedMechanic): string =>
  JSON.stringify([
    ability,
    occurrence,
    oneOf,
    name,
    covers.map((cover) => [cover.ability, cover.role, cover.offsetMs, cover.note]),
    Object.entries(places).sort(([one], [other]) => (one < other ? -1 : 1)),
  ])
