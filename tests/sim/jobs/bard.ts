import { ability, all, giving, type Kit, noHeals, skill, status } from './kit.ts'
import { tincture } from './role.ts'

const dot = (id: number, name: string, damage: number, statusId: number, tick: number) => ({
  ...skill(id, name, damage),
  gives: [status(statusId, name, 45, { harmful: true, tick: { damage: tick } })],
})

export const bard: Kit = {
  ...noHeals,
  job: 'BRD',
  maxHp: 161_180,
  perPotency: 92,
  opening: skill(16495, 'Burst Shot', 220),
  loop: [skill(16495, 'Burst Shot', 220), skill(16495, 'Burst Shot', 220), skill(7409, 'Refulgent Arrow', 280)],
  bursts: [
    {
      firstMs: 1_500,
      everyMs: 43_000,
      use: [dot(7407, 'Stormbite', 100, 1201, 25), dot(7406, 'Caustic Bite', 150, 1200, 20)],
    },
    {
      firstMs: 12_000,
      everyMs: 60_000,
      use: [skill(16496, 'Apex Arrow', 600), skill(25784, 'Blast Arrow', 700)],
    },
    {
      firstMs: 17_000,
      everyMs: 120_000,
      use: [skill(36976, 'Resonant Arrow', 640), skill(36977, 'Radiant Encore', 1_100)],
    },
  ],
  weaves: [
    giving(118, 'Battle Voice', 120, 'party', status(141, 'Battle Voice', 20, { critical: 0.08 })),
    giving(25785, 'Radiant Finale', 110, 'party', status(2964, 'Radiant Finale', 20, { dealt: all(1.06) })),
    giving(101, 'Raging Strikes', 120, 'self', status(125, 'Raging Strikes', 20, { dealt: all(1.15) })),
    giving(3559, "The Wanderer's Minuet", 120, 'self', status(2216, "The Wanderer's Minuet", 45)),
    ability(3558, 'Empyreal Arrow', 260, 15),
    ability(3562, 'Sidewinder', 400, 60),
    ability(36975, 'Heartbreak Shot', 180, 8),
    tincture,
  ],
  auto: { id: 8, name: 'Shot', everyMs: 3_040, damage: 80 },
  mitigations: {
    troubadour: giving(7405, 'Troubadour', 90, 'party', status(1934, 'Troubadour', 15, { taken: all(0.85) })),
    minne: giving(7408, "Nature's Minne", 120, 'party', status(1202, "Nature's Minne", 15)),
  },
}
