import type { Confounder } from './plants.ts'
import type { Prng } from './prng.ts'
import { type FightScript, type HitScript, type MechanicScript, type PhaseScript, slots } from './script.ts'

/** One or two things in a phase that only look like somebody's fault. */
export function confoundersIn(fight: FightScript, phase: PhaseScript, random: Prng): readonly Confounder[] {
  return Array.from({ length: random.whole(1, 2) }, () => oneOf(fight, phase, random)).filter(
    (each) => each !== undefined,
  )
}

function oneOf(fight: FightScript, phase: PhaseScript, random: Prng): Confounder | undefined {
  const who = random.pick(slots)
  const where = (is: (hit: HitScript) => boolean): MechanicScript | undefined => {
    const found = phase.mechanics.filter(({ hits }) => hits.some(is))
    return found.length > 0 ? random.pick(found) : undefined
  }
  switch (random.pick(['ghosted', 'late', 'disconnect', 'survivor', 'invulnerable', 'mirrored'] as const)) {
    case 'ghosted': {
      const mechanic = where(({ law }) => law.kind === 'all' || law.kind === 'spread')
      return mechanic && { kind: 'ghosted-hit', mechanic: mechanic.key, who }
    }
    case 'late': {
      const mechanic = where(({ law }) => law.kind === 'all' || law.kind === 'stack')
      return mechanic && { kind: 'late-hit', mechanic: mechanic.key, byMs: random.whole(500, 1_400) }
    }
    case 'disconnect':
      return {
        kind: 'disconnect',
        who: random.pick(dealers),
        atMs: random.whole(20_000, 120_000),
        forMs: random.whole(8_000, 40_000),
      }
    case 'survivor':
      return { kind: 'survivor', who, forMs: random.whole(4_000, 14_000) }
    case 'invulnerable': {
      const mechanic = where(({ law }) => law.kind === 'tank' && law.who === 'main')
      return mechanic && { kind: 'invulnerable', mechanic: mechanic.key, who: 'MT' }
    }
    case 'mirrored':
      return fight.bosses.some(({ auto }) => auto) ? { kind: 'mirrored-statuses' } : undefined
  }
}

const dealers = ['D1', 'D2', 'D3', 'D4'] as const
