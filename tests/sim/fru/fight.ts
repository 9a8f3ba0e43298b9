import type { BossScript, FightScript } from '../script.ts'
import { phaseOne } from './phase-one.ts'
import { phaseThree } from './phase-three.ts'
import { phaseTwo } from './phase-two.ts'
import { plan } from './plan.ts'

const centre = { x: 100, y: 100 } as const

/**
 * Futures Rewritten (Ultimate), its first three phases. Ids, times and Fatebreaker's HP are the game's (see NOTICE);
 * damage and the HP of the others are our own estimate from how long the phases last.
 */
export const futuresRewritten: FightScript = {
  key: 'fru',
  name: 'Futures Rewritten',
  zone: 'Futures Rewritten (Ultimate)',
  territoryId: 1238,
  encounterId: 1079,
  gameZoneId: 1238,
  director: 0x800375bf,
  bosses: [
    {
      key: 'fatebreaker',
      name: 'Fatebreaker',
      gameId: 17819,
      nameId: 9707,
      maxHp: 22_289_071,
      x: 100,
      y: 90,
      auto: auto(0x9cb4, 70_000),
    },
    { key: 'image', name: "Fatebreaker's Image", gameId: 17820, nameId: 9708, maxHp: 188_300, ...centre },
    {
      key: 'usurper',
      name: 'Usurper of Frost',
      gameId: 17823,
      maxHp: 27_204_112,
      ...centre,
      auto: auto(0x9cf0, 72_000),
    },
    ...[1, 2, 3, 4].map((count) => crystal(count)),
    { key: 'darkness', name: 'Crystal of Darkness', gameId: 17828, maxHp: 9_980_400, ...centre },
    { key: 'veil', name: 'Ice Veil', gameId: 17829, maxHp: 7_214_800, ...centre },
    {
      key: 'oracle',
      name: 'Oracle of Darkness',
      gameId: 17831,
      maxHp: 33_107_944,
      ...centre,
      auto: auto(0x9d48, 72_000),
    },
  ],
  phases: [phaseOne, phaseTwo, phaseThree],
  phaseNames: [
    'P1: Fatebreaker',
    'P2: Usurper of Frost',
    'P3: Oracle of Darkness',
    'P4: Enter the Dragon',
    'P5: Pandora',
  ],
  plan,
}

function auto(ability: number, amount: number): NonNullable<BossScript['auto']> {
  return { ability, everyMs: 3_030, amount }
}

function crystal(count: number): BossScript {
  const angle = (count * Math.PI) / 2
  return {
    key: `light-${count}`,
    name: 'Crystal of Light',
    gameId: 17827,
    maxHp: 642_300,
    x: 100 + 14 * Math.sin(angle),
    y: 100 + 14 * Math.cos(angle),
  }
}
