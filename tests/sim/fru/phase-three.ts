import type { MechanicScript, PhaseScript, StatusScript } from '../script.ts'
import {
  avoid,
  buster,
  dealers,
  everyone,
  lethal,
  lightParties,
  mechanic,
  raidwide,
  spread,
  stack,
  supports,
} from './shapes.ts'

const boss = 'oracle'

/** P3: Oracle of Darkness. Times are seconds from the moment she can be attacked. */
export const phaseThree: PhaseScript = {
  id: 3,
  name: 'P3: Oracle of Darkness',
  boss,
  lengthMs: 167_000,
  gapMs: 0,
  targetable: [{ boss, fromMs: 0, toMs: 161_100 }],
  mechanics: [
    mechanic(
      'hells-judgment',
      boss,
      4.0,
      'stack',
      [
        {
          ability: 0x9d49,
          name: "Hell's Judgment",
          afterMs: 0,
          law: { kind: 'to-one' },
          school: 'unaspected',
          amount: 0,
        },
      ],
      [0x9d49, "Hell's Judgment", 4],
    ),
    mechanic(
      'ultimate-relativity',
      boss,
      18.1,
      'stack',
      [
        raidwide(0x9d4a, 'Ultimate Relativity', 228_000, {
          gives: [
            waiting(2455, 'Dark Fire III', 21),
            waiting(2454, 'Unholy Darkness', 31),
            waiting(2464, 'Return', 40),
          ],
          needs: { alive: 7, otherwise: raidwide(0x9d44, 'Depths of Oblivion', lethal) },
        }),
      ],
      [0x9d4a, 'Ultimate Relativity', 10],
    ),
    ...relativity(1, 29.9, ['D1', 'D2', 'OT']),
    ...relativity(2, 40.0, ['H1', 'D3']),
    ...relativity(3, 50.0, ['MT', 'H2', 'D4']),
    mechanic('shadoweye', boss, 61.9, 'clock', [
      avoid(0x9d56, 'Shadoweye', 90_000),
      spread(0x9d52, 'Dark Eruption', supports, 80_000),
      stack(0x9d4f, 'Dark Water III', [dealers], 300_000),
    ]),
    mechanic(
      'shell-crusher',
      boss,
      65.8,
      'stack',
      [stack(0x9d5f, 'Shell Crusher', [everyone], 540_000, { afterMs: 400, school: 'physical', gives: [] })],
      [0x9d5e, 'Shell Crusher', 3],
    ),
    mechanic(
      'shockwave-pulsar-1',
      boss,
      74.2,
      'stack',
      [raidwide(0x9d5a, 'Shockwave Pulsar', 196_000)],
      [0x9d5a, 'Shockwave Pulsar', 5],
    ),
    mechanic(
      'black-halo',
      boss,
      82.5,
      'boss',
      [buster(0x9d62, 'Black Halo', 'shared', 980_000, { school: 'magical' })],
      [0x9d62, 'Black Halo', 5],
    ),
    mechanic('spell-in-waiting', boss, 91.6, 'boss', [], [0x9d4d, 'Spell-in-Waiting Refrain', 2]),
    mechanic('apocalypse-cast', boss, 106.9, 'groups', [], [0x9d68, 'Apocalypse', 4]),
    darkWater(1, 110.5),
    mechanic(
      'spirit-taker',
      boss,
      112.0,
      'clock',
      [spread(0x9d61, 'Spirit Taker', ['D3'], 84_000, { afterMs: 400, school: 'physical' })],
      [0x9d60, 'Spirit Taker', 3],
    ),
    ...[118.9, 120.9, 122.9, 124.9, 126.9].map((atS, index) =>
      mechanic(`apocalypse-${index + 1}`, boss, atS, 'wide', [avoid(0x9d69, 'Apocalypse', 420_000)]),
    ),
    mechanic(
      'dark-eruption',
      boss,
      123.6,
      'clock',
      [spread(0x9d52, 'Dark Eruption', everyone, 96_000)],
      [0x9d51, 'Dark Eruption', 4],
    ),
    darkWater(2, 129.4),
    mechanic(
      'darkest-dance',
      boss,
      131.7,
      'boss',
      [
        buster(0x9cf6, 'Darkest Dance', 'off', 440_000),
        raidwide(0x9cf7, 'Darkest Dance', 42_000, { afterMs: 2_900, school: 'physical', knocks: true }),
      ],
      [0x9cf5, 'Darkest Dance', 5],
    ),
    darkWater(3, 138.5),
    mechanic(
      'shockwave-pulsar-2',
      boss,
      143.9,
      'stack',
      [raidwide(0x9d5a, 'Shockwave Pulsar', 178_000)],
      [0x9d5a, 'Shockwave Pulsar', 5],
    ),
    mechanic(
      'memorys-end',
      boss,
      157.7,
      'stack',
      [
        raidwide(0x9d8f, "Memory's End", 186_000, {
          gate: { boss, share: 0.2, otherwise: raidwide(0x9d90, "Memory's End", lethal) },
        }),
      ],
      [0x9d6c, "Memory's End", 10],
    ),
  ],
}

/** One beat of Ultimate Relativity: fire on some, a stack for the rest, then beams that are led away. */
function relativity(
  count: number,
  atS: number,
  fire: readonly ('MT' | 'OT' | 'H1' | 'H2' | 'D1' | 'D2' | 'D3' | 'D4')[],
): MechanicScript[] {
  const rest = everyone.filter((slot) => !fire.includes(slot))
  return [
    mechanic(`relativity-fire-${count}`, boss, atS, 'clock', [
      spread(0x9d54, 'Dark Fire III', fire, 104_000),
      stack(0x9d55, 'Unholy Darkness', [rest], 78_000 * rest.length),
      avoid(0x9d57, 'Dark Blizzard III', 240_000),
    ]),
    mechanic(`relativity-beams-${count}`, boss, atS + 5.2, 'wide', [
      spread(0x9d2b, 'Sinbound Meltdown', fire, 62_000, { gives: [] }),
      ...[1_000, 2_000].map((afterMs) => avoid(0x9d64, 'Sinbound Meltdown', 240_000, { afterMs })),
    ]),
  ]
}

function darkWater(count: number, atS: number): MechanicScript {
  return mechanic(`dark-water-${count}`, boss, atS, 'groups', [stack(0x9d4f, 'Dark Water III', lightParties, 340_000)])
}

function waiting(id: number, name: string, seconds: number): StatusScript {
  return { id, name: `Spell-in-Waiting: ${name}`, durationMs: seconds * 1_000, harmful: true }
}
