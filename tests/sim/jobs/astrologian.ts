import { ability, all, giving, type Kit, partyHeal, skill, spell, status } from './kit.ts'

export const astrologian: Kit = {
  job: 'AST',
  maxHp: 146_540,
  perPotency: 96,
  healPerPotency: 58,
  opening: spell(25871, 'Fall Malefic', 270, 1_500),
  loop: [spell(25871, 'Fall Malefic', 270, 1_500)],
  bursts: [
    {
      firstMs: 1_500,
      everyMs: 30_000,
      use: [
        {
          ...skill(16554, 'Combust III', 70),
          gives: [status(1881, 'Combust III', 30, { harmful: true, tick: { damage: 70 } })],
        },
      ],
    },
  ],
  weaves: [
    giving(16552, 'Divination', 120, 'party', status(1878, 'Divination', 20, { dealt: all(1.06) })),
    ability(37029, 'Oracle', 860, 120),
    ability(7439, 'Earthly Star', 360, 60),
    ability(7444, 'Lord of Crowns', 400, 60),
    ability(37017, 'Astral Draw', 0, 55),
  ],
  mitigations: {
    collective: giving(
      3613,
      'Collective Unconscious',
      60,
      'party',
      status(849, 'Collective Unconscious', 10, { taken: all(0.9) }),
    ),
    intersection: {
      ...giving(
        16556,
        'Celestial Intersection',
        30,
        'one',
        status(1889, 'Intersection', 30, { shield: { potency: 400 } }),
      ),
      charges: 2,
    },
    exaltation: giving(25873, 'Exaltation', 60, 'one', status(2717, 'Exaltation', 8, { taken: all(0.9) })),
  },
  partyHeals: [
    {
      ...partyHeal(16553, 'Celestial Opposition', 60, 200),
      gives: [status(1879, 'Opposition', 15, { tick: { heal: 100 } })],
    },
    partyHeal(16557, 'Horoscope', 60, 400),
    {
      ...partyHeal(37030, 'Helios Conjunction', 2.5, 250),
      castMs: 1_500,
      gcd: true,
      gives: [status(3894, 'Helios Conjunction', 15, { tick: { heal: 175 } })],
    },
  ],
  singleHeals: [
    { ...partyHeal(3614, 'Essential Dignity', 40, 700), reach: 'one' },
    { ...partyHeal(3610, 'Benefic II', 2.5, 800), reach: 'one', castMs: 1_500, gcd: true },
  ],
  raise: { id: 3603, name: 'Ascend', castMs: 8_000, recastMs: 2_500, gcd: true, reach: 'one', heal: 0 },
}
