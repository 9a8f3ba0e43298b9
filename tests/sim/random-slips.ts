import type { Slip } from './plants.ts'
import type { Prng } from './prng.ts'
import { slots } from './script.ts'

/** Up to four moments in which somebody plays the job less well than they could. */
export const slipsOf = (random: Prng): readonly Slip[] =>
  Array.from({ length: random.whole(0, 4) }, (): Slip => {
    const who = random.pick(slots)
    const roll = random.next()
    if (roll < 0.15) return { kind: 'held-buff', who, window: random.whole(0, 3), byMs: random.whole(8_000, 16_000) }
    const atMs = random.whole(12_000, 240_000)
    return roll < 0.65 ? { kind: 'drop', who, atMs, forMs: random.whole(4_000, 9_000) } : { kind: 'clip', who, atMs }
  })
