import type { GameFacts } from '../../../game/facts.ts'
import { type TimelineUse, usesIn } from '../../../game/timeline-uses.ts'
import { bareName } from '../../../plain-words.ts'
import { keyOf, type PlannedMechanic } from '../../../strat/strat.ts'
import type { PlanNames } from '../plan-names.ts'
import { namesIn } from '../table/find-use.ts'

/** A use that a timeline has, and that a strat can say something of. */
export interface OfferedUse {
  /** `{ability}_{occurrence}` of each ability that it may be. */
  readonly keys: readonly string[]
  /** What the timeline calls it, where that is not what the game calls its ability. */
  readonly name?: string
  readonly shown: string
  /** On the timeline’s clock. */
  readonly atMs: number
  readonly phase: number
}

/** What can be planned for in a fight, in its order. What nobody has named, or comes at another count each pull, is not. */
export function offeredUses(
  { catalogue, timelines }: Pick<GameFacts, 'catalogue' | 'timelines'>,
  encounter: string,
  names: PlanNames,
): readonly OfferedUse[] {
  const timeline = timelines(encounter)
  const taken = new Set<string>()
  return (timeline === undefined ? [] : usesIn(timeline)).flatMap((use) => {
    const own = use.abilities.flatMap(({ ability, occurrence }) =>
      occurrence === undefined ? [] : [{ ability, occurrence }],
    )
    const keys = own.map(keyOf)
    const [first] = own
    const isNamed = use.name !== '' || own.every(({ ability }) => catalogue().actionName(ability))
    if (first === undefined || !isNamed || keys.some((key) => taken.has(key))) return []
    for (const key of keys) taken.add(key)
    const name = ownName(use)
    const shown = shownName({ ...first, ...(name && { name }) }, names)
    return [{ keys, ...(name && { name }), shown, atMs: Math.round(use.atSeconds * 1000), phase: use.phase }]
  })

  function ownName({ name, abilities }: TimelineUse): string | undefined {
    const plain = namesIn(name)[1]?.slice(0, longestName)
    const isGames = abilities.every(
      ({ ability }) => bareName(catalogue().actionName(ability) ?? '') === bareName(plain ?? ''),
    )
    return isGames ? undefined : plain
  }
}

const longestName = 60

/** `Diamond Dust 1`; a name that counts by itself is not counted again. */
export const shownName = (
  mechanic: Pick<PlannedMechanic, 'ability' | 'occurrence' | 'name'>,
  names: PlanNames,
): string => (mechanic.name !== undefined && /\d$/.test(mechanic.name) ? mechanic.name : names.mechanic(mechanic))
