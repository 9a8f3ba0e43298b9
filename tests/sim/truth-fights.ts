import { fights } from './fights/index.ts'
import type { FightScript } from './script.ts'

/** The fights that pulls of the truth bench are played in. */
export const truthFights: readonly FightScript[] = fights
