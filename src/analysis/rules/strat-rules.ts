import { keyOf, type PlannedMechanic, type Role, type Strat } from '../../strat/strat.ts'
import type { Rule, RuleTold } from './rule-book.ts'

/** What was agreed on holds unless the agreement itself is wrong. */
const agreed = 0.95

/** What the strat says of who is hit by an occurrence, with what other layers know of the action; by `{ability}_{occurrence}`. */
export function stratRules(
  strat: Strat | undefined,
): (key: string, known: RuleTold | undefined) => RuleTold | undefined {
  const planned = new Map<string, PlannedMechanic>(
    (strat?.mechanics ?? []).map((mechanic) => [keyOf(mechanic), mechanic] as const),
  )
  return (key, known) => {
    const mechanic = planned.get(key)
    return mechanic === undefined ? undefined : fromPlaces(mechanic, known)
  }
}

/**
 * Groups of several are to be hit together: it is shared, whatever tables say. A place of somebody’s own is where they
 * stand: it says who is hit only where the action is known to hit people one by one.
 */
function fromPlaces({ ability, places }: PlannedMechanic, known: RuleTold | undefined): RuleTold | undefined {
  const groups = groupsOf(places)
  const sizes = groups.map((group) => group.length)
  const kind = known?.rule.kind
  if (groups.length === 0) return undefined
  if (Math.max(...sizes) === 1 && (kind === undefined || !forSingles.has(kind))) return undefined
  const isKept = kind !== undefined && (Math.max(...sizes) === 1 ? forSingles : forGroups).has(kind)
  const rule: Rule = {
    ...(isKept ? known?.rule : undefined),
    kind: isKept ? kind : 'for-several',
    id: ability,
    grave: known?.rule.grave ?? true,
    sharers: { least: Math.min(...sizes), most: Math.max(...sizes) },
    groups,
  }
  return { rule, layer: 'strat', confidence: agreed }
}

const forGroups: ReadonlySet<Rule['kind']> = new Set(['for-several', 'for-tanks', 'tower'])
const forSingles: ReadonlySet<Rule['kind']> = new Set(['for-one', 'for-tank', 'tower'])

/** `tower 1/north` and `tower 1/south` are one group; a place nobody is to take is none. */
function groupsOf(places: PlannedMechanic['places']): readonly (readonly Role[])[] {
  const groups = new Map<string, Role[]>()
  for (const [place, role] of Object.entries(places)) {
    if (role === 'none') continue
    const slash = place.indexOf('/')
    const group = slash < 0 ? place : place.slice(0, slash + 1)
    groups.set(group, [...(groups.get(group) ?? []), role])
  }
  return [...groups.values()]
}
