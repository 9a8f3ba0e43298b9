import type { PullContext } from '../context.ts'
import { killedBy } from '../ending/ending.ts'
import { auditPlan, type PressVerdict } from '../mitigation/audit.ts'
import { isAble } from './able.ts'
import { type Broken, brokenAnyway } from './broken.ts'

/** What somebody could have done otherwise; whoever was dead or had it on cooldown could not. */
export const avoidable: ReadonlySet<PressVerdict> = new Set<PressVerdict>(['late', 'early', 'wrong-target', 'missed'])

/**
 * Planned covers that were not on though they could have been, where that decided who lived (METRICS §3): those of one
 * mechanic are one mistake of several.
 */
export function judgeCovers(context: PullContext): readonly Broken[] {
  const decisive = auditPlan(context).filter(
    ({ decisive: isDecisive, verdict }) => isDecisive && avoidable.has(verdict),
  )
  const byMechanic = Map.groupBy(decisive, ({ mechanic }) => `${mechanic.ability}_${mechanic.occurrence}`)
  return [...byMechanic].flatMap(([key, presses]) => {
    const use = context.resolutions.find((each) => each.key === key)
    const [first] = presses
    if (use === undefined || first === undefined) return []
    const pressers = presses.flatMap(({ player }) => (player === undefined ? [] : [player.id]))
    const players = [...new Set(pressers)].filter((player) => isAble(context, player, use.startMs))
    const isNamed = players.length > 0
    return [
      brokenAnyway('mitigation', {
        layer: 'strat',
        id: use.ability,
        occurrence: use.occurrence,
        grave: true,
        atMs: use.startMs,
        about: isNamed ? 'each' : 'raid',
        players,
        evidence: isNamed ? 'cover missing' : 'nobody’s cover missing',
        struck: killedBy(use, context.deaths).map(({ player }) => player),
        cover: { ability: first.cover.ability, press: first.verdict },
      }),
    ]
  })
}
