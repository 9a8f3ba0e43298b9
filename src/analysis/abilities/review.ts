import { type Judged, sureShare } from '../../game/ability.ts'
import { addUp, type Evidence, type Told } from './evidence.ts'
import { judge, type PersonsLabel, type VendorLabel } from './judge.ts'
import { judgeEvidence } from './judge-evidence.ts'

/** An action of a fight with what is known of it. */
export interface Reviewed {
  readonly id: number
  readonly seen: Evidence
  /** Absent while nobody knows anything. */
  readonly judged?: Judged
  /** Somebody should look at it: nobody knows what it is, or nobody is sure. */
  readonly isOpen: boolean
  /** Its share of all damage and deaths of the fight, 0 to 2: how much it matters what it is. */
  readonly weight: number
}

/** Every action of a fight that was seen, what matters most first. */
export function reviewAbilities(
  told: readonly Told[],
  persons: ReadonlyMap<number, PersonsLabel>,
  vendor: ReadonlyMap<number, VendorLabel>,
): readonly Reviewed[] {
  const seen = [...addUp(told).values()]
  const damage = seen.reduce((sum, one) => sum + one.damage, 0)
  const deaths = seen.reduce((sum, one) => sum + one.deaths, 0)
  return seen
    .map((one): Reviewed => {
      const judged = judge(persons.get(one.id), vendor.get(one.id), judgeEvidence(one))
      return {
        id: one.id,
        seen: one,
        ...(judged === undefined ? {} : { judged }),
        isOpen: judged === undefined || judged.confidence < sureShare,
        weight: one.damage / Math.max(damage, 1) + one.deaths / Math.max(deaths, 1),
      }
    })
    .sort((one, other) => other.weight - one.weight || one.id - other.id)
}
