import { ability, all, giving, type Kit, noHeals, skill, status } from './kit.ts'
import { feint, tincture } from './role.ts'

const mudra = (id: number, name: string) => ({ id, name, recastMs: 500, gcd: true, reach: 'self' }) as const

export const ninja: Kit = {
  ...noHeals,
  job: 'NIN',
  maxHp: 162_740,
  perPotency: 94,
  haste: 0.15,
  opening: skill(2247, 'Throwing Dagger', 200),
  loop: [
    skill(2240, 'Spinning Edge', 300),
    skill(2242, 'Gust Slash', 400),
    skill(2255, 'Aeolian Edge', 440),
    skill(2240, 'Spinning Edge', 300),
    skill(2242, 'Gust Slash', 400),
    skill(3563, 'Armor Crush', 480),
  ],
  bursts: [
    {
      firstMs: 9_000,
      everyMs: 20_000,
      use: [
        mudra(18805, 'Ten'),
        mudra(18806, 'Chi'),
        skill(2267, 'Raiton', 740, 1_500),
        skill(25777, 'Forked Raiju', 640),
      ],
    },
    { firstMs: 13_000, everyMs: 90_000, use: [skill(25774, 'Phantom Kamaitachi', 700)] },
  ],
  weaves: [
    giving(36957, 'Dokumori', 120, 'enemy', status(3849, 'Dokumori', 20, { harmful: true, taken: all(1.05) })),
    giving(36958, "Kunai's Bane", 60, 'enemy', status(3906, "Kunai's Bane", 16, { harmful: true })),
    ability(3566, 'Dream Within a Dream', 450, 60),
    ability(16493, 'Bunshin', 0, 90),
    ability(36960, 'Zesho Meppo', 700, 60),
    ability(7402, 'Bhavacakra', 400, 15),
    tincture,
  ],
  auto: { id: 7, name: 'Attack', everyMs: 2_560, damage: 85 },
  mitigations: { feint },
}
