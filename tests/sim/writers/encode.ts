import type { DecidedDamage, Seen, Struck } from '../truth.ts'

/** How network logs spell values (2024 on). */
export const hex = (value: number): string => value.toString(16).toUpperCase()
export const hex2 = (value: number): string => hex(value).padStart(2, '0')
export const hex4 = (value: number): string => hex(value).padStart(4, '0')
export const hex8 = (value: number): string => hex(value >>> 0).padStart(8, '0')

/** `2026-11-14T20:00:00.0000000+00:00` */
export const stamp = (epochMs: number): string => `${new Date(epochMs).toISOString().slice(0, 23)}0000+00:00`

const place = (value: number): string => value.toFixed(2)

export const position = ({ x, y, facing }: Seen): string => `${place(x)}|${place(y)}|0.00|${place(facing)}`

/** HP, MP, two empty fields and the position, as actions and ticks carry them for each side. */
export const vitals = (seen: Seen): string => `${seen.hp}|${seen.maxHp}|${seen.mp}|10000|||${position(seen)}`

export const shieldPercent = ({ shield, maxHp }: Seen): number => Math.round((100 * shield) / maxHp)

/** Seconds as the bits of a 32-bit float. */
export function floatBits(seconds: number): string {
  const view = new DataView(new ArrayBuffer(4))
  view.setFloat32(0, seconds)
  return hex(view.getUint32(0))
}

const effectPairs = 8
/** Of no element; slashing, magic, or neither. */
const elements = { physical: 0x710000, magical: 0x750000, unaspected: 0x760000 } as const

/** The eight pairs of flags and value of one target. */
export function effects({ damage, heal, gives, builds }: Struck, ability: number): string {
  const pairs: string[] = []
  if (damage) {
    const kind = kindOf(damage)
    const element = elements[damage.school]
    const severity = (damage.critical ? 0x2000 : 0) | (damage.directHit ? 0x4000 : 0)
    pairs.push(`${hex(element | severity | kind)}|${amount(damage.amount)}`)
  }
  if (heal) pairs.push(`${heal.critical ? '200004' : '4'}|${amount(heal.amount)}`)
  for (const { status, stacks } of gives)
    pairs.push(`${stacks ? hex(stacks) : ''}${stacks ? '0E' : 'E'}|${hex(status * 0x10000)}`)
  if (builds !== undefined) pairs.push(`F|${hex(builds * 0x10000 + 0x8000)}`)
  if (damage) pairs.push(`1B|${hex(ability * 0x10000 + 0x8000)}`)
  while (pairs.length < effectPairs) pairs.push('0|0')
  return pairs.slice(0, effectPairs).join('|')
}

/** Plain, blocked or parried. */
function kindOf({ blocked, parried }: DecidedDamage): number {
  if (parried) return 0x06
  return blocked > 0 ? 0x05 : 0x03
}

/** Amounts from 65,536 on set the 0x40 byte and put their high byte last: `ABCD` reads D A B. */
function amount(value: number): string {
  const low = value % 0x10000
  const high = Math.floor(value / 0x10000)
  return hex(high === 0 ? low * 0x10000 : low * 0x10000 + 0x4000 + high)
}
