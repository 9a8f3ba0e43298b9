import type { MechanicScript } from '../script.ts'
import { avoid, everyone, lethal, lightParties, mechanic, raidwide, spread, stack, tower } from './shapes.ts'

const boss = 'usurper'

/** Light Rampant: nobody may be missing when it begins. Seconds from the start of P2. */
export const lightRampant: readonly MechanicScript[] = [
  mechanic(
    'light-rampant',
    boss,
    128.6,
    'stack',
    [
      raidwide(0x9d14, 'Light Rampant', 218_000, {
        needs: { alive: 8, otherwise: raidwide(0x9d17, 'Refulgent Fate', lethal) },
      }),
    ],
    [0x9d14, 'Light Rampant', 5],
  ),
  ...[136.6, 138.2, 139.8, 141.3, 142.9].map((atS, index) =>
    mechanic(`luminous-hammer-${index + 1}`, boss, atS, 'wide', [
      spread(0x9d1a, 'Luminous Hammer', ['H1', 'D4'], 34_000, { gives: [] }),
    ]),
  ),
  mechanic('bright-hunger-1', boss, 139.9, 'clock', [
    tower(
      0x9d15,
      'Bright Hunger',
      [['MT'], ['OT'], ['H2'], ['D1'], ['D2'], ['D3']],
      56_000,
      raidwide(0x9d18, 'Lightsteep', lethal),
      {
        gives: [{ id: 2257, name: 'Lightsteeped', durationMs: 30_000, harmful: true, stacks: 2 }],
      },
    ),
  ]),
  mechanic('powerful-light', boss, 145.7, 'groups', [stack(0x9d19, 'Powerful Light', lightParties, 380_000)]),
  mechanic('holy-light-1', boss, 148.1, 'wide', [avoid(0x9d1b, 'Burst', 210_000)], [0x9d1b, 'Burst', 5]),
  mechanic('holy-light-2', boss, 151.1, 'wide', [avoid(0x9d1b, 'Burst', 210_000)], [0x9d1b, 'Burst', 5]),
  mechanic('bright-hunger-2', boss, 154.7, 'stack', [
    tower(0x9d15, 'Bright Hunger', [['H1', 'D4', 'MT', 'D1']], 60_000, raidwide(0x9d18, 'Lightsteep', lethal)),
  ]),
  mechanic(
    'banish-2',
    boss,
    157.8,
    'clock',
    [spread(0x9d1f, 'Banish III Divided', everyone, 96_000, { afterMs: 100 })],
    [0x9d1d, 'Banish III', 5],
  ),
]
