import type { HitScript, MechanicScript, Slot, StatusScript } from '../script.ts'

/** Words the three phases are written with. */
export const groups = { west: ['MT', 'H1', 'D1', 'D3'], east: ['OT', 'H2', 'D2', 'D4'] } as const satisfies Record<
  string,
  Slot[]
>
export const lightParties = [groups.west, groups.east] as const
export const pairs = [
  ['MT', 'D3'],
  ['OT', 'D4'],
  ['H1', 'D1'],
  ['H2', 'D2'],
] as const satisfies Slot[][]
export const everyone = ['MT', 'OT', 'H1', 'H2', 'D1', 'D2', 'D3', 'D4'] as const satisfies Slot[]
export const supports = ['MT', 'OT', 'H1', 'H2'] as const satisfies Slot[]
export const dealers = ['D1', 'D2', 'D3', 'D4'] as const satisfies Slot[]

export const physicalVulnerability: StatusScript = {
  id: 2940,
  name: 'Physical Vulnerability Up',
  durationMs: 2_500,
  harmful: true,
  taken: { physical: 3 },
}
export const magicVulnerability: StatusScript = {
  id: 2941,
  name: 'Magic Vulnerability Up',
  durationMs: 2_000,
  harmful: true,
  taken: { magical: 3 },
}
export const damageDown: StatusScript = {
  id: 2911,
  name: 'Damage Down',
  durationMs: 30_000,
  harmful: true,
  dealt: { physical: 0.75, magical: 0.75 },
}

/** Damage that kills through anything. */
export const lethal = 4_000_000

type Rest = Partial<Omit<HitScript, 'ability' | 'name' | 'law' | 'amount'>>

const hit = (ability: number, name: string, law: HitScript['law'], amount: number, rest: Rest): HitScript => ({
  ability,
  name,
  law,
  amount,
  afterMs: 0,
  school: 'magical',
  ...rest,
})

export const raidwide = (ability: number, name: string, amount: number, rest: Rest = {}): HitScript =>
  hit(ability, name, { kind: 'all' }, amount, rest)

/** What nobody should be hit by; it leaves Damage Down on those who are. */
export const avoid = (ability: number, name: string, amount: number, rest: Rest = {}): HitScript =>
  hit(ability, name, { kind: 'avoid' }, amount, { gives: [damageDown], ...rest })

export const spread = (
  ability: number,
  name: string,
  on: readonly Slot[],
  amount: number,
  rest: Rest = {},
): HitScript => hit(ability, name, { kind: 'spread', on }, amount, { gives: [magicVulnerability], ...rest })

export const stack = (
  ability: number,
  name: string,
  groups: readonly (readonly Slot[])[],
  amount: number,
  rest: Rest = {},
): HitScript => hit(ability, name, { kind: 'stack', groups }, amount, { gives: [magicVulnerability], ...rest })

export const buster = (
  ability: number,
  name: string,
  who: 'main' | 'off' | 'both' | 'shared',
  amount: number,
  rest: Rest = {},
): HitScript => hit(ability, name, { kind: 'tank', who }, amount, { school: 'physical', ...rest })

export const tower = (
  ability: number,
  name: string,
  groups: readonly (readonly Slot[])[],
  amount: number,
  failure: HitScript,
  rest: Rest = {},
): HitScript => hit(ability, name, { kind: 'tower', groups, failure }, amount, rest)

/** The enemy that never dies and hits for the boss is called by the boss' own name. */
export const mechanic = (
  key: string,
  by: string,
  atS: number,
  formation: MechanicScript['formation'],
  hits: readonly HitScript[],
  cast?: readonly [ability: number, name: string, seconds: number],
): MechanicScript => ({
  key,
  by,
  atMs: Math.round(atS * 1_000),
  formation,
  hits,
  ...(cast && { cast: { ability: cast[0], name: cast[1], ms: Math.round(cast[2] * 1_000) } }),
})
