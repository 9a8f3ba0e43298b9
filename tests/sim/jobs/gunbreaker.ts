import { ability, all, giving, type Kit, skill, status } from './kit.ts'
import { tankRole } from './role.ts'

export const gunbreaker: Kit = {
  job: 'GNB',
  maxHp: 233_840,
  perPotency: 63,
  healPerPotency: 40,
  opening: skill(16143, 'Lightning Shot', 150),
  loop: [
    skill(16137, 'Keen Edge', 300),
    skill(16139, 'Brutal Shell', 380),
    skill(16145, 'Solid Barrel', 460),
    skill(16162, 'Burst Strike', 460),
  ],
  bursts: [
    {
      firstMs: 5_000,
      everyMs: 30_000,
      use: [skill(16146, 'Gnashing Fang', 500), skill(16147, 'Savage Claw', 560), skill(16150, 'Wicked Talon', 620)],
    },
    {
      firstMs: 8_000,
      everyMs: 60_000,
      use: [skill(25760, 'Double Down', 1_200), skill(16153, 'Sonic Break', 300), skill(16162, 'Burst Strike', 460)],
    },
    {
      firstMs: 10_000,
      everyMs: 120_000,
      use: [
        skill(36937, 'Reign of Beasts', 800),
        skill(36938, 'Noble Blood', 1_000),
        skill(36939, 'Lion Heart', 1_200),
      ],
    },
  ],
  weaves: [
    giving(16138, 'No Mercy', 60, 'self', status(1831, 'No Mercy', 20, { dealt: all(1.2) })),
    ability(16165, 'Blasting Zone', 800, 30),
    ability(16159, 'Bow Shock', 150, 60),
    ability(36934, 'Trajectory', 0, 30),
    ability(16164, 'Bloodfest', 0, 60),
  ],
  auto: { id: 7, name: 'Attack', everyMs: 2_800, damage: 80 },
  mitigations: {
    ...tankRole,
    nebula: giving(36935, 'Great Nebula', 120, 'self', status(3838, 'Great Nebula', 15, { taken: all(0.6) })),
    camouflage: giving(16140, 'Camouflage', 90, 'self', status(1832, 'Camouflage', 20, { taken: all(0.9) })),
    corundum: {
      ...giving(25758, 'Heart of Corundum', 25, 'self', status(2683, 'Heart of Corundum', 8, { taken: all(0.73) })),
      heal: 900,
    },
    light: giving(
      16160,
      'Heart of Light',
      90,
      'party',
      status(1839, 'Heart of Light', 15, { taken: { physical: 0.95, magical: 0.9 } }),
    ),
    superbolide: giving(16152, 'Superbolide', 360, 'self', status(1836, 'Superbolide', 10, { floor: 'nothing' })),
  },
  partyHeals: [],
  singleHeals: [],
  stance: status(1833, 'Royal Guard', 9_999),
}
