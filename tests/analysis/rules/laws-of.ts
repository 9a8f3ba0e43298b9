import type { LearnedRule } from '../../../src/analysis/rules/knowledge.ts'
import type { FightScript, HitScript, Law, Slot } from '../../sim/script.ts'

/** What a script says of an action: whom it hits, or `failure` for what comes of a mistake. */
export type ScriptLaw = Law | { readonly kind: 'failure' }

/** Every law of every action of a fight: some mean different things in different mechanics. */
export function lawsOf({ phases }: FightScript): ReadonlyMap<number, readonly ScriptLaw[]> {
  const laws = new Map<number, ScriptLaw[]>()
  const note = (ability: number, law: ScriptLaw) => laws.set(ability, [...(laws.get(ability) ?? []), law])
  const visit = (hit: HitScript): void => {
    // What takes no HP is no hit.
    note(
      hit.ability,
      hit.amount === 0 && hit.law.kind !== 'avoid' && hit.law.kind !== 'to-one' ? { kind: 'nobody' } : hit.law,
    )
    if (hit.law.kind === 'tower') note(hit.law.failure.ability, { kind: 'failure' })
    for (const { otherwise } of [hit.needs, hit.gate].filter((end) => end !== undefined))
      note(otherwise.ability, { kind: 'failure' })
  }
  const all = phases.flatMap(({ mechanics }) => mechanics)
  for (const { hits } of all) for (const hit of hits) visit(hit)
  // A cast bar whose blows are other actions only shows.
  for (const { cast } of all) if (cast && !laws.has(cast.ability)) note(cast.ability, { kind: 'nobody' })
  return laws
}

/** A law says what was learned; a stack of everybody hits everybody, what a script gives to tanks is for tanks, and what only
 * shows hits nobody. */
export function says(law: ScriptLaw, { kind, sharers }: LearnedRule): boolean {
  switch (law.kind) {
    case 'all':
    case 'to-one':
      return kind === 'for-all'
    case 'tank':
      return kind === (law.who === 'shared' ? 'for-tanks' : 'for-tank')
    case 'spread':
      return kind === 'for-one' || (kind === 'for-tank' && areTanks(law.on))
    case 'stack':
    case 'tower':
      return law.groups.some((group) => {
        if (kind === 'for-all') return group.length === 8
        if (kind === 'for-one' || kind === 'for-tank')
          return group.length === 1 && (kind === 'for-one' || areTanks(group))
        const isRightSize = sharers?.least === group.length && sharers.most === group.length
        return isRightSize && (kind === 'for-several' || (kind === 'for-tanks' && areTanks(group)))
      })
    case 'avoid':
    case 'nobody':
      return kind === 'avoidable'
    case 'failure':
      return kind === 'failed'
  }
}

const areTanks = (own: readonly Slot[]): boolean => own.every((slot) => slot === 'MT' || slot === 'OT')
