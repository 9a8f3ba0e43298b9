import type { ActorId } from '../../event.ts'
import type { MitigationFacts } from '../../game/mitigations.ts'
import { status } from '../../game.ts'
import type { Mechanic, PlayerDeath, PullContext } from '../context.ts'
import { killedBy } from '../ending/ending.ts'
import { shareOff } from './covers.ts'
import { mitigationOn } from './on-hit.ts'
import { shieldSize } from './shield-sizes.ts'

/** A cover that was not on, and whose it would have been. */
export interface Lacking {
  readonly cover: MitigationFacts
  readonly player: ActorId | undefined
  /** It could have been on: nobody was dead, nothing on cooldown. */
  readonly possible: boolean
}

/**
 * Which of the covers that were not on would have saved somebody who died of the mechanic: alone, or with the others
 * that were possible, if those without it would not have; where any one of them could have been spared, the fewest that
 * would have been enough, the largest of them. The arithmetic of METRICS §3: shares multiply what was taken, shields come
 * on top, and what kills outright is never to be covered.
 */
export function decisiveOf(
  context: PullContext,
  mechanic: Mechanic,
  lacking: readonly Lacking[],
): ReadonlySet<Lacking> {
  const deaths = killedBy(mechanic, context.deaths).filter((death) => isCoverable(death) && !wasRaised(context, death))
  const found = new Set<Lacking>()
  for (const death of deaths) {
    const on = onWhenHit(context, death)
    const helping = lacking.filter((one) => helps(on, death, one))
    const saves = (those: readonly Lacking[]) => savedBy(context, death, those) > (death.blow?.overkill ?? Infinity)
    for (const one of helping) if (saves([one])) found.add(one)
    const worth = (one: Lacking) => savedBy(context, death, [one])
    const possible = helping.filter((one) => one.possible).sort((one, other) => worth(other) - worth(one))
    for (const one of neededOf(possible, saves)) found.add(one)
  }
  return found
}

/** Weak from a raise they die of what plans leave room for (METRICS §3: whoever is vulnerable is left out). */
const wasRaised = ({ statusesOn }: PullContext, { player, diedMs }: PlayerDeath): boolean =>
  statusesOn(player, diedMs - 1).some(
    (window) => window.status === status.weakness || window.status === status.brinkOfDeath,
  )

/** Those without whom the others do not save; else the first that do. @param those largest first */
function neededOf(those: readonly Lacking[], saves: (those: readonly Lacking[]) => boolean): readonly Lacking[] {
  if (!saves(those)) return []
  const needed = those.filter((one) => !saves(those.filter((other) => other !== one)))
  if (needed.length > 0) return needed
  return those.slice(0, those.findIndex((_, index) => saves(those.slice(0, index + 1))) + 1)
}

const isCoverable = ({ blow }: PlayerDeath): boolean =>
  blow !== undefined && !blow.instantKill && !blow.tick && blow.overkill > 0

const onWhenHit = (context: PullContext, { player, blow }: PlayerDeath): readonly MitigationFacts[] =>
  blow === undefined ? [] : mitigationOn(context, { ...blow, target: player }).map(({ mitigation }) => mitigation)

/** It reaches them, and nothing is on that it would only replace. */
function helps(on: readonly MitigationFacts[], { player }: PlayerDeath, { cover, player: by }: Lacking): boolean {
  if (cover.reach === 'self' && by !== player) return false
  return !on.some(({ name, group }) => name === cover.name || (cover.group !== undefined && group === cover.group))
}

/** HP that covers would have left on top; of what nobody tells the school of, the lesser share. */
function savedBy(context: PullContext, { blow }: PlayerDeath, lacking: readonly Lacking[]): number {
  if (blow === undefined) return 0
  const taken = blow.amount + blow.absorbed + blow.overkill
  const shareOf = ({ kind, physical, magical }: MitigationFacts) => {
    if (kind === 'invulnerable') return 1
    // A block takes about a fifth, and no log tells how much it would have been.
    if (kind !== 'share') return 0
    return blow.school === undefined ? Math.min(physical, magical) : shareOff(blow.school)({ physical, magical })
  }
  const left = lacking.reduce((product, { cover }) => product * (1 - shareOf(cover)), 1)
  const shields = lacking.reduce((sum, one) => sum + shieldOf(context, one, blow.maxHp ?? 0), 0)
  return taken * (1 - left) + shields
}

/** What a shield holds: its share of max HP, else what theirs held in this pull. */
function shieldOf(context: PullContext, { cover, player }: Lacking, maxHp: number): number {
  return cover.effects.reduce((sum, { status, shield }) => {
    if (shield === undefined) return sum
    if (shield.of === 'max-hp') return sum + shield.size * maxHp
    return sum + (player === undefined ? 0 : shieldSize(context, player, status))
  }, 0)
}
