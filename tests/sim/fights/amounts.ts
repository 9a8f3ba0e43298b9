import { type LevelSync, strengthAt } from '../script.ts'

/** HP of somebody in cloth at level 100, and what eight usual players do to a boss in a second. */
const clothHp = 146_000
const partyDps = 200_000

export const clothHpAt = (level: LevelSync): number => clothHp * strengthAt[level].hp
export const partyDpsAt = (level: LevelSync): number => partyDps * strengthAt[level].damage
/** Kills through anything, as a share of HP. */
export const lethalShare = 27
