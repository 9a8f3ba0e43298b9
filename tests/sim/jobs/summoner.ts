import { ability, all, giving, type Kit, noHeals, skill, spell, status } from './kit.ts'
import { addle, tincture } from './role.ts'

const impulse = skill(36994, 'Umbral Impulse', 620)
const emerald = skill(25825, 'Emerald Rite', 240, 1_500)
const topaz = skill(25824, 'Topaz Rite', 340)
const ruby = { ...spell(25823, 'Ruby Rite', 540, 2_800), recastMs: 3_000 }

export const summoner: Kit = {
  ...noHeals,
  job: 'SMN',
  maxHp: 146_690,
  perPotency: 100,
  healPerPotency: 30,
  opening: spell(3579, 'Ruin III', 400, 1_500),
  loop: [spell(3579, 'Ruin III', 400, 1_500)],
  bursts: [
    {
      firstMs: 2_000,
      everyMs: 60_000,
      use: [
        skill(36992, 'Summon Solar Bahamut', 0),
        ...[impulse, impulse, impulse, impulse, impulse],
        skill(25839, 'Summon Titan II', 800),
        ...[topaz, topaz, topaz, topaz],
        skill(25840, 'Summon Garuda II', 800),
        ...[emerald, emerald, emerald, emerald],
        skill(25838, 'Summon Ifrit II', 800),
        ...[ruby, ruby],
      ],
    },
  ],
  weaves: [
    giving(25801, 'Searing Light', 120, 'party', status(2703, 'Searing Light', 20, { dealt: all(1.05) })),
    ability(36998, 'Enkindle Solar Bahamut', 1_500, 60),
    ability(36996, 'Sunflare', 800, 60),
    ability(16508, 'Energy Drain', 200, 60),
    ability(36990, 'Necrotize', 460, 30),
    tincture,
  ],
  mitigations: {
    addle,
    aegis: {
      ...giving(25799, 'Radiant Aegis', 60, 'self', status(2702, 'Radiant Aegis', 30, { shield: { ofMaxHp: 0.2 } })),
      charges: 2,
    },
  },
  raise: { id: 173, name: 'Resurrection', castMs: 8_000, recastMs: 2_500, gcd: true, reach: 'one', heal: 0 },
}
