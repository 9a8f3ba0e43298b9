import { type AbilityUses, mark, type ResolutionsTold, type UseRow } from '../../../src/analysis/rules/uses.ts'
import type { Job } from '../../../src/game.ts'
import { type Slot, slots } from '../../../src/strat/strat.ts'

const jobs: Readonly<Record<Slot, Job>> = {
  MT: 'WAR',
  OT: 'GNB',
  H1: 'WHM',
  H2: 'SCH',
  D1: 'NIN',
  D2: 'DRG',
  D3: 'BRD',
  D4: 'BLM',
}

const party = slots.map((slot) => ({ name: slot, job: jobs[slot], slot }))
export const everybody = 0b1111_1111
export const action = 0x100

/** Bits of those of some places. */
export const maskOf = (...own: readonly Slot[]): number =>
  own.reduce((mask, slot) => mask | (1 << slots.indexOf(slot)), 0)

/** One use in which these were struck, each list together. */
export const use = (
  packets: readonly (readonly Slot[])[],
  told: {
    readonly occurrence?: number
    readonly marks?: number
    readonly alive?: number
    readonly share?: number
  } = {},
): UseRow => {
  const { occurrence = 1, marks = 0, alive = everybody, share = 40 } = told
  return [occurrence, marks, alive, share, ...packets.map((own) => maskOf(...own))]
}

export const killing = { marks: mark.killed } as const

/** What a pull shows of the action, and of others. */
export const toldOf = (
  uses: readonly UseRow[],
  more: Partial<AbilityUses> = {},
  ...others: readonly AbilityUses[]
): ResolutionsTold => ({
  party,
  abilities: uses.length === 0 ? others : [{ id: action, name: 'Shout', uses, ...more }, ...others],
  unhit: uses.length === 0 && more.missed !== undefined ? [[action, more.missed]] : [],
})

/** As many pulls as said, all alike. */
export const times = <Told>(count: number, told: Told): readonly Told[] => Array.from({ length: count }, () => told)

export const alone = slots.map((slot) => [slot] as const)
export const lightParties = [
  ['MT', 'H1', 'D1', 'D3'],
  ['OT', 'H2', 'D2', 'D4'],
] as const satisfies readonly (readonly Slot[])[]
