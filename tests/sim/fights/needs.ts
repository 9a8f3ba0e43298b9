import type { HitScript, LevelSync, MechanicScript, Slot } from '../script.ts'
import { clothHpAt } from './amounts.ts'

/** How much cover a mechanic asks for. */
export type Need = {
  /** How many mitigations. */
  readonly covers: number
  /** Its first hit that asks for it, ms after the cast. */
  readonly firstMs: number
} & ({ readonly kind: 'party' } | { readonly kind: 'tank'; readonly who: readonly Slot[] })

/** Shares of HP that ask for so many covers of the party, and of a tank. */
const partySteps = [0.5, 0.65, 0.8, 0.95, 1.1, 1.25] as const
const tankSteps = [0.9, 1.3, 1.7, 2.2] as const

export function needOf({ hits }: MechanicScript, level: LevelSync): Need | undefined {
  const hp = clothHpAt(level)
  const tank = worst(hits.filter(({ law }) => law.kind === 'tank'))
  if (tank && tank.law.kind === 'tank') {
    const covers = tankSteps.filter((step) => tank.amount / hp >= step).length
    if (covers > 0) return { kind: 'tank', covers, firstMs: tank.afterMs, who: whoTakes(tank.law.who) }
  }
  const party = worst(hits.filter(({ law }) => law.kind !== 'tank' && law.kind !== 'avoid'))
  if (!party) return undefined
  const covers = partySteps.filter((step) => each(party) / hp >= step).length
  return covers > 0 ? { kind: 'party', covers, firstMs: Math.min(...hits.map(({ afterMs }) => afterMs)) } : undefined
}

/** What one of those it is meant for takes. */
function each({ law, amount }: HitScript): number {
  return law.kind === 'stack' ? amount / Math.max(1, law.groups[0]?.length ?? 1) : amount
}

const worst = (hits: readonly HitScript[]): HitScript | undefined => [...hits].sort((a, b) => each(b) - each(a))[0]

const whoTakes = (who: Extract<HitScript['law'], { kind: 'tank' }>['who']): readonly Slot[] =>
  who === 'main' ? ['MT'] : who === 'off' ? ['OT'] : ['MT', 'OT']
