import type { Slot } from '../../script.ts'
import type { Meaning } from '../plan.ts'
import {
  all,
  avoid,
  buster,
  enrage,
  everyone,
  lightParties,
  pairs,
  raid,
  shows,
  spread,
  stack,
  together,
  tower,
  via,
} from '../words.ts'

const others = ['H1', 'H2', 'D1', 'D2', 'D3', 'D4'] as const satisfies Slot[]
const proteans = via(31614, 0, spread(everyone, 0.3))
const solarRay = buster('main', 1.0)

/** What Omega does where labels do not say it, or not how much. */
export const book: Readonly<Record<number, Meaning>> = {
  // P1
  31480: enrage('omega'),
  31492: tower([['H1'], ['D1']], 0.4, { failure: 31494 }),
  31493: tower(pairs, 0.3, { failure: 31494 }),
  31502: spread(['D1', 'D2'], 0.22),
  31503: stack(lightParties, 0.22),
  31505: spread(everyone, 0.3),
  // P2
  31522: via(31524, 1_600, raid(0.85)),
  31527: via(31528, 0, spread(['D2'], 0.6, { school: 'physical' })),
  31529: stack([['MT', 'OT', 'H1', 'H2', 'D1', 'D3', 'D4']], 0.35),
  31530: via(31531, 0, avoid()),
  31534: raid(0.2, { knocks: true }),
  31535: spread(everyone, 0.4),
  31536: stack(lightParties, 0.45),
  31537: via(31538, 0, raid(0.25)),
  // The cast bar strikes nobody: its cones do.
  31540: via(32629, 0, buster('both', 1.5)),
  31550: shows,
  31557: enrage('female'),
  32362: buster('main', 1.6, { school: 'magical' }),
  // P3
  31560: enrage('reconfigured'),
  31571: spread(['H1', 'H2', 'D3', 'D4'], 0.45),
  31572: stack(
    [
      ['MT', 'D1'],
      ['OT', 'D2'],
    ],
    0.45,
  ),
  31573: raid(0.75),
  31587: raid(0.28),
  31588: raid(0.75),
  31595: via(31597, 300, spread(everyone, 0.4)),
  31596: via(31597, 300, spread(everyone, 0.4)),
  31599: all(
    via(
      31583,
      100,
      tower(
        [
          ['D1', 'D2'],
          ['D3', 'D4'],
        ],
        0.3,
        { failure: 31585 },
      ),
    ),
    via(
      31584,
      200,
      tower(
        [
          ['MT', 'H1'],
          ['OT', 'H2'],
        ],
        0.3,
        { failure: 31586 },
      ),
    ),
  ),
  // P4
  22393: shows,
  31611: enrage('blue'),
  31615: stack(lightParties, 0.5),
  31617: proteans,
  31618: via(31616, 0, avoid()),
  31619: proteans,
  31620: via(31616, 0, avoid()),
  32534: via(31616, 0, avoid()),
  // P5
  31489: solarRay,
  31490: solarRay,
  33196: solarRay,
  33197: solarRay,
  31597: spread(['D1', 'D2'], 0.4),
  31602: spread(['D1', 'D2'], 0.3),
  31603: via(31604, 100, spread(everyone, 0.35)),
  31607: via(31609, 200, avoid()),
  31608: via(31609, 200, avoid()),
  31612: raid(0.7),
  31623: shows,
  31624: raid(0.75),
  31625: spread(['H1'], 0.4),
  31626: spread(['D1'], 0.3),
  31643: via(31609, 700, avoid()),
  31644: via(31609, 700, avoid()),
  31746: shows,
  32373: spread(['MT', 'OT'], 0.6),
  32627: enrage('dynamis'),
  32788: raid(0.75),
  32789: raid(0.75),
  33040: spread(['D3'], 0.4),
  33041: spread(['D4'], 0.3),
  // P6
  31648: enrage('alpha'),
  31649: raid(0.9),
  31650: via(31651, 800, avoid()),
  31654: shows,
  31655: buster('both', 1.1),
  31656: stack([others], 0.45),
  31658: stack(together, 0.55),
  31659: spread(everyone, 0.35),
  // The cast bar strikes nobody: what runs across the arena does.
  31660: via(31661, 0, avoid()),
  31664: shows,
  31667: stack([['OT', 'H1', 'H2', 'D1', 'D2']], 0.4),
  31668: raid(0.25),
  31669: enrage('comet'),
  31670: raid(0.9),
  31747: shows,
  32223: buster('both', 0.6, { school: 'magical' }),
  32626: raid(0.4, { knocks: true }),
  32699: spread(everyone, 0.3),
}
