import type { Meaning } from '../plan.ts'
import {
  all,
  avoid,
  buster,
  dealers,
  enrage,
  everyone,
  raid,
  shows,
  spread,
  stack,
  together,
  tower,
  via,
} from '../words.ts'

const akhMorn = (hits: number): Meaning =>
  all(
    buster('shared', 1.2, { school: 'magical' }),
    ...Array.from({ length: hits - 1 }, (_, turn) =>
      via(9963, 1_100 * (turn + 1), buster('shared', 1.2, { school: 'magical' })),
    ),
  )

/** What Twintania, Nael and Bahamut do where labels do not say it, or not how much. */
export const book: Readonly<Record<number, Meaning>> = {
  // Twintania
  9896: buster('main', 0.9),
  9897: buster('main', 1.7),
  9898: via(9899, 1_500, avoid(3)),
  9900: stack(together, 0.35),
  9902: via(9903, 4_000, spread(['D3'], 0.35)),
  9907: enrage('twintania'),
  // Nael deus Darnus
  9912: raid(0.35, { knocks: true }),
  9911: raid(0.3, { knocks: true }),
  9909: buster('main', 0.2),
  9910: { ...buster('off', 1.8), swap: true },
  9914: raid(0.75),
  9917: stack(together, 0.4),
  9918: spread(['D2'], 0.4, { school: 'physical' }),
  9920: spread(dealers, 0.4),
  9921: buster('main', 1.1),
  9925: stack(together, 0.3),
  9928: shows,
  9929: shows,
  9931: avoid(3),
  9932: avoid(3),
  9933: avoid(3),
  9934: avoid(3),
  9935: avoid(3),
  // Bahamut Prime
  9937: raid(0.45, { knocks: true }),
  9938: raid(0.18),
  9939: raid(0.55),
  9940: buster('main', 0.9, { school: 'magical' }),
  9941: buster('main', 1.7),
  9942: raid(0.8),
  9943: buster('both', 0.9, { school: 'magical' }),
  9945: via(9946, 0, spread(['H1', 'D3'], 0.5)),
  9948: spread(['H1', 'H2', 'D3', 'D4'], 0.4),
  9950: stack([['H1', 'H2', 'D1', 'D2']], 0.35),
  9951: tower(
    everyone.map((slot) => [slot]),
    0.35,
    { failure: 9952 },
  ),
  9905: raid(0.65),
  // Adds together, then the golden one
  9924: enrage('twin'),
  9961: shows,
  9962: akhMorn(4),
  9964: stack(together, 0.75),
  9965: enrage('golden'),
  9966: enrage('golden'),
  9967: via(9968, 0, avoid()),
}
