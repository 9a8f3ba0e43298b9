import type { PullContext, Resolution } from '../context.ts'
import { isLastOfPhase } from '../facts/last-of-phase.ts'
import { killedBy } from './ending.ts'

/** Time ran out this long before the end, at most. */
const enrageMs = 15_000

/**
 * The action that ended the pull because time ran out, if one did: some share its id with what is lived through. Over a
 * party of which half lay dead time ran out no more: it was lost.
 */
export function findEnrage(context: PullContext): Resolution | undefined {
  const { encounter, resolutions, pull, players, aliveAt, deaths, cutoff } = context
  return resolutions.find((resolution) => {
    const { ability, startMs, targets } = resolution
    if (pull.durationMs - startMs > enrageMs || targets.length * 2 < aliveAt(startMs)) return false
    if (aliveAt(startMs - 1) * 2 <= players.length) return false
    if (killedBy(resolution, deaths).length * 2 < targets.length) return false
    const endsAll = cutoff?.why === 'resolution' && cutoff.atMs === startMs
    return encounter?.enrages.includes(ability) === true || (endsAll && isLastOfPhase(context, resolution))
  })
}
