import { futuresRewritten } from '../fru/fight.ts'
import type { FightScript } from '../script.ts'
import { weaponsRefrain } from './uwu/fight.ts'

/** Every fight the simulator can play. */
export const fights: readonly FightScript[] = [futuresRewritten, weaponsRefrain]
