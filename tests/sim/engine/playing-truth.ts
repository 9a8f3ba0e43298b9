import { isRaidBuff } from '../jobs/raid-buffs.ts'
import { raised, tincture } from '../jobs/role.ts'
import type { BurstAnswer, GcdAnswer, PlayingAnswer, RaiseCost, SpanAnswer } from '../playing-answer.ts'
import type { Body } from './body.ts'
import { phaseAnswers } from './phase-truth.ts'
import { between, covered, merged } from './spans.ts'
import type { World } from './world.ts'

/** How the jobs were played in a pull that is over. */
export function playingOf(world: World, durationMs: number): PlayingAnswer {
  const downtime = downtimeOf(world, durationMs)
  return {
    downtime,
    gcd: world.players.map((body) => gcdOf(world, body, downtime, playEndOf(world, durationMs))),
    bursts: burstsOf(world),
    phases: phaseAnswers(world, downtime, durationMs),
    raises: world.raises.map((raise) => costOf(world, raise)),
  }
}

/** Corpse time is no play: it begins with the sixth death within 15 s (METRICS §0). */
function playEndOf({ deaths }: World, durationMs: number): number {
  const times = deaths.map(({ deathMs }) => Math.round(deathMs)).sort((one, other) => one - other)
  const sixth = times.find((at, index) => index >= 5 && at - (times[index - 5] ?? 0) <= 15_000)
  return Math.min(sixth ?? durationMs, durationMs)
}

function downtimeOf({ happenings, bodies }: World, durationMs: number): readonly SpanAnswer[] {
  const shown: SpanAnswer[] = []
  const since = new Map<number, number>()
  for (const it of happenings) {
    if (it.kind !== 'targetable' || bodies[it.actor]?.boss === undefined) continue
    const startMs = since.get(it.actor)
    if (it.targetable) since.set(it.actor, it.at)
    else if (startMs !== undefined) {
      shown.push({ startMs, endMs: it.at })
      since.delete(it.actor)
    }
  }
  for (const startMs of since.values()) shown.push({ startMs, endMs: durationMs })
  return between(merged(shown, durationMs), durationMs)
}

function gcdOf(world: World, body: Body, downtime: readonly SpanAnswer[], durationMs: number): GcdAnswer {
  const { name, job = 'WAR' } = body.actor
  const idle = merged([...downtime, ...deadOf(world, name, durationMs)], durationMs)
  const own = world.gcds.filter(({ who, broken }) => who === body.actor.id && !broken)
  const isIdle = (atMs: number): boolean => idle.some(({ startMs, endMs }) => startMs <= atMs && atMs < endMs)
  const counted = own.filter(({ atMs, lockMs }) => atMs < durationMs && atMs + lockMs > 0 && !isIdle(atMs))
  const possibleMs = durationMs - covered(idle, 0, durationMs)
  let [runningMs, uncutMs] = [0, 0]
  for (const { atMs, lockMs } of counted) {
    const next = idle.find(({ startMs }) => startMs > atMs)?.startMs ?? durationMs
    runningMs += Math.min(atMs + lockMs, next, durationMs) - Math.max(0, atMs)
    uncutMs += lockMs
  }
  const share = (ms: number): number => (possibleMs > 0 ? ms / possibleMs : 0)
  return {
    who: name,
    slot: body.slot ?? 'MT',
    job,
    gcdMs: Math.floor(250 * body.speed * (1 - (world.pullPlan.exact ? (body.kit?.haste ?? 0) : 0)) + 1e-6) * 10,
    count: counted.length,
    uptime: share(runningMs),
    uptimeUncut: share(uncutMs),
    idle,
    drops: dropsIn(own, idle, durationMs),
    clips: world.clips.filter(({ who }) => who === body.actor.id).map(({ atMs }) => Math.round(atMs)),
  }
}

function deadOf({ deaths, raises }: World, name: string, durationMs: number): readonly SpanAnswer[] {
  return deaths
    .filter(({ who }) => who === name)
    .map(({ lethalMs }) => ({
      startMs: Math.round(lethalMs),
      endMs: Math.round(
        raises.find(({ who, upMs }) => who === name && upMs !== undefined && upMs > lethalMs)?.upMs ?? durationMs,
      ),
    }))
}

function dropsIn(own: World['gcds'], idle: readonly SpanAnswer[], durationMs: number): readonly SpanAnswer[] {
  return own.flatMap(({ atMs, lockMs }, index) => {
    const endMs = own[index + 1]?.atMs
    const startMs = atMs + lockMs
    if (endMs === undefined || atMs < 0 || endMs > durationMs) return []
    const lostMs = endMs - startMs - covered(idle, startMs, endMs)
    return lostMs > lockMs / 2 ? [{ startMs, endMs }] : []
  })
}

/** What is given within this time of the first belongs to one window. */
const windowMs = 30_000

function burstsOf({ happenings, bodies }: World): readonly BurstAnswer[] {
  const name = (actor: number): string => bodies[actor]?.actor.name ?? ''
  const uses = new Map<string, { who: string; status: number; atMs: number; endMs: number }>()
  const medicated: { who: string; atMs: number }[] = []
  for (const it of happenings) {
    if (it.kind !== 'gain' || it.source < 0) continue
    if (it.ability === tincture.id) medicated.push({ who: name(it.target), atMs: it.at })
    const key = `${it.source} ${it.status} ${it.packet}`
    if (!isRaidBuff(it.status) || uses.has(key)) continue
    uses.set(key, { who: name(it.source), status: it.status, atMs: it.at, endMs: it.at + it.durationMs })
  }
  const windows: (typeof uses extends Map<string, infer Use> ? Use[] : never)[] = []
  for (const use of uses.values()) {
    const last = windows.at(-1)
    if (last?.[0] && use.atMs - last[0].atMs < windowMs) last.push(use)
    else windows.push([use])
  }
  return windows.map((buffs) => {
    const [startMs, endMs] = [buffs[0]?.atMs ?? 0, Math.max(...buffs.map((buff) => buff.endMs))]
    return {
      startMs,
      endMs,
      buffs: buffs.map(({ who, status, atMs }) => ({ who, status, atMs })),
      tinctures: medicated.filter(({ atMs }) => atMs > startMs - windowMs && atMs < endMs),
    }
  })
}

function costOf({ deaths, happenings, bodies }: World, raise: World['raises'][number]): RaiseCost {
  const { who, by, castMs, upMs, hardMs } = raise
  const death = deaths.findLast((each) => each.who === who && each.lethalMs < castMs)
  const isWeak = (status: number): boolean =>
    happenings.some(
      (it) => it.kind === 'gain' && it.status === status && it.at === upMs && bodies[it.target]?.actor.name === who,
    )
  return {
    who,
    by,
    castMs: Math.round(castMs),
    ...(upMs !== undefined && { upMs: Math.round(upMs) }),
    ...(upMs !== undefined && death && { deadMs: Math.round(upMs - death.lethalMs) }),
    hardMs,
    weakness: isWeak(raised.brink.id) ? 'brink of death' : 'weakness',
  }
}
