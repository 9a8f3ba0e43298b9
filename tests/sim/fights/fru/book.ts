import type { Meaning } from '../plan.ts'
import {
  all,
  avoid,
  buster,
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

const akhMorn = all(via(40303, 0, stack(lightParties, 0.12)))
const path = stack(lightParties, 0.3)
const wings = all(
  via(40314, 500, buster('main', 1.0, { school: 'magical' })),
  via(40315, 4_200, buster('off', 1.0, { school: 'magical' })),
)

/** What the Usurper, the Oracle and Pandora do where labels do not say it, or not how much. */
export const book: Readonly<Record<number, Meaning>> = {
  // It lifts one and touches nobody beside them.
  40171: spread(everyone, 0.45, { sure: true }),
  40174: raid(0.3),
  40190: spread(['MT', 'OT', 'D1', 'D2'], 0.35),
  40213: tower(pairs, 0.3, { failure: 40216 }),
  40232: shows,
  40237: via(40238, 700, avoid()),
  40239: raid(0.62),
  40240: via(40298, 0, raid(0.5)),
  40251: via(40252, 0, avoid()),
  40271: stack(lightParties, 0.45),
  40277: stack([['MT', 'H1', 'H2', 'D1', 'D2']], 0.35),
  40281: raid(0.7),
  40284: buster('off', 1.1),
  40285: buster('main', 1.1),
  40288: shows,
  40289: spread(everyone, 0.35),
  40302: akhMorn,
  40304: stack(together, 0.55),
  40332: raid(0.3, { knocks: true }),
  // Pandora
  40118: avoid(),
  40233: wings,
  40313: wings,
  40234: path,
  40306: raid(0.8),
  40310: all(via(40311, 300, stack([lightParties[0]], 0.5)), via(40312, 300, stack([lightParties[1]], 0.5))),
  40316: path,
  40320: tower(pairs.slice(0, 2), 0.3, { failure: 40321 }),
  40326: raid(0.9),
}
