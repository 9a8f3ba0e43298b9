import type { Formation, HitScript, School, Slot } from '../script.ts'
import type { Meaning, MeantHit } from './plan.ts'

/** Words the books of the fights are written with. */
export const everyone = ['MT', 'OT', 'H1', 'H2', 'D1', 'D2', 'D3', 'D4'] as const satisfies Slot[]
export const supports = ['MT', 'OT', 'H1', 'H2'] as const satisfies Slot[]
export const dealers = ['D1', 'D2', 'D3', 'D4'] as const satisfies Slot[]
export const lightParties = [
  ['MT', 'H1', 'D1', 'D3'],
  ['OT', 'H2', 'D2', 'D4'],
] as const satisfies Slot[][]
export const pairs = [
  ['MT', 'D3'],
  ['OT', 'D4'],
  ['H1', 'D1'],
  ['H2', 'D2'],
] as const satisfies Slot[][]
export const together = [everyone] as const

type Rest = Partial<Omit<MeantHit, 'law' | 'share'>>

const one = (formation: Formation, law: MeantHit['law'], share: number, rest: Rest): Meaning => ({
  formation,
  hits: [{ law, share, ...rest }],
})

/** It only shows. */
export const shows: Meaning = one('boss', { kind: 'nobody' }, 0, {})

export const raid = (share: number, rest: Rest = {}): Meaning => one('stack', { kind: 'all' }, share, rest)

/** What nobody should be hit by. */
export const avoid = (share = 1.4, rest: Rest = {}): Meaning => one('clock', { kind: 'avoid' }, share, rest)

export const spread = (on: readonly Slot[], share: number, rest: Rest = {}): Meaning =>
  one('clock', { kind: 'spread', on }, share, rest)

/** The share is each one's, if all are there. */
export const stack = (groups: readonly (readonly Slot[])[], share: number, rest: Rest = {}): Meaning =>
  one(formationOf(groups), { kind: 'stack', groups }, share * (groups[0]?.length ?? 1), rest)

type Who = Extract<HitScript['law'], { kind: 'tank' }>['who']

export const buster = (who: Who, share: number, rest: Rest = {}): Meaning =>
  one('boss', { kind: 'tank', who }, share, { school: 'physical' satisfies School, ...rest })

export const tower = (groups: readonly (readonly Slot[])[], share: number, rest: Rest = {}): Meaning =>
  one('wide', { kind: 'tower', groups }, share, rest)

/** Who has more than this share of this enemy left dies. */
export const enrage = (boss: string, share = 0): Meaning => raid(0, { gate: { boss, share } })

/** The same, but what hits is another action than the one that is told of. */
export const via = (ability: number, afterMs: number, { hits, ...rest }: Meaning): Meaning => ({
  ...rest,
  hits: hits.map((hit) => ({ ...hit, ability: hit.ability ?? ability, afterMs: (hit.afterMs ?? 0) + afterMs })),
})

/** Several at once, in the formation of the first. */
export const all = (first: Meaning, ...more: readonly Meaning[]): Meaning => ({
  ...first,
  hits: [first, ...more].flatMap(({ hits }) => hits),
})

export const from = (by: string, meaning: Meaning): Meaning => ({ ...meaning, by })

function formationOf(groups: readonly (readonly Slot[])[]): Formation {
  if (groups.length === 1) return 'stack'
  return groups.length === 2 ? 'groups' : 'pairs'
}
