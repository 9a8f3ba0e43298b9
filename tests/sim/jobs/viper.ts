import { ability, all, giving, type Kit, noHeals, skill, status } from './kit.ts'
import { feint, tincture } from './role.ts'

export const viper: Kit = {
  ...noHeals,
  job: 'VPR',
  maxHp: 162_960,
  perPotency: 96,
  opening: skill(34632, 'Writhing Snap', 200),
  loop: [
    skill(34606, 'Steel Fangs', 200),
    {
      ...skill(34608, "Hunter's Sting", 300),
      gives: [status(3668, "Hunter's Instinct", 40, { dealt: all(1.1) })],
      reach: 'self',
    },
    skill(34610, 'Flanksting Strike', 440),
    skill(34606, 'Steel Fangs', 300),
    {
      ...skill(34609, "Swiftskin's Sting", 300),
      gives: [status(3669, 'Swiftscaled', 40, { haste: 0.15 })],
      reach: 'self',
    },
    skill(34612, 'Hindsting Strike', 440),
  ],
  bursts: [
    {
      firstMs: 8_000,
      everyMs: 40_000,
      use: [
        skill(34620, 'Vicewinder', 500, 3_000),
        skill(34621, "Hunter's Coil", 620, 3_000),
        skill(34622, "Swiftskin's Coil", 620, 3_000),
        skill(34633, 'Uncoiled Fury', 680, 3_500),
      ],
    },
    {
      firstMs: 18_000,
      everyMs: 60_000,
      use: [
        skill(34626, 'Reawaken', 750, 2_200),
        skill(34627, 'First Generation', 680, 2_000),
        skill(34628, 'Second Generation', 680, 2_000),
        skill(34629, 'Third Generation', 680, 2_000),
        skill(34630, 'Fourth Generation', 680, 2_000),
        skill(34631, 'Ouroboros', 1_150, 3_000),
      ],
    },
  ],
  weaves: [
    giving(34647, "Serpent's Ire", 120, 'self', status(3671, 'Ready to Reawaken', 30)),
    ability(34634, 'Death Rattle', 280, 7),
    tincture,
  ],
  auto: { id: 7, name: 'Attack', everyMs: 2_640, damage: 90 },
  mitigations: { feint },
}
