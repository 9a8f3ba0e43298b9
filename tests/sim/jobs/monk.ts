import { ability, all, giving, type Kit, noHeals, skill, status } from './kit.ts'
import { feint, tincture } from './role.ts'

export const monk: Kit = {
  ...noHeals,
  job: 'MNK',
  maxHp: 163_050,
  perPotency: 76,
  haste: 0.2,
  opening: skill(74, 'Dragon Kick', 320),
  loop: [
    skill(36945, 'Leaping Opo', 460),
    skill(61, 'Twin Snakes', 420),
    skill(66, 'Demolish', 420),
    skill(74, 'Dragon Kick', 320),
    skill(36946, 'Rising Raptor', 540),
    skill(36947, 'Pouncing Coeurl', 520),
  ],
  bursts: [
    {
      firstMs: 9_000,
      everyMs: 60_000,
      use: [
        skill(74, 'Dragon Kick', 320),
        skill(36945, 'Leaping Opo', 460),
        skill(74, 'Dragon Kick', 320),
        skill(36948, 'Elixir Burst', 900),
        skill(36950, "Fire's Reply", 1_400),
      ],
    },
    { firstMs: 20_000, everyMs: 90_000, use: [skill(36949, "Wind's Reply", 1_040)] },
  ],
  weaves: [
    giving(7396, 'Brotherhood', 120, 'party', status(1185, 'Brotherhood', 20, { dealt: all(1.05) })),
    giving(7395, 'Riddle of Fire', 60, 'self', status(1181, 'Riddle of Fire', 20, { dealt: all(1.15) })),
    giving(25766, 'Riddle of Wind', 90, 'self', status(2687, 'Riddle of Wind', 15)),
    ability(69, 'Perfect Balance', 0, 40),
    ability(3547, 'The Forbidden Chakra', 400, 10),
    tincture,
  ],
  auto: { id: 7, name: 'Attack', everyMs: 2_040, damage: 85 },
  mitigations: { feint },
}
