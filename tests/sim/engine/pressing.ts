import { eukrasia } from '../jobs/healers.ts'
import type { ActionScript } from '../script.ts'
import { act, ready } from './acting.ts'
import type { Body } from './body.ts'
import type { World } from './world.ts'

/** A cover that is to be pressed. */
export interface Press {
  readonly body: Body
  readonly action: ActionScript
  readonly target: () => Body
  /** Which entry of the plan it is. */
  readonly label: string
  /** The moment itself is what matters: nothing is waited for. */
  readonly isExactly: boolean
  /** Pressed later than this it comes up too late, ms. */
  readonly byMs: number
  /** A gap was waited for already: the next time it is pressed whatever it delays. */
  readonly isPressing?: boolean
}

/** So long somebody waits for a cooldown before giving a cover up. */
const patienceMs = 1_500
/** Whoever waits for a gap to press in is late more often, and sooner waits for a cooldown. */
const exactPatienceMs = 3_500
/** Nothing is pressed so close to the next GCD that it would have to wait. */
const lockedMs = 640
const frameMs = 20

/** Waits for a cast or an animation to be over, unless there is no time for that. */
export function press(world: World, it: Press): void {
  const { body, action, target, label, isExactly, byMs } = it
  const { exact } = world.pullPlan
  if (!body.alive || world.called || world.over || body.awayUntil > world.now) return
  const again = (at: number, isPressing = it.isPressing ?? false): void => {
    body.coverUntil = at + 1
    world.agenda.at(at, () => press(world, { ...it, isPressing }))
  }
  if (exact && action.gcd) {
    queueSpell(body, action, target)
    return
  }
  const free = Math.max(body.busyUntil, body.casting?.until ?? 0)
  const gapMs = body.nextGcd + frameMs + lockedMs
  if (
    exact &&
    !isExactly &&
    !it.isPressing &&
    body.nextGcd > world.now &&
    body.nextGcd < world.now + lockedMs &&
    gapMs < byMs
  ) {
    again(gapMs, true)
    return
  }
  if (!isExactly && free > world.now) {
    again(free + 20)
    return
  }
  const readyAt = body.readyAt.get(action.id) ?? 0
  if (readyAt > world.now && readyAt < world.now + (exact ? exactPatienceMs : patienceMs)) {
    again(readyAt + 10)
    return
  }
  if (!ready(world, body, action)) {
    world.unready.push(`${label} at ${Math.round(world.now)}`)
    return
  }
  if (exact && action.first && ready(world, body, action.first)) {
    act(world, body, action.first, body)
    again(world.now + lockedMs, true)
    return
  }
  if (action.gcd) prepareSpell(world, body, action, target)
  else act(world, body, action, target())
}

/** Whoever keeps to the GCD casts it in its turn: before anything else, after Eukrasia where that is needed. */
function queueSpell(body: Body, action: ActionScript, target: () => Body): void {
  if (!action.castMs) body.urgent.push({ action: eukrasia, target: () => body })
  body.urgent.push({ action, target })
}

/** A sage's shield takes two GCDs. */
function prepareSpell(world: World, body: Body, action: ActionScript, target: () => Body): void {
  if (action.castMs) {
    act(world, body, action, target())
    body.nextGcd = world.now + action.recastMs
    return
  }
  act(world, body, eukrasia, body)
  body.nextGcd = world.now + eukrasia.recastMs + action.recastMs
  body.busyUntil = body.nextGcd
  world.agenda.at(world.now + eukrasia.recastMs, () => {
    if (body.alive && !world.over) act(world, body, action, target())
  })
}
