import { ability, all, giving, type Kit, noHeals, skill, spell, status } from './kit.ts'
import { addle, tincture } from './role.ts'

const motif = (id: number, name: string) => ({
  ...spell(id, name, 0, 3_000),
  recastMs: 4_000,
  reach: 'self' as const,
  isSteady: true,
})
const subtractive = (id: number, name: string, damage: number) => ({
  ...spell(id, name, damage, 2_300),
  recastMs: 3_300,
})

export const pictomancer: Kit = {
  ...noHeals,
  job: 'PCT',
  maxHp: 146_610,
  perPotency: 96,
  opening: spell(34650, 'Fire in Red', 440, 1_500),
  loop: [
    spell(34650, 'Fire in Red', 440, 1_500),
    spell(34651, 'Aero in Green', 480, 1_500),
    spell(34652, 'Water in Blue', 520, 1_500),
    subtractive(34653, 'Blizzard in Cyan', 860),
    subtractive(34654, 'Stone in Yellow', 900),
    subtractive(34655, 'Thunder in Magenta', 940),
    skill(34662, 'Holy in White', 570),
    { ...skill(34663, 'Comet in Black', 940), recastMs: 3_300 },
  ],
  bursts: [
    {
      firstMs: 12_000,
      everyMs: 60_000,
      use: [
        skill(34678, 'Hammer Stamp', 560),
        skill(34679, 'Hammer Brush', 620),
        skill(34680, 'Polishing Hammer', 680),
      ],
    },
    { firstMs: 20_000, everyMs: 120_000, use: [skill(34681, 'Star Prism', 1_100)] },
    { firstMs: 45_000, everyMs: 60_000, use: [motif(34664, 'Pom Motif'), motif(34668, 'Hammer Motif')] },
    { firstMs: 90_000, everyMs: 120_000, use: [motif(34669, 'Starry Sky Motif')] },
  ],
  weaves: [
    giving(34675, 'Starry Muse', 120, 'party', status(3685, 'Starry Muse', 20, { dealt: all(1.05) })),
    ability(34670, 'Pom Muse', 800, 40),
    ability(34676, 'Mog of the Ages', 1_000, 60),
    ability(34674, 'Striking Muse', 0, 60),
    tincture,
  ],
  mitigations: {
    addle,
    grassa: {
      ...giving(
        34686,
        'Tempera Grassa',
        120,
        'party',
        status(3687, 'Tempera Grassa', 10, { shield: { ofMaxHp: 0.1 } }),
      ),
      first: giving(34685, 'Tempera Coat', 120, 'self', status(3686, 'Tempera Coat', 10, { shield: { ofMaxHp: 0.2 } })),
    },
  },
}
