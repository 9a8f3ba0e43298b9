import { nobodysName } from '../blame.ts'
import { type Faults, faults } from '../metrics/faults.ts'
import { type MitAudit, mitAudit } from '../metrics/mit-audit.ts'
import { type Wipe, wipes } from '../metrics/wipes.ts'

/** Results of a pull's metrics, by metric id. */
export type Results = Readonly<Record<string, unknown>>

/**
 * The results with nobody of these in what is said of mistakes: what happened stays, who it was and what they had the
 * chance to get right does not. It cannot be brought back from them; only an analysis tells it again.
 * @param out ids of a pull's players
 */
export function forgetFaults(results: Results, out: ReadonlySet<number>): Results {
  if (out.size === 0) return results
  const changed = Object.entries(results).map(([id, result]) => [id, forget[id]?.(result, out) ?? result] as const)
  return Object.fromEntries(changed)
}

/** By metric: whatever else a mistake is told in comes from these. */
const forget: Readonly<Record<string, (result: unknown, out: ReadonlySet<number>) => unknown>> = {
  [faults.id](result, out): Faults {
    const told = result as Faults
    const chances = told.chances.filter(({ player }) => !out.has(player.id))
    const finalChain = nameless(told.finalChain, out) as Faults['finalChain']
    return { ...told, faults: nameless(told.faults, out) as Faults['faults'], finalChain, chances }
  },
  [wipes.id](result, out): Wipe {
    const told = result as Wipe
    return { ...told, cause: nameless(told.cause, out) as Wipe['cause'] }
  },
  [mitAudit.id](result, out): MitAudit {
    const told = result as MitAudit
    return {
      ...told,
      presses: told.presses.map(({ player, ...press }) =>
        player === undefined || out.has(player.id) ? press : { ...press, player },
      ),
    }
  },
}

/** Wherever one of them stands as a player, nobody does: no id, no job, no place, only how sure the statement is. */
function nameless(value: unknown, out: ReadonlySet<number>): unknown {
  if (Array.isArray(value)) return value.map((item) => nameless(item, out))
  if (typeof value !== 'object' || value === null) return value
  const told = Object.entries(value).map(([key, item]) => {
    if (key === 'player') return [key, hidden(item, out)] as const
    if (key === 'players' && Array.isArray(item)) return [key, item.map((one) => hidden(one, out))] as const
    return [key, nameless(item, out)] as const
  })
  return Object.fromEntries(told)
}

function hidden(player: unknown, out: ReadonlySet<number>): unknown {
  if (typeof player !== 'object' || player === null || !('id' in player) || typeof player.id !== 'number') return player
  if (!out.has(player.id)) return player
  return { id: nobody, name: nobodysName, ...('confidence' in player && { confidence: player.confidence }) }
}

/** No actor has it. */
const nobody = -1
