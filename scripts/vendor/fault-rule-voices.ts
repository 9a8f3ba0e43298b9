import type { RuleKind, Sharers } from '../../src/game/fault-rules.ts'

/** Who says something: cactbot’s table of mistakes, what bossmod draws, what bossmod writes beside an id, what is only called out. */
export type Family = 'oopsy' | 'drawn' | 'written' | 'called'

/** What one source says an action is. */
export interface Voice {
  readonly family: Family
  readonly kind: RuleKind
}

/** What others say of an action, source by source: `{ spread: ['oopsy:shareFail'] }`. */
export type Told = Readonly<Record<string, readonly string[]>>

/** Every source that says something of use, in our words. */
export function voicesOf(told: Told): readonly Voice[] {
  return Object.entries(told).flatMap(([word, sources]) =>
    sources.flatMap((source) => {
      const kind = kindOf(word, source)
      return kind === undefined ? [] : [{ family: familyOf(source), kind }]
    }),
  )
}

/** How many take one of it, where a text says so: `4-man stack`, `3 player tower`, `pair stack`. */
export function sharersIn(text: string): Sharers | undefined {
  const many = /(\d)\s*\+\s*-?(?:man|person|persons|player|players)\b/.exec(text)?.[1]
  if (many !== undefined) return { least: Number(many), most: 8 }
  const told = /(\d)\s*-?\s*(?:man|person|persons|player|players)\b/.exec(text)?.[1]
  const count = told === undefined ? countIn(text) : Number(told)
  return count === undefined || count < 1 || count > 8 ? undefined : { least: count, most: count }
}

const countIn = (text: string): number | undefined => {
  if (/\btwo-man\b|\bpairs?\b|\bpartners?\b/i.test(text)) return 2
  if (/light part/i.test(text)) return 4
  if (/\bsolo tower\b/i.test(text)) return 1
  return /\bduo tower\b/i.test(text) ? 2 : undefined
}

function familyOf(source: string): Family {
  if (source.startsWith('oopsy:')) return 'oopsy'
  if (source.startsWith('bossmod:component')) return 'drawn'
  return source === 'bossmod:comment' ? 'written' : 'called'
}

/**
 * A phase’s name is no statement about its actions, where to go is one about a cast and not about what hits, a drawn
 * floor fire says nothing of the blow that lit it, how far somebody is from a blow cannot be avoided altogether, and one
 * may well take a charge alone for all behind them.
 */
function kindOf(word: string, source: string): RuleKind | undefined {
  if (source.endsWith(':statehint')) return undefined
  if (source.startsWith('raidboss:')) return calledOut[source.slice('raidboss:'.length)]
  if (/:(FlamePuddle|ProximityAOEs|CastTwister|GenericWildCharge)$/.test(source)) return undefined
  if (word === 'oopsy_trigger') return undefined
  if (word === 'baited') return source.startsWith('bossmod:component') ? 'for-one' : undefined
  return kinds[word]
}

const calledOut: Readonly<Record<string, RuleKind>> = {
  aoe: 'for-all',
  bigAoe: 'for-all',
  bleedAoe: 'for-all',
  tankBuster: 'for-tank',
  tankBusterSwap: 'for-tank',
  tankCleave: 'for-tank',
  sharedTankBuster: 'for-tanks',
  knockback: 'knock-back',
}

const kinds: Readonly<Record<string, RuleKind>> = {
  avoidable: 'avoidable',
  // Whoever looks where they should is not hit.
  gaze: 'avoidable',
  spread: 'for-one',
  stack: 'for-several',
  tower: 'tower',
  tankbuster: 'for-tank',
  tankbuster_shared: 'for-tanks',
  raidwide: 'for-all',
  knockback: 'knock-back',
  failure: 'failed',
}
