import type { ActorId } from '../../event.ts'
import type { Actor, Pull } from '../../report.ts'
import type { Health } from '../facts/health.ts'
import type { Hit } from '../facts/hits.ts'
import type { Span } from '../facts/spans.ts'
import type { PhaseStart } from './boss-starts.ts'

interface Told {
  readonly pull: Pick<Pull, 'actors' | 'durationMs' | 'trash'>
  readonly hits: readonly Hit[]
  readonly downtime: readonly Span[]
  readonly health: Health
}

/** Between phases nobody can be fought for longer than a boss is away to jump, ms. */
const quietMs = 4_000
/** Who takes a boss's place has at least this share of its HP: adds do not. */
const bossShare = 0.25
/** One boss that comes back fuller by this share begins anew. */
const fullerBy = 0.2

/**
 * In a fight that nobody has described a phase begins when, after a while in which no enemy could be fought, another
 * boss is: one of another kind, while the one before is not fought again; or the same one, and it has more HP than it
 * had. Where a source tells no HP, only another boss counts.
 */
export function startsFromGaps({ pull, hits, downtime, health }: Told): PhaseStart[] {
  const quiet = downtime.filter(({ startMs, endMs }) => endMs - startMs >= quietMs && endMs < pull.durationMs)
  if (quiet.length === 0 || pull.trash === true) return []
  const foughtIn = tally(pull.actors, hits, quiet)
  const starts: PhaseStart[] = [{ id: 1, startMs: 0 }]
  let boss = foremost(foughtIn[0])
  quiet.forEach(({ startMs, endMs }, index) => {
    const next = foremost(foughtIn[index + 1])
    if (next === undefined) return
    const before = boss
    const isLeft = before !== undefined && !foughtIn.slice(index + 1).some((fought) => fought.has(before))
    const [one, other] = [before === undefined ? undefined : pull.actors[before], pull.actors[next]]
    const isAnother = isLeft && !isSameKind(one, other) && isAsLarge(health, before, next)
    if (isAnother || (before === next && isFuller(health, next, startMs, endMs)))
      starts.push({ id: starts.length + 1, startMs: endMs })
    if (isAnother || before === undefined || before === next) boss = next
  })
  return starts.length > 1 ? starts : []
}

/** How often the party hit each enemy between one quiet and the next. */
function tally(actors: readonly Actor[], hits: readonly Hit[], quiet: readonly Span[]): Map<ActorId, number>[] {
  const counts = Array.from({ length: quiet.length + 1 }, () => new Map<ActorId, number>())
  let stretch = 0
  for (const { target, decidedMs } of hits) {
    if (actors[target]?.kind !== 'enemy') continue
    while (stretch < quiet.length && decidedMs >= (quiet[stretch]?.endMs ?? 0)) stretch += 1
    const own = counts[stretch]
    own?.set(target, (own.get(target) ?? 0) + 1)
  }
  return counts
}

const foremost = (fought: ReadonlyMap<ActorId, number> | undefined): ActorId | undefined =>
  [...(fought ?? [])].sort(([, one], [, other]) => other - one)[0]?.[0]

const isSameKind = (one: Actor | undefined, other: Actor | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  (one.gameId === undefined || other.gameId === undefined ? one.name === other.name : one.gameId === other.gameId)

function isAsLarge(health: Health, before: ActorId | undefined, next: ActorId): boolean {
  const [one, other] = [before === undefined ? undefined : health.of(before).at(-1), health.of(next)[0]]
  return one === undefined || other === undefined || other.maxHp >= one.maxHp * bossShare
}

function isFuller(health: Health, boss: ActorId, goneMs: number, backMs: number): boolean {
  const [left, back] = [health.at(boss, goneMs), health.at(boss, backMs + quietMs)]
  if (left === undefined || back === undefined || left.maxHp === 0 || back.maxHp === 0) return false
  return back.hp / back.maxHp >= left.hp / left.maxHp + fullerBy
}
