import { expect, test } from 'vitest'
import type { Hit, PullContext } from '../../../src/analysis/context.ts'
import { takenBy } from '../../../src/analysis/facts/hit-amounts.ts'
import { leftOfHit } from '../../../src/analysis/mitigation/left-of-hit.ts'
import { describeShared } from '../../shared-data.ts'
import { logContexts } from '../real-files.ts'

const tea = 'netlog/tea-wipe-2021.log'
/** Damage varies by a twentieth either way. */
const varies = 0.1
/** Of so many a median says something. */
const leastHits = 3

/**
 * Network logs tell no multiplier. But what an ability does to one job, before mitigation, is about the same each time:
 * so it must be for what was taken divided by what mitigation left, if the shares of this level are right.
 */
describeShared('the catalogue at level 80, in a wipe of The Epic of Alexander', tea, async () => {
  const [context] = await logContexts(tea)
  if (context === undefined) throw new Error('the log has a pull')
  const hits = plainHits(context)

  test('makes one damage of all 74 hits that nothing else changed', () => {
    expect(hits).toHaveLength(74)
    expect(alike(hits.map(({ ability, taken, left }) => ({ ability, damage: taken / left })))).toBe(74)
  })

  test('which they are not before what mitigation took is added', () => {
    expect(alike(hits.map(({ ability, taken }) => ({ ability, damage: taken })))).toBeLessThan(45)
  })

  test('by party-wide shares, by those of tanks, and by what weakens the boss', () => {
    const names = new Set(hits.flatMap(({ covers }) => covers.map(({ name }) => name)))
    for (const name of ['Troubadour', 'Shield Samba', 'Sacred Soil', 'Nebula', 'Heart of Stone', 'Reprisal', 'Addle'])
      expect(names).toContain(name)
  })
})

/** Hits without shields, blocks and Vulnerability, by ability and job: those that came often enough. */
function plainHits(context: PullContext) {
  const { vulnerability } = context.facts.faultStatuses
  const isPlain = ({ target, decidedMs, landedMs, guarded, amount }: Hit) =>
    context.actor(target)?.kind === 'player' &&
    landedMs !== undefined &&
    amount > 0 &&
    !guarded &&
    !context.statusesOn(target, decidedMs).some(({ status }) => vulnerability.includes(status))
  const plain = context.hits.filter(isPlain).flatMap((hit) => {
    const { covers, left } = leftOfHit(context, hit)
    if (left === undefined || covers.some(({ kind }) => kind !== 'share')) return []
    return [{ ability: `${hit.ability} ${context.actor(hit.target)?.job}`, taken: takenBy(hit), left, covers }]
  })
  return [...Map.groupBy(plain, ({ ability }) => ability).values()].filter((own) => own.length >= leastHits).flat()
}

/** How many lie near the median of their ability. */
function alike(hits: readonly { readonly ability: string; readonly damage: number }[]): number {
  return [...Map.groupBy(hits, ({ ability }) => ability).values()]
    .map((own) => {
      const sorted = own.map(({ damage }) => damage).sort((one, other) => one - other)
      const median = sorted[Math.floor(sorted.length / 2)] ?? 0
      return sorted.filter((damage) => Math.abs(damage / median - 1) <= varies).length
    })
    .reduce((sum, count) => sum + count, 0)
}
