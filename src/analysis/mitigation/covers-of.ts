import type { ActorId } from '../../event.ts'
import type { MitigationFacts } from '../../game/mitigations.ts'
import type { PullContext } from '../context.ts'
import { perPull } from '../playing/per-pull.ts'

/** A cover that somebody of the party has, with what it is called: `Reprisal MT`. */
export interface OwnCover {
  readonly player: ActorId
  readonly cover: MitigationFacts
  readonly label: string
}

/**
 * What the party has to press: shares and shields with a cooldown of their own. What is paid for, follows another action,
 * or is not known for sure cannot be said to have been free.
 */
export const coversOfParty = perPull((context): readonly OwnCover[] =>
  context.players.flatMap(({ id, job }) =>
    job === undefined
      ? []
      : context.mitigations.all
          .filter((cover) => cover.jobs.includes(job) && isForSure(cover))
          .map((cover) => ({ player: id, cover, label: labelOf(context, cover.name, id) })),
  ),
)

/** A cover and whose it is: their place where that is certain, else their job. */
export function labelOf({ slots, actor }: PullContext, name: string, player: ActorId): string {
  const told = slots.get(player)
  const isCertain = told !== undefined && (told.pinned || told.confidence >= sureFrom)
  const whose = isCertain ? told.slot : actor(player)?.job
  return whose === undefined ? name : `${name} ${whose}`
}

const sureFrom = 0.8
/** Spells that anybody may cast again at once are no question of cooldowns. */
const leastCooldownMs = 10_000

const isForSure = ({ kind, cooldownMs, costs, after, sure, limitBreak }: MitigationFacts): boolean =>
  (kind === 'share' || kind === 'shield') &&
  cooldownMs >= leastCooldownMs &&
  !costs &&
  after === undefined &&
  sure &&
  !limitBreak
