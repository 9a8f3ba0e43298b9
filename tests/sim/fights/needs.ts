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
  const onTanks = hits.filter(({ law }) => law.kind === 'tank')
  const ofTanks = tankSteps.filter((step) => sum(onTanks) / hp >= step).length
  const first = onTanks[0]
  if (ofTanks > 0 && first?.law.kind === 'tank') {
    return { kind: 'tank', covers: ofTanks, firstMs: first.afterMs, who: whoTakes(first.law.who) }
  }
  const onParty = hits.filter(({ law }) => law.kind !== 'tank' && law.kind !== 'avoid')
  const covers = partySteps.filter((step) => sum(onParty) / hp >= step).length
  const firstMs = Math.min(...onParty.map(({ afterMs }) => afterMs))
  return covers > 0 ? { kind: 'party', covers, firstMs } : undefined
}

/** What one of those it is meant for takes in all. */
const sum = (hits: readonly HitScript[]): number => hits.reduce((total, hit) => total + each(hit), 0)

const each = ({ law, amount }: HitScript): number =>
  law.kind === 'stack' ? amount / Math.max(1, law.groups[0]?.length ?? 1) : amount

const whoTakes = (who: Extract<HitScript['law'], { kind: 'tank' }>['who']): readonly Slot[] =>
  who === 'main' ? ['MT'] : who === 'off' ? ['OT'] : ['MT', 'OT']
