import type { ActionScript } from '../script.ts'
import { ability, all, giving, type Kit, skill, spell, status } from './kit.ts'

/** Turns a sage's next spell into another. */
export const eukrasia: ActionScript = {
  ...giving(24290, 'Eukrasia', 1, 'self', status(2606, 'Eukrasia', 9_999)),
  gcd: true,
  recastMs: 1_000,
}

export const whiteMage: Kit = {
  job: 'WHM',
  maxHp: 146_302,
  perPotency: 98,
  healPerPotency: 58,
  opening: spell(25859, 'Glare III', 350, 1_500),
  loop: [spell(25859, 'Glare III', 350, 1_500)],
  bursts: [
    { firstMs: 1_500, everyMs: 30_000, use: [dot(16532, 'Dia', 80, 1871, 80)] },
    { firstMs: 9_000, everyMs: 60_000, use: [skill(16535, 'Afflatus Misery', 1_360)] },
    { firstMs: 12_000, everyMs: 120_000, use: Array.from({ length: 3 }, () => skill(37009, 'Glare IV', 640)) },
  ],
  weaves: [
    giving(136, 'Presence of Mind', 120, 'self', status(157, 'Presence of Mind', 15, { haste: 0.2 })),
    ability(3571, 'Assize', 400, 40),
  ],
  mitigations: {
    temperance: giving(16536, 'Temperance', 120, 'party', status(1873, 'Temperance', 20, { taken: all(0.9) })),
    benison: {
      ...giving(7432, 'Divine Benison', 30, 'one', status(1218, 'Divine Benison', 15, { shield: { potency: 500 } })),
      charges: 2,
    },
    aquaveil: giving(25861, 'Aquaveil', 60, 'one', status(2708, 'Aquaveil', 8, { taken: all(0.85) })),
  },
  partyHeals: [
    heal(7433, 'Plenary Indulgence', 60, 'party', 200),
    { ...gcdHeal(16534, 'Afflatus Rapture', 0, 'party', 400), recastMs: 20_000 },
    gcdHeal(131, 'Cure III', 2_000, 'party', 600),
  ],
  singleHeals: [
    heal(3570, 'Tetragrammaton', 60, 'one', 700),
    gcdHeal(16531, 'Afflatus Solace', 0, 'one', 800),
    gcdHeal(135, 'Cure II', 2_000, 'one', 800),
  ],
  raise: gcdHeal(125, 'Raise', 8_000, 'one', 0),
}

export const sage: Kit = {
  job: 'SGE',
  maxHp: 146_994,
  perPotency: 98,
  healPerPotency: 58,
  opening: spell(24312, 'Dosis III', 370, 1_500),
  loop: [spell(24312, 'Dosis III', 370, 1_500)],
  bursts: [
    {
      firstMs: 1_500,
      everyMs: 30_000,
      use: [eukrasia, { ...dot(24314, 'Eukrasian Dosis III', 0, 2616, 80), gcdMs: 1_500 }],
    },
    { firstMs: 10_000, everyMs: 80_000, use: [skill(24313, 'Phlegma III', 600), skill(24313, 'Phlegma III', 600)] },
  ],
  weaves: [ability(37033, 'Psyche', 600, 60)],
  mitigations: {
    kerachole: giving(
      24298,
      'Kerachole',
      30,
      'party',
      status(2618, 'Kerachole', 15, { taken: all(0.9) }),
      status(2938, 'Kerakeia', 15, { tick: { heal: 100 } }),
    ),
    holos: {
      ...giving(
        24310,
        'Holos',
        120,
        'party',
        status(3003, 'Holos', 20, { taken: all(0.9) }),
        status(3365, 'Holosakos', 30, { shield: { potency: 300 } }),
      ),
      heal: 300,
    },
    panhaima: giving(24311, 'Panhaima', 120, 'party', status(2613, 'Panhaima', 15, { shield: { potency: 200 } })),
    prognosis: {
      ...giving(
        37034,
        'Eukrasian Prognosis II',
        1,
        'party',
        status(2609, 'Eukrasian Prognosis', 30, { shield: { potency: 360 } }),
      ),
      gcd: true,
      recastMs: 1_500,
      heal: 100,
    },
    taurochole: {
      ...giving(24303, 'Taurochole', 45, 'one', status(2619, 'Taurochole', 15, { taken: all(0.9) })),
      heal: 700,
    },
    haima: giving(24305, 'Haima', 120, 'one', status(2612, 'Haima', 15, { shield: { potency: 300 } })),
  },
  partyHeals: [
    heal(24299, 'Ixochole', 30, 'party', 400),
    { ...heal(24302, 'Physis II', 60, 'party', 0), gives: [status(2620, 'Physis II', 15, { tick: { heal: 130 } })] },
    { ...gcdHeal(24318, 'Pneuma', 1_500, 'party', 600), recastMs: 120_000 },
    gcdHeal(24286, 'Prognosis', 2_000, 'party', 300),
  ],
  singleHeals: [heal(24296, 'Druochole', 15, 'one', 600), gcdHeal(24284, 'Diagnosis', 1_500, 'one', 450)],
  guard: giving(24285, 'Kardia', 5, 'one', status(2605, 'Kardion', 9_999, { tick: { heal: 170 } })),
  raise: gcdHeal(24287, 'Egeiro', 8_000, 'one', 0),
}

function dot(id: number, name: string, damage: number, statusId: number, tick: number): ActionScript {
  return { ...skill(id, name, damage), gives: [status(statusId, name, 30, { harmful: true, tick: { damage: tick } })] }
}

function heal(id: number, name: string, recastS: number, reach: 'party' | 'one', potency: number): ActionScript {
  return { id, name, recastMs: recastS * 1_000, reach, heal: potency }
}

function gcdHeal(id: number, name: string, castMs: number, reach: 'party' | 'one', potency: number): ActionScript {
  return { id, name, castMs, recastMs: 2_500, gcd: true, reach, heal: potency }
}
