import type { ActorId } from '../../event.ts'
import { formatSpan, formatTime } from '../../format.ts'
import type { MitigationFacts } from '../../game/mitigations.ts'
import { roleOf } from '../../game.ts'
import type { Mechanic, PullContext, StatusWindow } from '../context.ts'
import type { PressTold } from './press-told.ts'
import { givenBy, helpingStatuses, pressesOf, recastsOf, wasReady } from './presses.ts'
import { wasSilent } from './silent.ts'

/** A planned press, and one who may have been meant to do it. */
export interface Asked {
  readonly mechanic: Mechanic
  readonly cover: MitigationFacts
  readonly player: ActorId
  /** When the plan has it pressed, ms. */
  readonly plannedMs: number
  /** When the other mechanics come that the same press of theirs is planned for. */
  readonly othersMs: readonly number[]
}

export type Judged = Pick<PressTold, 'verdict' | 'pressedMs' | 'why'>

/** Up this much after the hit was decided it was meant for it, and late; gone this much before, early. */
const lateMs = 3_000
const earlyMs = 6_000
/** Who has just stood up has other worries. */
const justUpMs = 3_000
/** Nobody presses to the millisecond. */
const aroundMs = 1_500

/** What came of a planned press (METRICS §3); undefined where whoever should have done it was not at the keys. */
export function judgePress(context: PullContext, asked: Asked): Judged | undefined {
  const { mechanic, cover, player, plannedMs } = asked
  const pressed = judgeGiven(context, asked)
  if (pressed) return pressed
  const atMs = mechanic.startMs
  if (wasSilent(context, player, plannedMs - aroundMs, atMs)) return undefined
  const fromMs = Math.max(0, plannedMs - justUpMs)
  if (!context.lives(player).some((life) => life.startMs <= fromMs && life.endMs >= atMs)) return { verdict: 'dead' }
  if (wasReady(context, player, cover, plannedMs))
    return { verdict: 'missed', ...(cover.costs ? { why: 'whether it could be paid for is not told' } : {}) }
  return { verdict: 'unavailable', ...whatUsedIt(context, asked) }
}

/** By what they gave, and to whom; undefined where nothing was given for it. */
function judgeGiven(context: PullContext, { mechanic, cover, player, othersMs }: Asked): Judged | undefined {
  const own = givenBy(context, player, cover)
  const atMs = mechanic.startMs
  const near = own.filter(({ startMs, endMs }) => startMs <= atMs + lateMs && endMs >= atMs - earlyMs)
  if (near.length === 0) return undefined
  const found = reach(context, mechanic, cover, player, near)
  const pressOf = (windows: readonly StatusWindow[]) => {
    const first = windows[0]
    const atMs = first && pressesOf(context, player, cover).findLast((at) => at <= first.startMs + unorderedMs)
    return atMs === undefined ? {} : { pressedMs: atMs }
  }
  if (found.isOn) return { verdict: 'hit', ...pressOf(near.filter(({ startMs }) => startMs < atMs)) }
  // What was on for another mechanic of the plan was meant for that.
  const meant = near.filter(({ startMs, endMs }) => !othersMs.some((other) => startMs < other && endMs >= other))
  const astray = meant.filter((window) => isOnAt(window, atMs))
  if (astray.length > 0) return { verdict: 'wrong-target', ...pressOf(astray), why: found.why }
  const late = meant.filter(({ startMs }) => startMs >= atMs)
  if (late[0]) {
    const why = `on ${formatSpan(late[0].startMs - atMs)} after the hit was decided`
    return { verdict: 'late', ...pressOf(late), why }
  }
  const last = meant.findLast(({ endMs }) => endMs < atMs)
  if (last === undefined) return undefined
  const isCut = last.endMs - last.startMs < cover.durationMs - unorderedMs * 2
  const how = isCut && cover.kind === 'shield' ? 'used up' : 'gone'
  return {
    verdict: 'early',
    ...pressOf([last]),
    why: `${how} ${formatSpan(atMs - last.endMs)} before the hit was decided`,
  }
}

const isOnAt = ({ startMs, endMs }: StatusWindow, atMs: number): boolean => startMs < atMs && endMs >= atMs

/** Order within this is the server's, not ours. */
const unorderedMs = 300
/** A blow for tanks finds them and who stands with them. */
const mostAtBuster = 3

/**
 * Whether it was on whom it is for: half of those the mechanic hits, of a blow for tanks a tank, whoever pressed it, or
 * the enemy that hits. One of the same kind by somebody else counts while one's own would still run.
 */
function reach(
  context: PullContext,
  mechanic: Mechanic,
  cover: MitigationFacts,
  player: ActorId,
  near: readonly StatusWindow[],
): { readonly isOn: boolean; readonly why: string } {
  const { actor, statusesOn, enemies } = context
  const atMs = mechanic.startMs
  const statuses = new Set(helpingStatuses(cover))
  const runs = near.some(({ startMs }) => startMs < atMs && startMs + cover.durationMs > atMs)
  const reached = new Set(near.filter((window) => isOnAt(window, atMs)).map(({ target }) => target))
  const isOn = (id: ActorId) =>
    reached.has(id) || (runs && statusesOn(id, atMs - 1).some(({ status }) => statuses.has(status)))
  const hit = mechanic.targets.length > 0 ? mechanic.targets : livingAt(context, atMs)
  switch (cover.reach) {
    case 'boss': {
      const names = new Set([...mechanic.hits, mechanic].map(({ source }) => actor(source)?.name))
      return { isOn: enemies.some(({ id, name }) => names.has(name) && isOn(id)), why: 'on an enemy that did not hit' }
    }
    case 'self':
      return { isOn: isOn(player), why: '' }
    case 'ally': {
      const tanks = hit.filter((id) => isTank(context, id))
      const meant = tanks.length > 0 && hit.length <= mostAtBuster ? tanks : hit
      return { isOn: [...meant, player].some(isOn), why: 'on somebody it did not hit' }
    }
    case 'party': {
      const on = hit.filter(isOn)
      return { isOn: on.length * 2 >= hit.length, why: `on ${on.length} of ${hit.length} whom it hit` }
    }
  }
}

const livingAt = ({ players, lives }: PullContext, atMs: number): readonly ActorId[] =>
  players
    .filter(({ id }) => lives(id).some(({ startMs, endMs }) => startMs <= atMs && atMs < endMs))
    .map(({ id }) => id)

function isTank({ actor }: PullContext, id: ActorId): boolean {
  const job = actor(id)?.job
  return job !== undefined && roleOf(job) === 'tank'
}

/** The use that was still recasting, and the first thing that it was on for. */
function whatUsedIt(context: PullContext, { player, cover, plannedMs }: Asked): Pick<Judged, 'pressedMs' | 'why'> {
  const pressedMs = recastsOf(context, player, cover).findLast((at) => at <= plannedMs)
  if (pressedMs === undefined) return { why: 'what it follows was not used' }
  const met = context.resolutions.find(
    ({ startMs, hits }) => startMs > pressedMs && startMs <= pressedMs + cover.durationMs && hits.length > 0,
  )
  const on = met === undefined ? '' : ` for ${context.abilityName(met.ability)}`
  return { pressedMs, why: `used at ${formatTime(pressedMs)}${on}` }
}
