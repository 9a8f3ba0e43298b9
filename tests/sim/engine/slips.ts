import { roleOf } from '../../../src/game.ts'
import type { ActionScript } from '../script.ts'
import { act } from './acting.ts'
import type { Body } from './body.ts'
import { playerAt } from './finding.ts'
import type { StartedGcd } from './rhythm.ts'
import type { World } from './world.ts'

/** Puts on the agenda what the plan says about who plays badly when. */
export function planSlips(world: World): void {
  for (const slip of world.pullPlan.slips ?? []) {
    if (slip.kind === 'held-buff') continue
    world.agenda.at(slip.atMs, () => {
      const body = playerAt(world, slip.who)
      if (slip.kind === 'drop') body.pausedUntil = world.now + slip.forMs
      else body.overweaveFrom = world.now
    })
  }
}

/** Whether somebody keeps a raid buff to oneself now, though its window is open. */
export function holdsBuff(world: World, { slot }: Body, window: number, sinceMs: number): boolean {
  const slips = world.pullPlan.slips ?? []
  return slips.some(
    (slip) => slip.kind === 'held-buff' && slip.who === slot && slip.window === window && sinceMs < slip.byMs,
  )
}

/** Presses one thing more than fits, if it is planted: two fit after what goes off at once, one after a cast. */
export function overweave(world: World, body: Body, started: StartedGcd): boolean {
  if (world.now < body.overweaveFrom || started.castMs > 2_000 || started.lockMs < 2_000) return false
  body.overweaveFrom = Number.POSITIVE_INFINITY
  const presses = needless(body).slice(0, started.castMs > 0 ? 2 : 3)
  const from = started.atMs + (started.castMs > 0 ? started.castMs + 110 : pressEveryMs)
  presses.forEach((action, index) => {
    world.agenda.at(from + index * pressEveryMs, () => {
      if (body.alive && !world.over && !world.called) act(world, body, action, body)
    })
  })
  const lastAt = from + (presses.length - 1) * pressEveryMs
  body.busyUntil = lastAt + pressEveryMs
  world.clips.push({ who: body.actor.id, atMs: lastAt })
  return true
}

const pressEveryMs = 640
const press = (id: number, name: string, recastS: number): ActionScript => ({
  id,
  name,
  recastMs: recastS * 1_000,
  reach: 'self',
})

/** What everybody of a role can press without doing harm. */
function needless({ actor }: Body): readonly ActionScript[] {
  const role = actor.job && roleOf(actor.job)
  const sprint = press(3, 'Sprint', 60)
  if (role === 'healer' || role === 'caster')
    return [press(7559, 'Surecast', 120), sprint, press(7562, 'Lucid Dreaming', 60)]
  const last = role === 'tank' ? press(7537, 'Shirk', 120) : press(7541, 'Second Wind', 120)
  return [press(7548, "Arm's Length", 120), sprint, last]
}
