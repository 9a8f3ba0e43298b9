import { coverOf } from '../jobs/covers.ts'
import type { PressAnswer, PressVerdict } from '../press-answer.ts'
import type { ActionScript, PlannedMitigation } from '../script.ts'
import type { Happening } from '../truth.ts'
import type { Body } from './body.ts'
import { bossBehind, isTank } from './finding.ts'
import { aliveAt, isOver, wasDead } from './press-times.ts'
import { type HeldSpan, heldSpans } from './status-spans.ts'
import type { World } from './world.ts'

/** What came of every planned press, by what truly happened; nothing where pulls are played by ear. */
export function pressesOf(world: World, durationMs: number): readonly PressAnswer[] {
  if (!world.pullPlan.exact) return []
  const spans = heldSpans(world)
  return world.fight.plan.flatMap((entry) => {
    const body = world.players.find(({ slot }) => slot === entry.slot)
    const action = body?.kit && coverOf(body.kit, entry.use)
    return body && action ? [answer({ world, durationMs, spans, entry, body, action })] : []
  })
}

interface Asked {
  readonly world: World
  readonly durationMs: number
  readonly spans: readonly HeldSpan[]
  readonly entry: PlannedMitigation
  readonly body: Body
  readonly action: ActionScript
}

const usualLeadMs = 5_000
/** Up this much after the hit was decided it was meant for it, and late; gone this much before, early. */
const lateMs = 3_000
const earlyMs = 6_000
/** Who has just stood up has other worries. */
const justUpMs = 3_000
/** Presses are done this much before or after they were planned. */
const aroundMs = 1_500

function answer(asked: Asked): PressAnswer {
  const { world, durationMs, entry, body, action } = asked
  const { mechanic, slot } = entry
  const told = { mechanic, slot, use: action.id }
  const found = world.firstHits.get(mechanic)
  if (!found || isOver(world, found.atMs, durationMs)) return { ...told, verdict: 'not-reached' }
  const decidedMs = Math.round(found.atMs)
  const pressed = verdictOfPress(asked, found)
  if (pressed) return { ...told, decidedMs, verdict: pressed }
  const plannedMs = found.atMs - (entry.leadMs ?? usualLeadMs)
  if (isAway(world, body, plannedMs - aroundMs, found.atMs)) return { ...told, decidedMs }
  if (wasDead(world, body, plannedMs - justUpMs, found.atMs)) return { ...told, decidedMs, verdict: 'dead' }
  return { ...told, decidedMs, verdict: isReady(world, body, action, plannedMs) ? 'missed' : 'unavailable' }
}

type FirstHit = NonNullable<ReturnType<World['firstHits']['get']>>

/** By what the press gave, and to whom; undefined where nothing was pressed for it. */
function verdictOfPress({ world, spans, body, action }: Asked, hit: FirstHit): PressVerdict | undefined {
  const given = givenBy(action)
  const own = spans.filter(({ source, status }) => source === body.actor.id && given.has(status))
  const { atMs } = hit
  const meant = own.some(({ startMs, untilMs }) => startMs < atMs && untilMs > atMs)
  const isOn = (target: number): boolean =>
    spans.some(
      (span) =>
        span.target === target &&
        given.has(span.status) &&
        span.startMs < atMs &&
        span.endMs >= atMs &&
        (span.source === body.actor.id || meant),
    )
  if (reaches(world, body, action, hit, isOn)) return 'hit'
  if (own.some(({ startMs, endMs }) => startMs < atMs && endMs >= atMs)) return 'wrong-target'
  if (own.some(({ startMs }) => startMs >= atMs && startMs <= atMs + lateMs)) return 'late'
  return own.some(({ endMs }) => endMs < atMs && endMs >= atMs - earlyMs) ? 'early' : undefined
}

/** What it helps with, or all it gives where it only mends. */
function givenBy({ gives = [] }: ActionScript): ReadonlySet<number> {
  const helping = gives.filter(({ taken, dealt, shield, floor }) => taken ?? dealt ?? shield ?? floor)
  return new Set((helping.length > 0 ? helping : gives).map(({ id }) => id))
}

/** Half of those who are hit, the tank of a blow for tanks, the enemy that hits. */
function reaches(
  world: World,
  body: Body,
  { reach }: ActionScript,
  hit: FirstHit,
  isOn: (target: number) => boolean,
): boolean {
  const decided = world.happenings.filter((it) => isOf(it, hit))
  const struck = [...new Set(decided.flatMap((it) => it.struck.map(({ before }) => before.actor)))]
  const bodies = struck.flatMap((id) => world.bodies[id] ?? [])
  switch (reach) {
    case 'enemy':
      return decided.some(({ source }) => {
        const striker = world.bodies[source.actor]
        return striker !== undefined && isOn(bossBehind(world, striker).actor.id)
      })
    case 'self':
      return isOn(body.actor.id)
    case 'one': {
      const tanks = bodies.filter(isTank)
      const meant = tanks.length > 0 && bodies.length <= mostAtBuster ? tanks : bodies
      // A plan does not say whom it is for: who keeps it keeps to the plan.
      return [...meant, body].some(({ actor }) => isOn(actor.id))
    }
    default: {
      const meant = struck.length > 0 ? struck : aliveAt(world, hit.atMs).map(({ actor }) => actor.id)
      return meant.filter(isOn).length * 2 >= meant.length
    }
  }
}

/** A blow for tanks finds them and who stands with them. */
const mostAtBuster = 3

/** What goes off within so long is one use (METRICS §2). */
const oneUseMs = 1_000

const isOf = (it: Happening, { atMs, ability }: FirstHit): it is Extract<Happening, { kind: 'decided' }> =>
  it.kind === 'decided' && it.ability === ability && it.at >= atMs && it.at <= atMs + oneUseMs

function isAway({ pullPlan }: World, { slot }: Body, fromMs: number, toMs: number): boolean {
  return (pullPlan.confounders ?? []).some(
    (each) => each.kind === 'disconnect' && each.who === slot && each.atMs < toMs && each.atMs + each.forMs > fromMs,
  )
}

/** A charge was there when it should have been pressed. */
function isReady(world: World, body: Body, { id, recastMs, charges = 1, first }: ActionScript, atMs: number): boolean {
  let fullAt = Number.NEGATIVE_INFINITY
  for (const it of world.happenings)
    if (it.kind === 'decided' && it.at <= atMs && it.ability === id && it.source.actor === body.actor.id)
      fullAt = Math.max(fullAt, it.at) + recastMs
  const isCharged = fullAt - atMs <= (charges - 1) * recastMs
  return isCharged && (first === undefined || isReady(world, body, first, atMs))
}
