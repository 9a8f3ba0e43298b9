import { school } from '../../game.ts'
import type { Hit, PullContext } from '../context.ts'
import { perPull } from '../playing/per-pull.ts'
import { type Cover, shareOff } from './covers.ts'
import { mitigationOn } from './on-hit.ts'

/** How much of a hit mitigation left, by what was on and by what the source says. */
export interface LeftOfHit {
  /** What counted against its school, or may have where nobody knows that. */
  readonly covers: readonly Cover[]
  /** As the source tells it, else as the multipliers of the pull give it away. */
  readonly school?: number
  /** What the shares of the covers leave, 0 to 1; absent where it depends on a school that nobody knows. */
  readonly left?: number
  /** What the source says was left, rounded to hundredths; network logs do not tell. */
  readonly told?: number
  /**
   * The two disagree: something that the catalogue does not know made the hit larger or smaller, or a share is wrong.
   * Nothing about mitigation is to be worked out from this hit.
   */
  readonly doubtful?: 'larger' | 'smaller'
}

/** The product of shares against the packet's multiplier (METRICS §3). */
export function leftOfHit(context: PullContext, hit: Hit): LeftOfHit {
  const own = hit.school ?? schoolsTold(context).get(hit.ability)
  const covers = mitigationOn(context, own === undefined ? hit : { ...hit, school: own })
  const told = hit.multiplier
  const expected = expectedOf(covers, own)
  const agreeing = told === undefined ? [] : expected.filter((left) => agrees(left, told))
  const possible = agreeing.length > 0 ? agreeing : expected
  const [least, most] = [Math.min(...possible), Math.max(...possible)]
  const isUntouchable = covers.some(({ kind }) => kind === 'invulnerable')
  const doubtful =
    told === undefined || isUntouchable || agreeing.length > 0 ? undefined : told > most ? 'larger' : 'smaller'
  return {
    covers,
    ...(own !== undefined && { school: own }),
    ...(most - least <= roundedTo && { left: least }),
    ...(told !== undefined && { told }),
    ...(doubtful !== undefined && { doubtful }),
  }
}

/** The multiplier is told in hundredths; a little more for products that lie between two. */
const roundedTo = 0.0051

const agrees = (left: number, told: number) => Math.abs(left - told) <= roundedTo

const leftBy = (covers: readonly Cover[], of: number) =>
  covers.filter(({ kind }) => kind === 'share').reduce((left, cover) => left * (1 - shareOff(of)(cover)), 1)

/** What may be left: one share where the school is known, else one for each. */
const expectedOf = (covers: readonly Cover[], of: number | undefined): readonly number[] =>
  of === undefined ? Object.values(school).map((each) => leftBy(covers, each)) : [leftBy(covers, of)]

/** Schools of abilities that no source tells: those that every multiplier of their hits, and at least one, speaks for alone. */
const schoolsTold = perPull((context): ReadonlyMap<number, number> => {
  const votes = new Map<number, Set<number>>()
  for (const hit of context.hits) {
    if (hit.school !== undefined || hit.multiplier === undefined) continue
    if (context.actor(hit.target)?.kind !== 'player') continue
    const { multiplier } = hit
    const covers = mitigationOn(context, hit)
    const fitting = Object.values(school).filter((each) => agrees(leftBy(covers, each), multiplier))
    if (fitting.length !== 1) continue
    const own = votes.get(hit.ability) ?? new Set()
    votes.set(hit.ability, own)
    for (const each of fitting) own.add(each)
  }
  return new Map([...votes].flatMap(([ability, own]) => (own.size === 1 ? [[ability, [...own][0] ?? 0]] : [])))
})
