import type { PlayerDeath, PullContext } from '../context.ts'
import type { Broken } from './broken.ts'
import { diedOf, wasWeak } from './died-of.ts'
import type { ChainStep } from './fault.ts'

/** A mistake with what came of it. */
export interface Traced {
  readonly broken: Broken
  /** In order. */
  readonly deaths: readonly PlayerDeath[]
  readonly chain: readonly ChainStep[]
}

/**
 * Walks back from every death to where it began (METRICS §2). Each death has one beginning; what failed only because
 * whoever was due lay dead began with why they died, and is no mistake of its own.
 */
export function traceAll(context: PullContext, broken: readonly Broken[]): readonly Traced[] {
  const explained = new Map<PlayerDeath, Draft>()
  const drafts: Draft[] = []
  const fallout: Broken[] = []
  for (const each of broken) {
    const behind = each.players.length === 0 ? whyMissing(context, each, drafts, explained) : undefined
    if (behind === 'fallout' || fallout.some((other) => isSetOff(each, other))) {
      fallout.push(each)
      continue
    }
    const draft = behind ?? { broken: each, deaths: [], consequences: [] }
    if (behind === undefined) drafts.push(draft)
    else draft.consequences.push({ atMs: each.atMs, what: 'consequence', ability: each.id, players: each.struck })
    for (const death of diedOf(context, each)) {
      if (explained.has(death)) continue
      explained.set(death, draft)
      draft.deaths.push(death)
    }
  }
  for (const death of context.deaths) {
    const before = context.deaths.findLast(({ player, diedMs }) => player === death.player && diedMs < death.diedMs)
    const draft = before && explained.get(before)
    if (draft === undefined || explained.has(death) || !wasWeak(context, death)) continue
    explained.set(death, draft)
    draft.deaths.push(death)
  }
  return drafts.map(({ broken: own, deaths, consequences }) => ({
    broken: own,
    deaths: deaths.sort((one, other) => one.diedMs - other.diedMs),
    chain: [mistakeOf(own), ...[...consequences, ...deaths.map(stepOf)].sort((one, other) => one.atMs - other.atMs)],
  }))
}

interface Draft {
  readonly broken: Broken
  readonly deaths: PlayerDeath[]
  readonly consequences: ChainStep[]
}

/**
 * The mistake that everybody died of who was due, or lay dead where nobody knows who was due; `fallout` where those who
 * were due died of no known mistake.
 */
function whyMissing(
  context: PullContext,
  each: Broken,
  drafts: readonly Draft[],
  explained: ReadonlyMap<PlayerDeath, Draft>,
): Draft | 'fallout' | undefined {
  const { kind, atMs, deadDue, isForWant } = each
  if (kind !== 'failed' && kind !== 'alone' && kind !== 'too-few' && kind !== 'soak') return undefined
  const setOff = drafts.findLast((draft) => isSetOff(each, draft.broken))
  if (setOff) return setOff
  const lying = context.deaths.filter(
    ({ player, diedMs, raise }) =>
      diedMs < atMs && (raise === undefined || raise.atMs > atMs) && (deadDue.length === 0 || deadDue.includes(player)),
  )
  const [first] = lying
  if (first === undefined) return undefined
  const why = explained.get(first)
  if (why !== undefined && lying.every((death) => explained.get(death) === why)) return why
  // Nobody knows who was due, and everybody who lay dead died of mistakes: it failed for want of them, from the first on.
  if (kind === 'failed' && deadDue.length === 0 && lying.every((death) => explained.has(death))) return why
  return deadDue.length > 0 || isForWant ? 'fallout' : undefined
}

/** What a missed soak sets off comes within this. */
const setOffMs = 6_000
/** Where no table names it, only what comes at once. */
const unnamedMs = 3_000

/** It only goes off because of the other: tables say so, or nothing else went wrong so shortly before. */
function isSetOff({ kind, id, atMs }: Broken, { kind: otherKind, setsOff, atMs: sinceMs }: Broken): boolean {
  const afterMs = atMs - sinceMs
  if (afterMs < 0) return false
  return setsOff.includes(id)
    ? afterMs <= setOffMs
    : kind === 'failed' && otherKind === 'soak' && setsOff.length === 0 && afterMs <= unnamedMs
}

const mistakeOf = ({ atMs, kind, id, players }: Broken): ChainStep => ({
  atMs,
  what: 'mistake',
  ...(kind === 'status' || id === 0 ? {} : { ability: id }),
  players,
})

const stepOf = ({ player, diedMs, blow }: PlayerDeath): ChainStep => ({
  atMs: diedMs,
  what: 'death',
  ...(blow === undefined || blow.tick ? {} : { ability: blow.ability }),
  players: [player],
})
