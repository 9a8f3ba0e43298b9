import type { FightScript } from '../script.ts'
import { dancingMad } from './dmu/fight.ts'
import { dragonsong, dragonsongFromThordan } from './dsr/fight.ts'
import { futuresWhole } from './fru/fight.ts'
import { vampFatale } from './m9s/fight.ts'
import { epicOfAlexander } from './tea/fight.ts'
import { omegaProtocol } from './top/fight.ts'
import { unendingCoil } from './ucob/fight.ts'
import { weaponsRefrain } from './uwu/fight.ts'

/** Every fight the simulator can play. */
export const fights: readonly FightScript[] = [
  futuresWhole,
  unendingCoil,
  weaponsRefrain,
  epicOfAlexander,
  dragonsong,
  dragonsongFromThordan,
  omegaProtocol,
  dancingMad,
  vampFatale,
]
