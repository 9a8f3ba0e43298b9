import { ability, all, giving, type Kit, skill, status } from './kit.ts'
import { tankRole } from './role.ts'

export const darkKnight: Kit = {
  job: 'DRK',
  maxHp: 233_512,
  perPotency: 64,
  healPerPotency: 40,
  opening: skill(3624, 'Unmend', 150),
  loop: [
    skill(3617, 'Hard Slash', 300),
    skill(3623, 'Syphon Strike', 380),
    skill(3632, 'Souleater', 480),
    skill(7392, 'Bloodspiller', 580),
  ],
  bursts: [
    {
      firstMs: 7_000,
      everyMs: 60_000,
      use: [
        skill(36928, 'Scarlet Delirium', 600),
        skill(36929, 'Comeuppance', 700),
        skill(36930, 'Torcleaver', 800),
        skill(7392, 'Bloodspiller', 580),
      ],
    },
    { firstMs: 15_000, everyMs: 120_000, use: [skill(36932, 'Disesteem', 1_000)] },
  ],
  weaves: [
    ability(16472, 'Living Shadow', 2_600, 120),
    giving(7390, 'Delirium', 60, 'self', status(3836, 'Delirium', 15, { stacks: 3 })),
    ability(3643, 'Carve and Spit', 540, 60),
    ability(25757, 'Shadowbringer', 600, 60),
    ability(3639, 'Salted Earth', 250, 90),
    ability(16470, 'Edge of Shadow', 460, 14),
  ],
  auto: { id: 7, name: 'Attack', everyMs: 2_960, damage: 85 },
  mitigations: {
    ...tankRole,
    vigil: giving(36927, 'Shadowed Vigil', 120, 'self', status(3835, 'Shadowed Vigil', 15, { taken: all(0.6) })),
    blackest: giving(
      7393,
      'The Blackest Night',
      15,
      'self',
      status(1178, 'Blackest Night', 7, { shield: { ofMaxHp: 0.25 } }),
    ),
    oblation: {
      ...giving(25754, 'Oblation', 60, 'one', status(2682, 'Oblation', 10, { taken: all(0.9) })),
      charges: 2,
    },
    missionary: giving(
      16471,
      'Dark Missionary',
      90,
      'party',
      status(1894, 'Dark Missionary', 15, { taken: { physical: 0.95, magical: 0.9 } }),
    ),
    livingDead: giving(3638, 'Living Dead', 300, 'self', status(810, 'Living Dead', 10, { floor: 'shown-zero' })),
  },
  partyHeals: [],
  singleHeals: [],
  stance: status(743, 'Grit', 9_999),
}
