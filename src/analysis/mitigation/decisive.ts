import type { ActorId } from '../../event.ts'
import type { MitigationFacts } from '../../mitigations.ts'
import type { Mechanic, PlayerDeath, PullContext } from '../context.ts'
import { killedBy } from '../ending.ts'
import { perPull } from '../playing/per-pull.ts'
import { shareOff } from './covers.ts'
import { mitigationOn } from './on-hit.ts'

/** A cover that was not on, and whose it would have been. */
export interface Lacking {
  readonly cover: MitigationFacts
  readonly player: ActorId | undefined
  /** It could have been on: nobody was dead, nothing on cooldown. */
  readonly possible: boolean
}

/**
 * Which of the covers that were not on would have saved somebody who died of the mechanic: alone, or with the others
 * that were possible, if those without it would not have. The arithmetic of METRICS §3: shares multiply what was taken, shields come on top,
 * and what kills outright is never to be covered.
 */
export function decisiveOf(
  context: PullContext,
  mechanic: Mechanic,
  lacking: readonly Lacking[],
): ReadonlySet<Lacking> {
  const deaths = killedBy(mechanic, context.deaths).filter(isCoverable)
  const found = new Set<Lacking>()
  for (const death of deaths) {
    const helping = lacking.filter((one) => helps(context, death, one))
    const possible = helping.filter((one) => one.possible)
    const saves = (those: readonly Lacking[]) => savedBy(context, death, those) > (death.blow?.overkill ?? Infinity)
    const isNeeded = (one: Lacking) => one.possible && !saves(possible.filter((other) => other !== one))
    const together = saves(possible)
    for (const one of helping) if (saves([one]) || (together && isNeeded(one))) found.add(one)
  }
  return found
}

const isCoverable = ({ blow }: PlayerDeath): boolean =>
  blow !== undefined && !blow.instantKill && !blow.tick && blow.overkill > 0

/** It reaches them, and nothing is on that it would only replace. */
function helps(context: PullContext, { player, blow }: PlayerDeath, { cover, player: by }: Lacking): boolean {
  if (blow === undefined || (cover.reach === 'self' && by !== player)) return false
  return !mitigationOn(context, { ...blow, target: player }).some(
    ({ mitigation }) =>
      mitigation.name === cover.name || (cover.group !== undefined && mitigation.group === cover.group),
  )
}

/** HP that covers would have left on top; of what nobody tells the school of, the lesser share. */
function savedBy(context: PullContext, { blow }: PlayerDeath, lacking: readonly Lacking[]): number {
  if (blow === undefined) return 0
  const taken = blow.amount + blow.absorbed + blow.overkill
  const shareOf = ({ kind, physical, magical }: MitigationFacts) => {
    if (kind === 'invulnerable' || kind === 'block') return 1
    if (kind !== 'share') return 0
    return blow.school === undefined ? Math.min(physical, magical) : shareOff(blow.school)({ physical, magical })
  }
  const left = lacking.reduce((product, { cover }) => product * (1 - shareOf(cover)), 1)
  const shields = lacking.reduce((sum, one) => sum + shieldOf(context, one, blow.maxHp ?? 0), 0)
  return taken * (1 - left) + shields
}

/** What a shield holds: its share of max HP, else the most that one of theirs took in this pull. */
function shieldOf(context: PullContext, { cover, player }: Lacking, maxHp: number): number {
  return cover.effects.reduce((sum, { status, shield }) => {
    if (shield === undefined) return sum
    if (shield.of === 'max-hp') return sum + shield.size * maxHp
    return sum + (player === undefined ? 0 : (mostTaken(context).get(keyOf(player, status)) ?? 0))
  }, 0)
}

const mostTaken = perPull((context): ReadonlyMap<number, number> => {
  const most = new Map<number, number>()
  for (const { source, status, amount } of context.of('absorbed')) {
    const key = keyOf(context.ownerOf(source), status)
    most.set(key, Math.max(most.get(key) ?? 0, amount))
  }
  return most
})

const keyOf = (player: ActorId, status: number): number => status * 2 ** 14 + player + 1
