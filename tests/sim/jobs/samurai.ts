import { ability, all, type Kit, noHeals, skill, spell, status } from './kit.ts'
import { feint, tincture } from './role.ts'

/** Iaijutsu have a cast time and never scale below it. */
const iai = (id: number, name: string, damage: number) => spell(id, name, damage, 1_300)

export const samurai: Kit = {
  ...noHeals,
  job: 'SAM',
  maxHp: 162_880,
  perPotency: 92,
  opening: skill(7486, 'Enpi', 100),
  loop: [
    skill(36963, 'Gyofu', 240),
    {
      ...skill(7479, 'Shifu', 300),
      gives: [status(1299, 'Fuka', 40, { haste: 0.13 })],
      reach: 'self',
    },
    skill(7482, 'Kasha', 420),
    skill(36963, 'Gyofu', 240),
    { ...skill(7478, 'Jinpu', 300), gives: [status(1298, 'Fugetsu', 40, { dealt: all(1.13) })], reach: 'self' },
    skill(7481, 'Gekko', 420),
    skill(36963, 'Gyofu', 240),
    skill(7480, 'Yukikaze', 340),
    iai(7487, 'Midare Setsugekka', 700),
    skill(16486, 'Kaeshi: Setsugekka', 700),
  ],
  bursts: [
    {
      firstMs: 12_000,
      everyMs: 60_000,
      use: [
        {
          ...iai(7489, 'Higanbana', 200),
          gives: [status(1228, 'Higanbana', 60, { harmful: true, tick: { damage: 50 } })],
        },
      ],
    },
    {
      firstMs: 14_000,
      everyMs: 120_000,
      use: [
        iai(36966, 'Tendo Setsugekka', 1_100),
        skill(36968, 'Tendo Kaeshi Setsugekka', 1_100),
        iai(25781, 'Ogi Namikiri', 1_000),
        skill(25782, 'Kaeshi: Namikiri', 1_000),
      ],
    },
  ],
  weaves: [
    ability(16482, 'Ikishoten', 0, 120),
    ability(16481, 'Hissatsu: Senei', 800, 120),
    ability(36964, 'Zanshin', 940, 120),
    ability(7499, 'Meikyo Shisui', 0, 55),
    ability(16487, 'Shoha', 640, 30),
    ability(7490, 'Hissatsu: Shinten', 250, 8),
    tincture,
  ],
  auto: { id: 7, name: 'Attack', everyMs: 2_640, damage: 90 },
  mitigations: { feint },
}
