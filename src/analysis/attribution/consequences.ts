import type { PlayerDeath, PullContext } from '../context.ts'
import type { Broken } from './broken.ts'
import { diedOf } from './died-of.ts'
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
  for (const each of broken) {
    const behind = each.players.length === 0 ? whyMissing(context, each, explained) : undefined
    if (behind === 'fallout') continue
    const draft = behind ?? { broken: each, deaths: [], consequences: [] }
    if (behind === undefined) drafts.push(draft)
    else draft.consequences.push({ atMs: each.atMs, what: 'consequence', ability: each.id, players: each.struck })
    for (const death of diedOf(context, each)) {
      if (explained.has(death)) continue
      explained.set(death, draft)
      draft.deaths.push(death)
    }
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
  { kind, atMs, id, deadDue }: Broken,
  explained: ReadonlyMap<PlayerDeath, Draft>,
): Draft | 'fallout' | undefined {
  if (kind !== 'failed' && kind !== 'alone' && kind !== 'too-few' && kind !== 'soak') return undefined
  const setOff = [...new Set(explained.values())].find(
    ({ broken }) => broken.setsOff.includes(id) && isSoon(broken, atMs),
  )
  if (setOff) return setOff
  const lying = context.deaths.filter(
    ({ player, diedMs, raise }) =>
      diedMs < atMs && (raise === undefined || raise.atMs > atMs) && (deadDue.length === 0 || deadDue.includes(player)),
  )
  const [first] = lying
  if (first === undefined) return undefined
  const why = explained.get(first)
  if (why !== undefined && lying.every((death) => explained.get(death) === why)) return why
  return deadDue.length > 0 ? 'fallout' : undefined
}

/** What a missed soak sets off comes within this. */
const setOffMs = 6_000

const isSoon = ({ atMs: sinceMs }: Broken, atMs: number): boolean => atMs >= sinceMs && atMs - sinceMs <= setOffMs

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
