import { ability, all, giving, type Kit, skill, spell, status } from './kit.ts'
import { addle, feint, tincture } from './role.ts'

const none = { partyHeals: [], singleHeals: [], healPerPotency: 20 } as const

export const dragoon: Kit = {
  ...none,
  job: 'DRG',
  maxHp: 163_136,
  perPotency: 98,
  opening: skill(90, 'Piercing Talon', 200),
  loop: [
    skill(75, 'True Thrust', 230),
    skill(36955, 'Spiral Blow', 300),
    {
      ...skill(25772, 'Chaotic Spring', 340),
      gives: [status(2719, 'Chaotic Spring', 24, { harmful: true, tick: { damage: 45 } })],
    },
    skill(3556, 'Wheeling Thrust', 340),
    skill(36952, 'Drakesbane', 460),
    skill(16479, 'Raiden Thrust', 320),
    skill(36954, 'Lance Barrage', 340),
    skill(25771, "Heavens' Thrust", 460),
    skill(3554, 'Fang and Claw', 340),
    skill(36952, 'Drakesbane', 460),
  ],
  bursts: [],
  weaves: [
    giving(3557, 'Battle Litany', 120, 'party', status(786, 'Battle Litany', 20, { critical: 0.1 })),
    giving(85, 'Lance Charge', 60, 'self', status(1864, 'Lance Charge', 20, { dealt: all(1.1) })),
    ability(3555, 'Geirskogul', 280, 60),
    ability(16478, 'High Jump', 400, 30),
    ability(7399, 'Mirage Dive', 380, 30),
    ability(16480, 'Stardiver', 840, 30),
    ability(7400, 'Nastrond', 720, 60),
    ability(25773, 'Wyrmwind Thrust', 440, 20),
    tincture,
  ],
  auto: { id: 7, name: 'Attack', everyMs: 2_800, damage: 90 },
  mitigations: { feint },
}

export const reaper: Kit = {
  ...none,
  job: 'RPR',
  maxHp: 163_002,
  perPotency: 94,
  opening: spell(24386, 'Harpe', 300, 1_300),
  loop: [
    skill(24373, 'Slice', 420),
    skill(24374, 'Waxing Slice', 500),
    skill(24375, 'Infernal Slice', 600),
    { ...skill(24380, 'Soul Slice', 520), builds: status(2592, 'Immortal Sacrifice', 30, { stacks: 8 }) },
    skill(24382, 'Gibbet', 620),
    skill(24383, 'Gallows', 680),
  ],
  bursts: [
    { firstMs: 2_000, everyMs: 30_000, use: [skill(24378, 'Shadow of Death', 300)] },
    {
      firstMs: 14_000,
      everyMs: 60_000,
      use: [
        skill(24395, 'Void Reaping', 540, 1_500),
        skill(24396, 'Cross Reaping', 600, 1_500),
        skill(24395, 'Void Reaping', 600, 1_500),
        skill(24396, 'Cross Reaping', 600, 1_500),
        spell(24398, 'Communio', 1_100, 1_300),
      ],
    },
    { firstMs: 11_000, everyMs: 120_000, use: [skill(24385, 'Plentiful Harvest', 1_000)] },
  ],
  weaves: [
    giving(24405, 'Arcane Circle', 120, 'party', status(2599, 'Arcane Circle', 20, { dealt: all(1.03) })),
    ability(24393, 'Gluttony', 520, 60),
    ability(24391, 'Unveiled Gallows', 440, 20),
    tincture,
  ],
  auto: { id: 7, name: 'Attack', everyMs: 3_200, damage: 90 },
  mitigations: { feint },
}

export const dancer: Kit = {
  ...none,
  job: 'DNC',
  maxHp: 161_291,
  perPotency: 94,
  opening: skill(15989, 'Cascade', 220),
  loop: [
    skill(15989, 'Cascade', 220),
    skill(15990, 'Fountain', 280),
    skill(15991, 'Reverse Cascade', 280),
    skill(15992, 'Fountainfall', 340),
    skill(16005, 'Saber Dance', 540),
  ],
  bursts: [
    {
      firstMs: 1_000,
      everyMs: 120_000,
      use: [
        step(15998, 'Technical Step', 1_500),
        step(15999, 'Emboite', 1_000),
        step(16000, 'Entrechat', 1_000),
        step(16001, 'Jete', 1_000),
        { ...step(16002, 'Pirouette', 1_500), gcdMs: 1_000 },
        {
          ...skill(16196, 'Quadruple Technical Finish', 1_300),
          gives: [status(1822, 'Technical Finish', 20, { dealt: all(1.05) })],
          reach: 'party',
          gcdMs: 1_500,
        },
        skill(25790, 'Tillana', 600),
        skill(36985, 'Dance of the Dawn', 1_000),
        skill(25792, 'Starfall Dance', 600),
      ],
    },
    {
      firstMs: 25_000,
      everyMs: 30_000,
      use: [
        step(15997, 'Standard Step', 1_500),
        step(15999, 'Emboite', 1_000),
        step(16000, 'Entrechat', 1_000),
        { ...skill(16192, 'Double Standard Finish', 850), gcdMs: 1_500 },
        skill(36983, 'Last Dance', 520),
      ],
    },
  ],
  weaves: [
    giving(16011, 'Devilment', 120, 'self', status(1825, 'Devilment', 20, { critical: 0.2 })),
    giving(16013, 'Flourish', 60, 'self', status(1820, 'Threefold Fan Dance', 30)),
    ability(16007, 'Fan Dance', 180, 15),
    ability(16009, 'Fan Dance III', 220, 15),
    ability(25791, 'Fan Dance IV', 420, 60),
    tincture,
  ],
  auto: { id: 8, name: 'Shot', everyMs: 3_120, damage: 80 },
  mitigations: {
    samba: giving(16012, 'Shield Samba', 90, 'party', status(1826, 'Shield Samba', 15, { taken: all(0.85) })),
    waltz: { id: 16015, name: 'Curing Waltz', recastMs: 60_000, reach: 'party', heal: 300 },
  },
}

export const redMage: Kit = {
  ...none,
  job: 'RDM',
  maxHp: 146_783,
  perPotency: 96,
  healPerPotency: 30,
  opening: { ...spell(25856, 'Veraero III', 440, 2_000) },
  loop: [
    spell(37004, 'Jolt III', 360, 2_000),
    skill(25855, 'Verthunder III', 440),
    spell(7510, 'Verfire', 380, 2_000),
    skill(25856, 'Veraero III', 440),
    spell(7511, 'Verstone', 380, 2_000),
    skill(25855, 'Verthunder III', 440),
  ],
  bursts: [
    {
      firstMs: 13_000,
      everyMs: 55_000,
      use: [
        skill(7527, 'Enchanted Riposte', 300, 1_500),
        skill(7528, 'Enchanted Zwerchhau', 360, 1_500),
        { ...skill(7529, 'Enchanted Redoublement', 540, 2_200), isSteady: true },
        skill(7526, 'Verholy', 650),
        skill(16530, 'Scorch', 750),
        skill(25858, 'Resolution', 850),
      ],
    },
  ],
  weaves: [
    giving(7520, 'Embolden', 120, 'party', status(1297, 'Embolden', 20, { dealt: all(1.05) })),
    giving(7521, 'Manafication', 110, 'self', status(1971, 'Manafication', 30, { dealt: all(1.05) })),
    ability(7517, 'Fleche', 480, 25),
    ability(7519, 'Contre Sixte', 420, 45),
    ability(7506, 'Corps-a-corps', 130, 35),
    tincture,
  ],
  mitigations: {
    addle,
    barrier: giving(
      25857,
      'Magick Barrier',
      120,
      'party',
      status(2707, 'Magick Barrier', 10, { taken: { magical: 0.9 } }),
    ),
  },
  raise: { id: 7523, name: 'Verraise', castMs: 10_000, recastMs: 2_500, gcd: true, reach: 'one', heal: 0 },
}

function step(id: number, name: string, recastMs: number): ReturnType<typeof giving> {
  return { id, name, recastMs, gcd: true, reach: 'self' }
}
