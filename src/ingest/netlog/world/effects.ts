import { school } from '../../../game.ts'

/** What an action did, as the low byte of an effect's flags names it. */
export type EffectKind = 'damage' | 'heal' | 'status' | 'kill' | 'miss' | 'other'

const kinds: Readonly<Record<number, EffectKind>> = {
  1: 'miss',
  2: 'miss', // resisted
  3: 'damage',
  4: 'heal',
  5: 'damage', // blocked
  6: 'damage', // parried
  7: 'damage', // invulnerable: a hit of nothing
  14: 'status', // on the target
  15: 'status', // on the one who acts
  51: 'kill',
  54: 'kill',
}

export const blocked = 5
export const parried = 6
export const statusOnSource = 15

export const kindOf = (flags: number): EffectKind => kinds[flags & 0xff] ?? 'other'

/** Bits of the second byte: 1 and 2 until 2022, 0x20 and 0x40 since. */
export const isCriticalHit = (flags: number): boolean => (flags & 0x2100) !== 0
export const isDirectHit = (flags: number): boolean => (flags & 0x4200) !== 0
/** For healing the same bit lies in the third byte. */
export const isCriticalHeal = (flags: number): boolean => (flags & 0x210000) !== 0

/** The low half of the third byte: slashing, piercing, blunt and shot, then magic; what is neither has no school here. */
export function schoolOf(flags: number): number {
  const kind = (flags >>> 16) & 0xf
  if (kind >= 1 && kind <= 4) return school.physical
  return kind === 5 ? school.magical : school.unaspected
}

/** The effect came back on the one who acted: a drain, a counter. */
export const isOnSource = (value: number): boolean => (value & 0x8000) !== 0

/**
 * The amount in an effect's four value bytes A B C D. A large one (0x40 set in C) is D A B; the loggers of 2019 and
 * 2020 took D off B once more.
 */
export function amountOf(value: number, takesOff: boolean): number {
  const amount = value >>> 16
  if ((value & 0x4000) === 0) return amount
  const high = value & 0xff
  return high * 0x10000 + amount - (takesOff ? high : 0)
}

export const statusOf = (value: number): number => value >>> 16
