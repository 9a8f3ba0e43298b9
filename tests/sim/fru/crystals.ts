import type { MechanicScript } from '../script.ts'
import { avoid, lethal, mechanic, raidwide } from './shapes.ts'

const boss = 'usurper'

/** What the party must break at the end of P2, in this order. */
export const crystals = ['light-1', 'light-2', 'light-3', 'light-4', 'veil']

/** The crystals of P2: seconds from the start of the phase. */
export const crystalMechanics: readonly MechanicScript[] = [
  ...[220.3, 225.5, 230.6, 235.8, 241.1, 246.4].map((atS, index) =>
    mechanic(
      `sinbound-blizzard-${index + 1}`,
      'darkness',
      atS,
      'boss',
      [avoid(0x9d46, 'Sinbound Blizzard III', 300_000)],
      [0x9d42, 'Sinbound Blizzard III', 3.3],
    ),
  ),
  ...[221.3, 224.5, 227.7, 230.8].map((atS, index) =>
    mechanic(
      `hiemal-storm-${index + 1}`,
      crystals[index] ?? boss,
      atS,
      'boss',
      [avoid(0x9d40, 'Hiemal Storm', 180_000)],
      [0x9d40, 'Hiemal Storm', 3.3],
    ),
  ),
  mechanic(
    'endless-ice-age',
    'veil',
    251.6,
    'boss',
    [
      raidwide(0x9d43, 'Endless Ice Age', 0, {
        gate: { boss: 'veil', share: 0.5, otherwise: raidwide(0x9d43, 'Endless Ice Age', lethal) },
      }),
    ],
    [0x9d43, 'Endless Ice Age', 40],
  ),
  mechanic('junction', boss, 263.5, 'stack', [raidwide(0x9d22, 'Junction', 195_000)]),
]
