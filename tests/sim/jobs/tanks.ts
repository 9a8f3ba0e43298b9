import { ability, all, giving, type Kit, skill, spell, status } from './kit.ts'
import { tankRole } from './role.ts'

const fellCleave = { ...skill(3549, 'Fell Cleave', 580), spends: 1177 }

export const warrior: Kit = {
  job: 'WAR',
  maxHp: 234_173,
  perPotency: 63,
  healPerPotency: 40,
  opening: skill(46, 'Tomahawk', 150),
  loop: [
    skill(31, 'Heavy Swing', 220),
    skill(37, 'Maim', 340),
    skill(45, "Storm's Eye", 480),
    skill(31, 'Heavy Swing', 220),
    skill(37, 'Maim', 340),
    skill(42, "Storm's Path", 480),
    fellCleave,
  ],
  bursts: [
    {
      firstMs: 7_000,
      everyMs: 60_000,
      use: [
        fellCleave,
        fellCleave,
        fellCleave,
        skill(25753, 'Primal Rend', 700),
        skill(36925, 'Primal Ruination', 780),
        skill(16465, 'Inner Chaos', 660),
      ],
    },
  ],
  weaves: [
    giving(7389, 'Inner Release', 60, 'self', status(1177, 'Inner Release', 15, { stacks: 3 })),
    ability(7387, 'Upheaval', 420, 30),
    ability(7386, 'Onslaught', 150, 30),
  ],
  auto: { id: 7, name: 'Attack', everyMs: 3_360, damage: 90 },
  mitigations: {
    ...tankRole,
    shake: giving(7388, 'Shake It Off', 90, 'party', status(1457, 'Shake It Off', 30, { shield: { ofMaxHp: 0.15 } })),
    holmgang: giving(43, 'Holmgang', 240, 'self', status(409, 'Holmgang', 10, { floor: 'shown-zero' })),
    damnation: giving(36923, 'Damnation', 120, 'self', status(3832, 'Damnation', 15, { taken: all(0.6) })),
    bloodwhetting: {
      ...giving(
        25751,
        'Bloodwhetting',
        25,
        'self',
        status(2678, 'Bloodwhetting', 8, { taken: all(0.9), tick: { heal: 400 } }),
        status(2680, 'Stem the Tide', 20, { shield: { potency: 400 } }),
      ),
      heal: 800,
    },
  },
  partyHeals: [],
  singleHeals: [],
  stance: status(91, 'Defiance', 9_999),
}

export const paladin: Kit = {
  job: 'PLD',
  maxHp: 234_790,
  perPotency: 63,
  healPerPotency: 40,
  opening: skill(24, 'Shield Lob', 100),
  loop: [
    skill(9, 'Fast Blade', 220),
    skill(15, 'Riot Blade', 330),
    skill(3539, 'Royal Authority', 460),
    skill(16460, 'Atonement', 460),
    skill(36918, 'Supplication', 500),
    skill(36919, 'Sepulchre', 540),
    spell(7384, 'Holy Spirit', 400, 1_500),
  ],
  bursts: [
    {
      firstMs: 8_000,
      everyMs: 60_000,
      use: [
        skill(3538, 'Goring Blade', 700),
        skill(16459, 'Confiteor', 1_000),
        skill(25748, 'Blade of Faith', 760),
        skill(25749, 'Blade of Truth', 880),
        skill(25750, 'Blade of Valor', 1_000),
      ],
    },
  ],
  weaves: [
    giving(20, 'Fight or Flight', 60, 'self', status(76, 'Fight or Flight', 20, { dealt: all(1.25) })),
    ability(36921, 'Imperator', 580, 60),
    ability(25747, 'Expiacion', 450, 30),
    ability(23, 'Circle of Scorn', 140, 30),
    ability(16461, 'Intervene', 150, 30),
  ],
  auto: { id: 7, name: 'Attack', everyMs: 2_240, damage: 60 },
  mitigations: {
    ...tankRole,
    veil: {
      ...giving(3540, 'Divine Veil', 90, 'party', status(1362, 'Divine Veil', 30, { shield: { ofMaxHp: 0.1 } })),
      heal: 400,
    },
    hallowed: giving(30, 'Hallowed Ground', 420, 'self', status(82, 'Hallowed Ground', 10, { floor: 'nothing' })),
    passage: giving(7385, 'Passage of Arms', 120, 'party', status(1176, 'Passage of Arms', 5, { taken: all(0.85) })),
    guardian: giving(36920, 'Guardian', 120, 'self', status(3829, 'Guardian', 15, { taken: all(0.6) })),
    sheltron: {
      ...giving(25746, 'Holy Sheltron', 5, 'self', status(2674, 'Holy Sheltron', 8, { taken: all(0.85) })),
      gaugeMs: 25_000,
    },
    intervention: giving(7382, 'Intervention', 10, 'one', status(1174, 'Intervention', 8, { taken: all(0.8) })),
  },
  partyHeals: [],
  singleHeals: [],
  stance: status(79, 'Iron Will', 9_999),
}
