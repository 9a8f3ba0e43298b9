import type { MechanicScript, PhaseScript } from '../script.ts'
import {
  avoid,
  buster,
  everyone,
  groups,
  lethal,
  lightParties,
  mechanic,
  pairs,
  physicalVulnerability,
  raidwide,
  spread,
  stack,
  tower,
} from './shapes.ts'

const boss = 'fatebreaker'
const image = 'image'

/** P1: Fatebreaker. Times are seconds from the pull. */
export const phaseOne: PhaseScript = {
  id: 1,
  name: 'P1: Fatebreaker',
  boss,
  gapMs: 9_000,
  targetable: [
    { boss, fromMs: 0, toMs: 36_200 },
    { boss, fromMs: 79_800, toMs: 600_000 },
  ],
  mechanics: [
    mechanic('cyclonic-break-1', boss, 13.9, 'pairs', cyclonicBreak('fire'), [0x9cd0, 'Cyclonic Break', 6.5]),
    ...powderMark(1, 24.4),
    mechanic('utopian-sky', boss, 35.2, 'clock', [], [0x9cda, 'Utopian Sky', 4]),
    mechanic('blasting-zone', image, 49.5, 'groups', [avoid(0x9cdd, 'Blasting Zone', 420_000)]),
    mechanic('sinbound-fire', boss, 50.4, 'groups', [stack(0x9cdf, 'Sinbound Fire III', lightParties, 440_000)]),
    mechanic('cyclonic-break-2', image, 55.9, 'clock', cyclonicBreak('lightning'), [0x9d8a, 'Cyclonic Break', 7]),
    mechanic(
      'turn-of-the-heavens',
      image,
      63.8,
      'wide',
      [
        avoid(0x9cd8, 'Brightfire', 210_000, { afterMs: 1_200 }),
        avoid(0x9cd9, 'Brightfire', 210_000, { afterMs: 1_200 }),
      ],
      [0x9cd6, 'Turn Of The Heavens', 7],
    ),
    mechanic(
      'burnt-strike-1',
      image,
      64.8,
      'wide',
      [avoid(0x9ce3, 'Burnt Strike', 210_000), avoid(0x9ce4, 'Burnout', 210_000, { afterMs: 1_700 })],
      [0x9ce3, 'Burnt Strike', 8],
    ),
    mechanic(
      'burnt-strike-2',
      image,
      70.8,
      'wide',
      [avoid(0x9ce1, 'Burnt Strike', 210_000)],
      [0x9ce1, 'Burnt Strike', 8],
    ),
    mechanic('blastburn-1', image, 72.8, 'stack', [raidwide(0x9ce2, 'Blastburn', 30_000, { knocks: true })]),
    mechanic('floating-fetters', image, 75.4, 'groups', [fetters(['H1', 'H2'])]),
    mechanic('sinsmoke', image, 78.6, 'groups', [stack(0x9ce7, 'Sinsmoke', lightParties, 440_000)]),
    burnishedGlory(1, 86.0),
    mechanic('fall-of-faith', boss, 101.4, 'groups', fallOfFaith(), [0x9cc9, 'Fall of Faith', 9]),
    burnishedGlory(2, 121.3),
    ...powderMark(2, 129.9),
    mechanic(
      'burnt-strike-3',
      boss,
      141.3,
      'wide',
      [avoid(0x9cc5, 'Burnt Strike', 210_000), avoid(0x9cc6, 'Burnout', 210_000, { afterMs: 1_800 })],
      [0x9cc5, 'Burnt Strike', 6.5],
    ),
    mechanic('towers', boss, 145.1, 'wide', [
      tower(
        0x9cbd,
        'Explosion',
        [
          ['H1', 'D1'],
          ['D2', 'D3'],
          ['H2', 'D4'],
        ],
        70_000,
        raidwide(0x9cc4, 'Unmitigated Explosion', lethal),
      ),
    ]),
    mechanic(
      'burnished-glory-enrage',
      boss,
      160.2,
      'stack',
      [
        raidwide(0x9cc0, 'Burnished Glory', 0, {
          gate: { boss, share: 0, otherwise: raidwide(0x9cc0, 'Burnished Glory', lethal) },
        }),
      ],
      [0x9cc0, 'Burnished Glory', 10],
    ),
  ],
}

/** A first cone on everybody, three that turn where nobody may be, and pairs or spreads under the second. */
function cyclonicBreak(element: 'fire' | 'lightning'): MechanicScript['hits'] {
  const second =
    element === 'fire'
      ? stack(0x9cd3, 'Sinsmoke', pairs, 172_000, { afterMs: 2_700 })
      : spread(0x9cd5, 'Sinsmite', everyone, 84_000, { afterMs: 2_700 })
  return [
    spread(0x9cd1, 'Cyclonic Break', everyone, 52_000, {
      afterMs: 700,
      school: 'physical',
      gives: [physicalVulnerability],
    }),
    ...[2_650, 4_700, 6_700].map((afterMs) =>
      avoid(0x9cd2, 'Cyclonic Break', 190_000, { afterMs, school: 'physical' }),
    ),
    second,
  ]
}

function powderMark(count: number, atS: number): MechanicScript[] {
  return [
    mechanic(
      `powder-mark-trail-${count}`,
      boss,
      atS,
      'boss',
      [
        buster(0x9ce8, 'Powder Mark Trail', 'main', 520_000, {
          gives: [{ id: 4166, name: 'Powder Mark Trail', durationMs: 16_000, harmful: true }],
        }),
      ],
      [0x9ce8, 'Powder Mark Trail', 5],
    ),
    mechanic(`burn-mark-${count}`, boss, atS + 16.2, 'boss', [
      buster(0x9ce9, 'Burn Mark', 'both', 340_000, { school: 'magical' }),
    ]),
  ]
}

function fetters(on: readonly ('H1' | 'H2' | 'D1' | 'D2')[]): MechanicScript['hits'][number] {
  return spread(0x9ceb, 'Floating Fetters', on, 0, {
    gives: [{ id: 2304, name: 'Floating Fetters', durationMs: 4_500, harmful: true }],
  })
}

function burnishedGlory(count: number, atS: number): MechanicScript {
  return mechanic(
    `burnished-glory-${count}`,
    boss,
    atS,
    'stack',
    [
      raidwide(0x9cea, 'Burnished Glory', 222_000, {
        gives: [{ id: 2088, name: 'Bleeding', durationMs: 9_000, harmful: true, tick: { plain: 7_000 } }],
      }),
    ],
    [0x9cea, 'Burnished Glory', 5],
  )
}

/** Four tethers, west and east in turn; the others of the light party share the cone. */
function fallOfFaith(): MechanicScript['hits'] {
  return [4_100, 7_000, 9_400, 11_900].map((afterMs, index) =>
    stack(0x9cdc, 'Sinblaze', [index % 2 === 0 ? groups.west : groups.east], 350_000, { afterMs }),
  )
}
