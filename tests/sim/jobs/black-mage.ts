import { ability, giving, type Kit, noHeals, skill, spell, status } from './kit.ts'
import { addle, tincture } from './role.ts'

const fireFour = spell(3577, 'Fire IV', 540, 2_800)

export const blackMage: Kit = {
  ...noHeals,
  job: 'BLM',
  maxHp: 146_650,
  perPotency: 88,
  opening: spell(152, 'Fire III', 500, 3_500),
  loop: [
    fireFour,
    fireFour,
    fireFour,
    skill(25797, 'Paradox', 540),
    fireFour,
    fireFour,
    fireFour,
    spell(16505, 'Despair', 500, 3_000),
    spell(36989, 'Flare Star', 860, 3_000),
    skill(154, 'Blizzard III', 290),
    spell(3576, 'Blizzard IV', 300, 2_500),
    skill(16507, 'Xenoglossy', 890),
    skill(152, 'Fire III', 500),
  ],
  bursts: [
    {
      firstMs: 3_000,
      everyMs: 30_000,
      use: [
        {
          ...skill(36986, 'High Thunder', 150),
          gives: [status(3871, 'High Thunder', 30, { harmful: true, tick: { damage: 60 } })],
        },
      ],
    },
  ],
  weaves: [
    giving(3573, 'Ley Lines', 120, 'self', status(738, 'Circle of Power', 20, { haste: 0.15 })),
    ability(25796, 'Amplifier', 0, 120),
    ability(158, 'Manafont', 0, 120),
    tincture,
  ],
  mitigations: {
    addle,
    manaward: giving(157, 'Manaward', 120, 'self', status(168, 'Manaward', 20, { shield: { ofMaxHp: 0.3 } })),
  },
}
