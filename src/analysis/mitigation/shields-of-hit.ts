import type { ActorId, EventOf } from '../../event.ts'
import type { Hit, PullContext } from '../context.ts'
import { perPull } from '../playing/per-pull.ts'

/** What a shield took of a hit. */
export interface ShieldTold {
  /** Whoever cast the shield; a pet's owner. */
  readonly by: ActorId
  readonly status: number
  readonly amount: number
}

/** The shields that took part of a hit, as FFLogs credits them; empty where the source does not say whose they were. */
export function shieldsOfHit(context: PullContext, { source, target, ability, landedMs }: Hit): readonly ShieldTold[] {
  if (landedMs === undefined) return []
  return (byMoment(context).get(momentOf({ at: landedMs, target })) ?? [])
    .filter((absorbed) => absorbed.ability === ability && absorbed.attacker === source)
    .map((absorbed) => ({ by: context.ownerOf(absorbed.source), status: absorbed.status, amount: absorbed.amount }))
}

const byMoment = perPull(({ of }) => Map.groupBy(of('absorbed'), momentOf))

/** Actors are fewer than 2^14. */
const momentOf = ({ at, target }: Pick<EventOf<'absorbed'>, 'at' | 'target'>) => at * 2 ** 14 + target
