import type { Slot } from '../../script.ts'
import type { Meaning } from '../plan.ts'
import {
  all,
  avoid,
  buster,
  dealers,
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

const bleeding = { id: 2088, name: 'Bleeding', durationMs: 9_000, harmful: true, tick: { plain: 1_800 } }
const alone = everyone.map((slot): Slot[] => [slot])
const threes = [
  ['MT', 'OT'],
  ['H1', 'D1', 'D3'],
  ['H2', 'D2', 'D4'],
] as const satisfies Slot[][]
const jump = spread(['D1', 'D2', 'D3'], 0.34)
const dive = tower([['D1'], ['D2'], ['D3']], 0.3, { failure: 26395 })
const wings = via(27941, 500, avoid(3))
const edge = all(
  via(29455, 100, tower([threes[0]], 0.4, { failure: 28209 })),
  via(29456, 100, tower([threes[1]], 0.4, { failure: 28209 })),
  via(29457, 100, tower([threes[2]], 0.4, { failure: 28209 })),
)
const trinity = all(
  via(28063, 0, buster('main', 0.5, { school: 'magical' })),
  via(28064, 0, buster('off', 0.5, { school: 'magical' })),
  via(28065, 0, spread(['D1'], 0.25)),
)

/** What the knights, the king and the dragons do where labels do not say it, or not how much. */
export const book: Readonly<Record<number, Meaning>> = {
  // Adelphel, Grinnaux, Charibert
  25292: shows,
  25293: shows,
  25297: buster('off', 1.1),
  25298: via(25299, 900, buster('off', 0.4)),
  25300: raid(0.6),
  25301: buster('main', 1.1, { school: 'magical' }),
  25303: spread(['H1', 'H2', 'D3', 'D4'], 0.45),
  25308: raid(0.28, { knocks: true }),
  25309: stack(together, 0.4),
  25310: via(25311, 0, spread(everyone, 0.35)),
  25316: raid(0.6),
  25369: spread(['D3', 'D4'], 0.4),
  25579: shows,
  // King Thordan
  25534: raid(0.85),
  25536: via(25538, 900, avoid()),
  25537: via(25538, 900, avoid()),
  25541: buster('main', 0.45),
  25542: raid(0.85),
  25543: { ...buster('off', 1.7), swap: true },
  25544: via(25545, 1_600, avoid()),
  25545: shows,
  25548: via(25549, 100, spread(['H1', 'H2', 'D3', 'D4'], 0.35)),
  25549: spread(['H1', 'H2', 'D3', 'D4'], 0.35),
  25563: via(25564, 1_000, avoid()),
  25565: spread(['OT', 'D1', 'D2'], 0.5),
  25566: shows,
  25567: tower([['H1'], ['H2'], ['D3'], ['D4']], 0.35, { failure: 25568 }),
  25571: stack([['H1', 'H2', 'D1', 'D2']], 0.18),
  25574: via(25575, 0, spread(dealers, 0.3, { sure: true })),
  25577: raid(0.05),
  28590: via(28591, 500, avoid()),
  28650: via(28651, 2_800, tower(alone, 0.35, { failure: 25568 })),
  29563: via(29564, 2_800, tower(alone, 0.35, { failure: 25568 })),
  // Nidhogg
  26377: raid(0.7),
  26379: via(26380, 600, avoid()),
  26382: jump,
  26383: jump,
  26384: jump,
  26385: dive,
  26386: via(26389, 3_500, avoid()),
  26387: via(26390, 3_500, avoid()),
  26388: stack([['MT', 'OT', 'H1', 'H2', 'D4']], 0.35),
  26391: dive,
  26392: dive,
  26393: dive,
  26396: buster('both', 1.2, { school: 'magical' }),
  // The Eyes
  26810: raid(0.5, { gives: [bleeding] }),
  26813: raid(0.85),
  26815: tower([['D1'], ['D2'], ['D3'], ['D4']], 0.3, { failure: 26816 }),
  26817: tower([['H1'], ['H2']], 0.3, { failure: 26818 }),
  26820: spread(['D1', 'D2'], 0.28),
  // King Thordan II
  25546: via(25547, 700, spread(everyone, 0.4)),
  25572: shows,
  27530: spread(['MT', 'OT'], 0.7, { school: 'physical' }),
  27533: avoid(3),
  27544: shows,
  29346: spread(['D3'], 0.5),
  // Nidhogg and Hraesvelgr
  27939: wings,
  27940: wings,
  27942: wings,
  27943: wings,
  27945: buster('both', 1.1, { school: 'magical' }),
  27947: via(27948, 1_000, avoid(3)),
  27949: via(27950, 1_000, avoid(3)),
  27958: spread(['H2', 'D2', 'D4'], 0.3),
  27959: spread(['H1', 'D1', 'D3'], 0.3, { sure: true }),
  27961: buster('main', 1.1, { school: 'magical' }),
  27962: buster('off', 1.1, { school: 'magical' }),
  27965: buster('off', 1.3, { school: 'magical' }),
  27970: stack(lightParties, 0.5),
  27974: stack(together, 0.22),
  27975: stack(together, 0.22),
  28903: raid(0.4),
  29156: raid(0.25),
  29739: spread(dealers, 0.18),
  29740: stack(pairs.slice(0, 2), 0.18),
  29752: raid(0.45),
  // The Dragon King
  28051: all(
    via(29452, 700, tower([threes[1]], 0.35, { failure: 28056 })),
    via(29453, 700, tower([threes[2]], 0.35, { failure: 28056 })),
    via(29454, 700, tower([threes[0]], 0.35, { failure: 28056 })),
  ),
  28057: all(via(28058, 1_000, raid(0.15)), via(28058, 4_900, raid(0.15)), via(28058, 8_800, raid(0.15))),
  28059: via(28060, 900, avoid()),
  28063: trinity,
  28064: trinity,
  28065: trinity,
  28206: shows,
  28208: stack(lightParties, 0.5),
  29455: edge,
  29456: edge,
  29457: edge,
  27061: enrage('spear'),
}
