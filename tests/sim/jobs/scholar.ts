import { ability, all, giving, type Kit, partyHeal, skill, spell, status } from './kit.ts'

export const scholar: Kit = {
  job: 'SCH',
  maxHp: 146_720,
  perPotency: 92,
  healPerPotency: 58,
  opening: spell(25865, 'Broil IV', 320, 1_500),
  loop: [spell(25865, 'Broil IV', 320, 1_500)],
  bursts: [
    {
      firstMs: 1_500,
      everyMs: 30_000,
      use: [
        {
          ...skill(16540, 'Biolysis', 80),
          gives: [status(1895, 'Biolysis', 30, { harmful: true, tick: { damage: 80 } })],
        },
      ],
    },
  ],
  weaves: [
    giving(
      7436,
      'Chain Stratagem',
      120,
      'enemy',
      status(1221, 'Chain Stratagem', 20, { harmful: true, criticalTaken: 0.1 }),
    ),
    ability(166, 'Aetherflow', 0, 60),
    ability(167, 'Energy Drain', 100, 20),
    ability(37012, 'Baneful Impaction', 560, 120),
  ],
  mitigations: {
    soil: giving(
      188,
      'Sacred Soil',
      30,
      'party',
      status(299, 'Sacred Soil', 15, { taken: all(0.9) }),
      status(1944, 'Sacred Soil', 15, { tick: { heal: 100 } }),
    ),
    expedient: {
      ...giving(25868, 'Expedient', 120, 'party', status(2711, 'Desperate Measures', 20, { taken: all(0.9) })),
      heal: 300,
    },
    illumination: giving(
      16538,
      'Fey Illumination',
      120,
      'party',
      status(317, 'Fey Illumination', 20, { taken: { physical: 1, magical: 0.95 } }),
    ),
    succor: {
      ...giving(37013, 'Concitation', 2.5, 'party', status(297, 'Galvanize', 30, { shield: { potency: 360 } })),
      gcd: true,
      castMs: 2_000,
      heal: 200,
    },
    protraction: {
      ...giving(25867, 'Protraction', 60, 'one', status(2710, 'Protraction', 10, { taken: all(0.9) })),
      heal: 700,
    },
    excogitation: giving(
      7434,
      'Excogitation',
      45,
      'one',
      status(1220, 'Excogitation', 45, { shield: { potency: 500 } }),
    ),
  },
  partyHeals: [
    partyHeal(3583, 'Indomitability', 30, 400),
    {
      ...partyHeal(16537, 'Whispering Dawn', 60, 0),
      gives: [status(315, 'Whispering Dawn', 21, { tick: { heal: 100 } })],
    },
    partyHeal(16543, 'Fey Blessing', 60, 320),
    { ...partyHeal(186, 'Succor', 2.5, 300), castMs: 2_000, gcd: true },
  ],
  singleHeals: [
    { ...partyHeal(189, 'Lustrate', 15, 600), reach: 'one' },
    { ...partyHeal(185, 'Adloquium', 2.5, 500), reach: 'one', castMs: 2_000, gcd: true },
  ],
  guard: giving(7437, 'Aetherpact', 5, 'one', status(1223, 'Fey Union', 9_999, { tick: { heal: 190 } })),
  raise: { id: 173, name: 'Resurrection', castMs: 8_000, recastMs: 2_500, gcd: true, reach: 'one', heal: 0 },
}
