import { ability, all, giving, type Kit, noHeals, skill, status } from './kit.ts'
import { tincture } from './role.ts'

const blazing = skill(36978, 'Blazing Shot', 240, 1_500)

export const machinist: Kit = {
  ...noHeals,
  job: 'MCH',
  maxHp: 161_240,
  perPotency: 98,
  opening: skill(7411, 'Heated Split Shot', 220),
  loop: [
    skill(7411, 'Heated Split Shot', 220),
    skill(7412, 'Heated Slug Shot', 320),
    skill(7413, 'Heated Clean Shot', 420),
  ],
  bursts: [
    { firstMs: 1_500, everyMs: 20_000, use: [skill(16498, 'Drill', 620)] },
    { firstMs: 4_000, everyMs: 40_000, use: [skill(16500, 'Air Anchor', 620)] },
    {
      firstMs: 8_000,
      everyMs: 60_000,
      use: [skill(25788, 'Chain Saw', 620), skill(36981, 'Excavator', 620)],
    },
    { firstMs: 12_000, everyMs: 120_000, use: [skill(36982, 'Full Metal Field', 900)] },
    { firstMs: 18_000, everyMs: 45_000, use: [blazing, blazing, blazing, blazing, blazing] },
  ],
  weaves: [
    giving(2878, 'Wildfire', 120, 'self', status(1946, 'Wildfire', 10)),
    ability(7414, 'Barrel Stabilizer', 0, 120),
    ability(2876, 'Reassemble', 0, 55),
    ability(36979, 'Double Check', 170, 15),
    ability(36980, 'Checkmate', 170, 15),
    tincture,
  ],
  auto: { id: 8, name: 'Shot', everyMs: 2_640, damage: 80 },
  mitigations: {
    tactician: giving(16889, 'Tactician', 90, 'party', status(1951, 'Tactician', 15, { taken: all(0.85) })),
    dismantle: giving(
      2887,
      'Dismantle',
      120,
      'enemy',
      status(860, 'Dismantled', 10, { harmful: true, dealt: all(0.9) }),
    ),
  },
}
