import type { Meaning } from '../plan.ts'
import { buster, enrage, lightParties, raid, shows, spread, stack, together } from '../words.ts'

/** What the primals and the Ultima Weapon do where labels do not say it, or not how much. */
export const book: Readonly<Record<number, Meaning>> = {
  // Garuda
  11074: stack([['MT', 'OT']], 0.7),
  11083: stack([['MT', 'OT']], 0.7),
  11080: spread(['D1', 'D2'], 0.3, { school: 'physical' }),
  11081: spread(['MT', 'OT'], 0.9),
  11088: buster('main', 0.9),
  11092: raid(0.5),
  11093: raid(0.75),
  // Ifrit
  461: shows,
  11094: buster('main', 0.65),
  11095: raid(0.2, { knocks: true, school: 'physical' }),
  11289: spread(['D1', 'D3'], 0.2, { sure: true }),
  11096: enrage('ifrit'),
  11099: spread(['H1'], 0.5),
  11101: stack(lightParties, 0.55),
  11102: raid(0.75),
  // Titan
  11106: buster('main', 1),
  11107: buster('main', 0.85),
  11111: raid(0.45, { knocks: true, school: 'physical' }),
  11115: spread(['H1', 'D3'], 0.25, { school: 'physical', sure: true }),
  11517: raid(0.55, { school: 'physical' }),
  11110: raid(0.55, { school: 'physical' }),
  11152: raid(0.7, { school: 'physical' }),
  // Between: bits and Lahabrea
  11122: shows,
  11123: raid(0.75),
  11124: enrage('lahabrea'),
  11147: raid(0.7),
  // The Ultima Weapon
  11126: shows,
  11129: buster('main', 1.2),
  11130: stack(together, 0.3),
  11131: buster('off', 1.6, { school: 'magical' }),
  11128: buster('main', 1.6),
  11508: raid(0.2, { knocks: true, school: 'physical' }),
  // The nearer, the harder, and nobody is out of its reach.
  11509: raid(0.3, { school: 'physical' }),
  11143: raid(0.6),
  11144: raid(0.5, { knocks: true }),
  11137: shows,
  11151: shows,
  11138: spread(['D3'], 0.1),
  11148: shows,
  // It chooses who dies of the enrage, one after the other.
  11154: shows,
  11155: enrage('ultima'),
}
