import type { Timeline } from '../block.ts'
import type { PullContext } from '../context.ts'
import { blowName } from '../facts/blows.ts'
import { combinedTicks } from '../facts/hits.ts'
import { defineMetric } from '../metric.ts'

/**
 * The pull at a glance, for one picture: HP of the bosses, how many live, who died to what, raises, and when raid
 * buffs ran. The result is the block itself, lines thinned to what a picture can show. Deaths carry names: they are
 * what everybody saw.
 */
export const timeline = defineMetric<Timeline>({
  id: 'timeline',
  title: 'Pull at a glance',
  about: 'Boss HP, the living, deaths, raises and raid buffs over the pull.',
  version: 3,
  compute(context) {
    const { pull, encounter, phases, players, deaths, actor } = context
    const nameOf = (id: number) => actor(id)?.name ?? '?'
    return {
      kind: 'timeline',
      title: encounter?.name ?? pull.fightName,
      durationMs: pull.durationMs,
      phases: phases.map(({ name, startMs, endMs }) => ({ name, startMs, endMs })),
      bosses: bossLines(context),
      alive: aliveSteps(context),
      partySize: players.length,
      deaths: [...deaths]
        .sort((one, other) => one.diedMs - other.diedMs)
        .map(({ player, diedMs, blow }) => ({
          atMs: diedMs,
          name: nameOf(player),
          ability: blow === undefined ? '' : blowName(context, blow),
        })),
      raises: deaths.flatMap(({ player, raise }) => (raise ? [{ atMs: raise.atMs, name: nameOf(player) }] : [])),
      windows: buffWindows(context),
    }
  },
  present: (block) => [block],
})

const mostPoints = 200
const mostBosses = 6
/** An enemy is worth a line if its HP is at least this share of the largest one's: adds would hide the boss. */
const worthALine = 0.2

function bossLines(context: PullContext): Timeline['bosses'] {
  const { enemies, health, hits, encounter, pull } = context
  const struckAt = new Map<number, number>()
  for (const { target, decidedMs } of hits) if (!struckAt.has(target)) struckAt.set(target, Math.max(decidedMs, 0))
  const fought = enemies.filter(({ id }) => struckAt.has(id) && health.of(id).length > 1)
  if (fought.length === 0) return lineFromDamage(context)
  const known = fought.filter(({ gameId }) => encounter?.bosses.some((boss) => boss.gameId === gameId))
  const maxHpOf = (id: number) => health.of(id).at(-1)?.maxHp ?? 0
  const eligible = known.length > 0 ? known : fought
  const bySize = [...eligible].sort((one, other) => maxHpOf(other.id) - maxHpOf(one.id)).slice(0, mostBosses)
  const least = maxHpOf(bySize[0]?.id ?? 0) * worthALine
  const shown = bySize.filter(({ id }) => maxHpOf(id) >= least).sort((one, other) => one.id - other.id)
  return shown.map(({ id, name }) => ({
    name,
    points: thin(
      changesIn(
        health
          .of(id)
          .filter(({ at, maxHp }) => maxHp > 0 && at <= pull.durationMs)
          .map(({ at, hp, maxHp }): [number, number] => [Math.max(at, struckAt.get(id) ?? 0), visible(hp / maxHp)]),
      ),
    ),
  }))
}

/** No picture shows a ten-thousandth of a bar: what is finer only takes room where it is stored. */
const visible = (share: number): number => Math.round(share * 10_000) / 10_000

/** HP that stays as it is for longer than this is drawn level, and not as a slow loss. */
const levelMs = 1_000

/**
 * Only what changed, and of one moment what it came to: how often somebody looked at HP that did not change, or between
 * two blows of the same moment, is each source's own affair.
 */
function changesIn(points: readonly (readonly [atMs: number, share: number])[]): [number, number][] {
  const changes: [number, number][] = []
  for (const [index, [atMs, share]] of points.entries()) {
    const last = changes.at(-1)
    if (last?.[1] === share || points[index + 1]?.[0] === atMs) continue
    if (last && atMs - last[0] > levelMs) changes.push([atMs - 1, last[1]])
    changes.push([atMs, share])
  }
  return changes
}

/** Where no HP is told, but what was left is: the damage to the enemy hit most in the last phase says when it went. */
function lineFromDamage({ enemies, hits, ticks, phases, pull }: PullContext): Timeline['bosses'] {
  if (pull.bossHp === undefined) return []
  const startMs = phases.at(-1)?.startMs ?? 0
  const landed = [
    ...hits.flatMap(({ landedMs, target, amount }) =>
      landedMs === undefined ? [] : [{ at: landedMs, target, amount }],
    ),
    ...ticks.filter(({ ability }) => !combinedTicks.has(ability)),
  ].filter(({ at }) => at >= startMs)
  const taken = (id: number) =>
    landed.filter(({ target }) => target === id).reduce((sum, { amount }) => sum + amount, 0)
  const [boss] = enemies
    .map(({ id, name }) => ({ id, name, total: taken(id) }))
    .sort((one, other) => other.total - one.total)
  if (boss === undefined || boss.total === 0) return []
  const share = (1 - pull.bossHp) / boss.total
  let left = 1
  const points = landed
    .filter(({ target }) => target === boss.id)
    .sort((one, other) => one.at - other.at)
    .map(({ at, amount }): [number, number] => {
      left = Math.max(pull.bossHp ?? 0, left - amount * share)
      return [at, visible(left)]
    })
  return [{ name: boss.name, points: thin([[startMs, 1], ...points]) }]
}

/** Keeps the first and last point, and of the rest the last in each of equal spans of time. */
export function thin(
  points: readonly (readonly [atMs: number, share: number])[],
): readonly (readonly [number, number])[] {
  const [first, last] = [points[0], points.at(-1)]
  if (points.length <= mostPoints || first === undefined || last === undefined) return points
  const spanMs = (last[0] - first[0]) / (mostPoints - 2)
  const kept = new Map(points.slice(1, -1).map((point) => [Math.floor((point[0] - first[0]) / spanMs), point]))
  return [first, ...[...kept.values()].slice(0, mostPoints - 2), last]
}

function aliveSteps({ players, lives, pull }: PullContext): Timeline['alive'] {
  const changes = new Set([0])
  for (const { id } of players) for (const { startMs, endMs } of lives(id)) changes.add(startMs).add(endMs)
  const living = (atMs: number) =>
    players.filter(({ id }) => lives(id).some(({ startMs, endMs }) => startMs <= atMs && atMs < endMs)).length
  const steps = [...changes].filter((atMs) => atMs < pull.durationMs).sort((one, other) => one - other)
  return steps.map((atMs) => [atMs, living(atMs)])
}

/** Several people's windows of one buff, and gaps too short to see, are one span. */
const joinMs = 1_500

function buffWindows({ statuses, facts, pull }: PullContext): Timeline['windows'] {
  const nameOf = new Map(facts.raidBuffs.flatMap(({ name, statuses: ids }) => ids.map((id) => [id, name] as const)))
  const byName = new Map(facts.raidBuffs.map(({ name }) => [name, [] as Writable<Timeline['windows'][number]>[]]))
  for (const { status, startMs, endMs } of statuses) {
    const label = nameOf.get(status)
    const spans = label === undefined || endMs <= 0 ? undefined : byName.get(label)
    if (label === undefined || spans === undefined) continue
    const span = spans.at(-1)
    if (span && startMs <= span.endMs + joinMs) span.endMs = Math.max(span.endMs, Math.min(endMs, pull.durationMs))
    else spans.push({ label, startMs: Math.max(startMs, 0), endMs: Math.min(endMs, pull.durationMs) })
  }
  return [...byName.values()].flat()
}

type Writable<Value> = { -readonly [Field in keyof Value]: Value[Field] }
