import type { Slot } from '../../script.ts'
import type { Meaning } from '../plan.ts'
import { avoid, buster, enrage, everyone, raid, shows, spread, stack, together, tower, via } from '../words.ts'

const cells = [['MT'], ['H1'], ['D1'], ['D3']] as const satisfies Slot[][]

/** What Vamp Fatale does where labels do not say it, or not how much. */
export const book: Readonly<Record<number, Meaning>> = {
  45926: raid(0.9),
  45927: avoid(),
  45933: raid(0.9),
  45934: shows,
  45935: raid(0.8),
  45936: raid(0.8),
  45937: enrage('vamp'),
  45938: raid(0.85),
  45951: buster('both', 1.6, { school: 'magical' }),
  45952: buster('both', 1.6, { school: 'magical' }),
  45955: stack(together, 0.2),
  45956: raid(0.85),
  45963: tower([['MT'], ['OT']], 0.35, { failure: 45964 }),
  45970: spread(['H1', 'H2', 'D3', 'D4'], 0.16),
  45974: tower(cells, 0.3, { failure: 45975 }),
  45982: spread(everyone, 0.26),
  45983: stack(together, 0.26),
  45984: shows,
  45985: tower(
    [
      ['MT', 'H1', 'D1', 'D3'],
      ['OT', 'H2', 'D2', 'D4'],
    ],
    0.3,
    { failure: 45987 },
  ),
  46855: via(46855, 0, enrage('coffinmaker')),
  47235: buster('main', 0.9),
}
