import type { Kit } from '../jobs/kit.ts'
import { type LevelSync, strengthAt } from '../script.ts'

/** A kit with the HP, damage and healing of a synced level; what is pressed stays the same. */
export function synced(kit: Kit, level: LevelSync): Kit {
  const { hp, damage } = strengthAt[level]
  if (hp === 1 && damage === 1) return kit
  return {
    ...kit,
    maxHp: Math.round(kit.maxHp * hp),
    perPotency: kit.perPotency * damage,
    healPerPotency: kit.healPerPotency * hp,
  }
}
