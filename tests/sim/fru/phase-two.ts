import type { MechanicScript, PhaseScript } from '../script.ts'
import { crystalMechanics, crystals } from './crystals.ts'
import { lightRampant } from './light-rampant.ts'
import {
  avoid,
  buster,
  dealers,
  everyone,
  lethal,
  lightParties,
  mechanic,
  pairs,
  raidwide,
  spread,
  stack,
  supports,
} from './shapes.ts'

const boss = 'usurper'

/** P2: Usurper of Frost, crystals included. Times are seconds from the moment she can be attacked. */
export const phaseTwo: PhaseScript = {
  id: 2,
  name: 'P2: Usurper of Frost',
  boss,
  lengthMs: 277_800,
  gapMs: 0,
  targetable: [
    { boss, fromMs: 0, toMs: 34_900 },
    { boss, fromMs: 72_100, toMs: 131_600 },
    { boss, fromMs: 160_800, toMs: 186_500 },
    ...crystals.map((each) => ({ boss: each, fromMs: 207_300, toMs: 251_600 })),
  ],
  mechanics: [
    mechanic(
      'quadruple-slap-1',
      boss,
      11.2,
      'boss',
      [
        buster(0x9cff, 'Quadruple Slap', 'main', 440_000, {
          gives: [
            {
              id: 4162,
              name: 'Physical Vulnerability Up',
              durationMs: 30_000,
              harmful: true,
              taken: { physical: 2.5 },
            },
          ],
        }),
      ],
      [0x9cff, 'Quadruple Slap', 5],
    ),
    {
      ...mechanic(
        'quadruple-slap-2',
        boss,
        15.3,
        'boss',
        [buster(0x9d00, 'Quadruple Slap', 'off', 440_000)],
        [0x9d00, 'Quadruple Slap', 2.5],
      ),
      swap: true,
    },
    mechanic('mirror-image', boss, 24.7, 'boss', [], [0x9cf4, 'Mirror Image', 3]),
    mechanic(
      'diamond-dust',
      boss,
      31.8,
      'stack',
      [raidwide(0x9d05, 'Diamond Dust', 228_000)],
      [0x9d05, 'Diamond Dust', 5],
    ),
    mechanic(
      'axe-kick',
      boss,
      40.5,
      'clock',
      [avoid(0x9d0a, 'Axe Kick', 420_000, { school: 'physical' })],
      [0x9d0a, 'Axe Kick', 6],
    ),
    mechanic('house-of-light-1', boss, 41.4, 'clock', [spread(0x9d0e, 'The House of Light', supports, 84_000)]),
    mechanic('frigid-stone', boss, 43.1, 'wide', [spread(0x9d07, 'Frigid Stone', dealers, 76_000)]),
    ...[43.5, 47.2, 51.4].map((atS, index) =>
      mechanic(`icicle-impact-${index + 1}`, boss, atS, 'wide', [avoid(0x9d06, 'Icicle Impact', 380_000)]),
    ),
    mechanic('heavenly-strike', boss, 47.4, 'stack', [
      raidwide(0x9d0f, 'Heavenly Strike', 24_000, { school: 'physical', knocks: true }),
    ]),
    mechanic(
      'frigid-needle',
      boss,
      50.5,
      'wide',
      [avoid(0x9d09, 'Frigid Needle', 240_000)],
      [0x9d08, 'Frigid Needle', 5],
    ),
    mechanic(
      'sinbound-holy',
      boss,
      50.5,
      'groups',
      [900, 2_400, 4_000, 5_600].map((afterMs) =>
        stack(0x9d11, 'Sinbound Holy', lightParties, 104_000, { afterMs, gives: [] }),
      ),
      [0x9d10, 'Sinbound Holy', 5],
    ),
    mechanic('shining-armor', boss, 59.8, 'wide', [avoid(0x9cf9, 'Shining Armor', 60_000)]),
    mechanic(
      'twin-stillness',
      boss,
      66.4,
      'stack',
      [
        avoid(0x9d01, 'Twin Stillness', 420_000, { school: 'physical' }),
        avoid(0x9d04, 'Twin Stillness', 420_000, { school: 'physical', afterMs: 2_100 }),
      ],
      [0x9d01, 'Twin Stillness', 3.5],
    ),
    mechanic(
      'hallowed-ray',
      boss,
      79.2,
      'stack',
      [stack(0x9d13, 'Hallowed Ray', [everyone], 1_180_000, { afterMs: 800 })],
      [0x9d12, 'Hallowed Ray', 5],
    ),
    mechanic('mirror-mirror', boss, 88.9, 'boss', [], [0x9cf3, 'Mirror, Mirror', 3]),
    mechanic('scythe-kick', boss, 103.0, 'clock', scytheKick(0x9d0b, 'Scythe Kick'), [0x9d0b, 'Scythe Kick', 6]),
    mechanic('reflected-scythe-kick', boss, 113.1, 'clock', scytheKick(0x9d0d, 'Reflected Scythe Kick')),
    mechanic(
      'banish-1',
      boss,
      119.2,
      'pairs',
      [stack(0x9d1e, 'Banish III', pairs, 172_000, { afterMs: 100 })],
      [0x9d1c, 'Banish III', 5],
    ),
    ...lightRampant,
    mechanic(
      'house-of-light-2',
      boss,
      166.7,
      'clock',
      [spread(0x9cfc, 'The House of Light', everyone, 100_000)],
      [0x9cfd, 'The House of Light', 5],
    ),
    mechanic(
      'absolute-zero',
      boss,
      186.0,
      'stack',
      [
        raidwide(0x9d8d, 'Absolute Zero', 200_000, {
          gate: { boss, share: 0.2, otherwise: raidwide(0x9d8e, 'Absolute Zero', lethal) },
        }),
        raidwide(0x9d21, 'Swelling Frost', 12_000, { afterMs: 2_300, knocks: true }),
      ],
      [0x9d20, 'Absolute Zero', 10],
    ),
    ...crystalMechanics,
  ],
}

function scytheKick(ability: number, name: string): MechanicScript['hits'] {
  return [
    avoid(ability, name, 420_000, { school: 'physical' }),
    spread(0x9d0e, 'The House of Light', everyone, 84_000, { afterMs: 900 }),
  ]
}
