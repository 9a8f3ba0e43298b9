import type { LearnedRule } from './knowledge.ts'
import type { Seen, Use } from './seen.ts'
import { countOf } from './uses.ts'

export type Found = Pick<LearnedRule, 'kind' | 'clean' | 'confidence'> &
  Partial<Pick<LearnedRule, 'sharers' | 'bounds' | 'insteadOf'>>

/** What an action is, if it is that; the first of these that applies speaks. */
export type Judge = (seen: Seen, others: ReadonlyMap<number, Seen>) => Found | undefined

/** Under these nothing is said (METRICS §5). */
const enoughClean = 4
const enoughHits = 12
/** What should hit nobody goes off this often, and hits so few (METRICS §5). */
const enoughUses = 8
const avoidedHits = 0.25
/** One in thirty-odd may be a mistake that nobody died of. */
const nearlyAll = 0.97
/** Seldom does a party of eight with this many alive say how it is meant. */
const fewAlive = 6

/**
 * How sure a kind is by how many of its resolutions agree: Laplace’s rule, (agreeing + 1) ÷ (all + 2), which is half at
 * nothing and 0.93 at twelve of twelve. Resolutions, not hits: those of one use are not independent.
 */
const sureness = (agreeing: number, all: number): number => Math.round(((agreeing + 1) / (all + 2)) * 100) / 100

/**
 * Whatever it hit died, in several pulls, and pulls that got past what comes before it never saw it: it is what comes of
 * a mistake. What has a cast bar may be an enrage, which comes in every pull that is too slow.
 */
const failed: Judge = ({ uses, missed, hasCastBar, after }, others) => {
  if (hasCastBar || missed > 0 || uses.some(({ killed }) => !killed)) return undefined
  if (uses.some(({ struck, alive }) => countOf(struck) < countOf(alive) * 0.5)) return undefined
  const own = new Set(uses.map(({ pull }) => pull))
  const pulls = own.size
  const cause = [...after].sort(([, one], [, other]) => other - one)[0]
  if (pulls < 3 || cause === undefined || cause[1] < pulls * 0.8) return undefined
  const passed = new Set(
    others
      .get(cause[0])
      ?.uses.filter(({ clean, pull }) => clean && !own.has(pull))
      .map(({ pull }) => pull),
  ).size
  if (passed < enoughClean) return undefined
  return {
    kind: 'failed',
    insteadOf: cause[0],
    clean: passed,
    confidence: sureness(Math.min(pulls, passed), Math.min(pulls, passed)),
  }
}

const avoidable: Judge = ({ uses, missed }) => {
  const all = uses.length + missed
  const hits = sum(uses.map(({ struck }) => countOf(struck)))
  if (all < enoughUses || hits > all * avoidedHits) return undefined
  const failing = uses.filter(({ killed }) => killed).length
  return {
    kind: 'avoidable',
    clean: missed,
    confidence: sureness(missed, all),
    bounds: { cleanMost: 0, ...(failing > 0 && { failingLeast: 1 }) },
  }
}

/**
 * Everybody who lives is hit by one packet, always. A stack of the whole party looks like that, too, until somebody
 * misses one.
 */
const forAll: Judge = ({ uses, missed }) => {
  const clean = missed > 0 ? undefined : enough(uses.filter(({ alive }) => countOf(alive) >= fewAlive))
  if (clean === undefined) return undefined
  const every = uses.filter(({ struck, alive }) => (struck & alive) === alive)
  const together = clean.filter(({ packets }) => packets.length === 1)
  if (every.length < uses.length * nearlyAll || together.length < clean.length * nearlyAll) return undefined
  const shares = clean.flatMap(({ share }) => share ?? [])
  const failing = uses.filter(({ killed }) => killed).flatMap(({ share }) => share ?? [])
  return {
    kind: 'for-all',
    clean: clean.length,
    confidence: sureness(every.length, uses.length),
    ...(shares.length > 0 && {
      bounds: { cleanMost: Math.max(...shares), ...(failing.length > 0 && { failingLeast: Math.min(...failing) }) },
    }),
  }
}

/** Tanks take it: one by one, or two together. */
const forTank: Judge = ({ uses, missed }) => {
  const clean = enough(uses.filter(({ tanks, alive }) => (tanks & alive) !== 0))
  if (clean === undefined || missed > clean.length * 0.1) return undefined
  const onTanks = clean.filter(({ struck, tanks }) => (struck & ~tanks) === 0)
  if (onTanks.length < clean.length * nearlyAll) return undefined
  const sizes = sizesIn(clean.filter(({ tanks, alive, hasPackets }) => hasPackets && countOf(tanks & alive) >= 2))
  const shared = sizes.filter((size) => size >= 2).length
  const isShared = sizes.length > 0 && shared >= sizes.length * 0.9
  return {
    kind: isShared ? 'for-tanks' : 'for-tank',
    clean: clean.length,
    confidence: sureness(onTanks.length, clean.length),
    ...(isShared && { sharers: { least: 2, most: 2 } }),
  }
}

/** Each packet finds one, and every use somebody: what is avoidable finds nobody, more often than not. */
const forOne: Judge = (seen) => {
  const clean = hitsPeople(seen)
  if (clean === undefined) return undefined
  const alone = clean.filter(({ packets }) => packets.every((packet) => countOf(packet) === 1))
  if (alone.length < clean.length * nearlyAll || !isSteady(clean)) return undefined
  return {
    kind: 'for-one',
    clean: clean.length,
    confidence: sureness(alone.length, clean.length),
    bounds: boundsOf(seen, 1),
  }
}

/**
 * So many, again and again, are struck together. Of the whole party only where it has failed for want of somebody: what
 * hits everybody anyway may miss one who was out of its reach.
 */
const forSeveral: Judge = (seen) => {
  const clean = hitsPeople(seen)?.filter(({ isFull }) => isFull)
  if (clean === undefined || clean.length < enoughClean) return undefined
  const sizes = sizesIn(clean)
  const usual = modeOf(sizes)
  const agreeing = clean.filter(({ packets }) => packets.every((packet) => countOf(packet) === usual))
  if (usual < 2 || agreeing.length < clean.length * 0.9) return undefined
  const isForParty = clean.some(({ alive, struck }) => countOf(alive) === usual && struck === alive)
  if (isForParty && !lackedSomebody(seen)) return undefined
  return {
    kind: 'for-several',
    clean: clean.length,
    sharers: { least: usual, most: usual },
    confidence: sureness(agreeing.length, clean.length),
    bounds: boundsOf(seen, usual),
  }
}

export const kinds: readonly Judge[] = [failed, avoidable, forAll, forTank, forOne, forSeveral]

/** Often enough to be no chance somebody who lived was not struck, and somebody died of it. */
function lackedSomebody({ uses }: Seen): boolean {
  const lacking = uses.filter(({ alive, struck }) => (struck & alive) !== alive)
  return lacking.length >= 2 && lacking.some(({ killed }) => killed)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const sizesIn = (uses: readonly Use[]): number[] => uses.flatMap(({ packets }) => packets.map(countOf))

/** Clean ones, if they are enough to say anything. */
function enough(uses: readonly Use[]): readonly Use[] | undefined {
  const clean = uses.filter((use) => use.clean)
  const hits = sum(clean.map(({ struck }) => countOf(struck)))
  return clean.length >= enoughClean && hits >= enoughHits ? clean : undefined
}

/** Clean uses of what finds somebody nearly always, where it can be told who was struck together. */
function hitsPeople({ uses, missed }: Seen): readonly Use[] | undefined {
  const clean = enough(uses.filter(({ hasPackets, alive }) => hasPackets && countOf(alive) >= fewAlive))
  return clean === undefined || missed > clean.length * 0.05 ? undefined : clean
}

/** As many each time, while everybody lives: what people walk into varies. */
function isSteady(uses: readonly Use[]): boolean {
  const full = uses.filter(({ isFull }) => isFull)
  const counts = Map.groupBy(full, ({ occurrence }) => occurrence)
  const usual = [...counts.values()].flatMap((own) => {
    const struck = own.map(({ struck }) => countOf(struck))
    const mode = modeOf(struck)
    return struck.filter((count) => count === mode)
  })
  return full.length >= enoughClean && usual.length >= full.length * 0.8
}

function modeOf(values: readonly number[]): number {
  const counts = [...Map.groupBy(values, (value) => value)]
  return counts.sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? 0
}

function boundsOf({ uses }: Seen, cleanMost: number): NonNullable<LearnedRule['bounds']> {
  const failing = uses
    .filter(({ killed, hasPackets }) => killed && hasPackets)
    .flatMap(({ packets }) => packets.map(countOf))
    .filter((size) => size > cleanMost)
  return { cleanMost, ...(failing.length > 0 && { failingLeast: Math.min(...failing) }) }
}
