import { coverOf, isCover } from '../jobs/covers.ts'
import { eukrasia } from '../jobs/healers.ts'
import { provoke } from '../jobs/role.ts'
import type { ActionScript, MechanicScript, PhaseScript, PlannedMitigation } from '../script.ts'
import { act, ready } from './acting.ts'
import type { Body } from './body.ts'
import { planted } from './faults.ts'
import { isTank, mainTank, playerAt } from './finding.ts'
import type { World } from './world.ts'

const usualLeadMs = 5_000
/** So long somebody waits for a cooldown before giving a cover up. */
const patienceMs = 1_500
/** Nothing is pressed so close to the next GCD that it would have to wait. */
const lockedMs = 640
const frameMs = 20
/** A spell has to wait for its turn, and another may have to go first. */
const turnMs = 3_000
/** Pressed this long before the hit is decided, a cover comes up after that moment and before the hit lands. */
const lateLeadMs = 260

/** Puts the plan of a phase on the agenda, with what is planted to be late or missing. */
export function planMitigation(world: World, phase: PhaseScript, running: () => boolean): void {
  for (const mechanic of phase.mechanics) {
    const decidedAt = firstHit(world, mechanic)
    for (const entry of world.fight.plan.filter((each) => each.mechanic === mechanic.key)) {
      schedule(world, mechanic, entry, decidedAt, running)
    }
  }
}

export const firstHit = (world: World, { atMs, hits }: MechanicScript): number =>
  world.phaseStart + atMs + Math.min(...hits.map(({ afterMs }) => afterMs), hits.length > 0 ? Infinity : 0)

function schedule(
  world: World,
  mechanic: MechanicScript,
  entry: PlannedMitigation,
  decidedAt: number,
  running: () => boolean,
): void {
  const body = playerAt(world, entry.slot)
  const action = body.kit && coverOf(body.kit, entry.use)
  if (!action && isCover(entry.use)) return // not this job's, or not at this level
  if (!action)
    throw new Error(`The plan asks ${entry.slot} for ${entry.use} on ${mechanic.key}, which that job has not.`)
  const same = (plant: { who: string; use: string }): boolean => plant.who === entry.slot && plant.use === entry.use
  const missed = planted(world, 'missed-mitigation', mechanic.key).find(({ plant }) => same(plant))
  const late = planted(world, 'late-mitigation', mechanic.key).find(({ plant }) => same(plant))
  if (missed) return
  const queued = world.pullPlan.exact && action.gcd ? turnMs : 0
  const leadMs = late ? lateLeadMs : (entry.leadMs ?? usualLeadMs) + queued
  const jitter = late ? 0 : world.random.whole(-250, 250)
  const target = (): Body => targetOf(world, body, action, mechanic)
  world.agenda.at(Math.max(world.now, decidedAt - leadMs + jitter), () => {
    if (running()) press(world, body, action, target, `${mechanic.key} ${entry.slot} ${entry.use}`, late !== undefined)
  })
}

/** Waits for a cast or an animation to be over, unless the moment itself is what matters. */
function press(
  world: World,
  body: Body,
  action: ActionScript,
  target: () => Body,
  label: string,
  exactly: boolean,
): void {
  if (!body.alive || world.called || world.over || body.awayUntil > world.now) return
  if (world.pullPlan.exact && action.gcd) {
    queueSpell(body, action, target)
    return
  }
  const free = Math.max(body.busyUntil, body.casting?.until ?? 0)
  const clips = world.pullPlan.exact && body.nextGcd > world.now && body.nextGcd < world.now + lockedMs
  if (!exactly && clips) {
    world.agenda.at(body.nextGcd + frameMs + lockedMs, () => press(world, body, action, target, label, false))
    return
  }
  if (!exactly && free > world.now) {
    world.agenda.at(free + 20, () => press(world, body, action, target, label, false))
    return
  }
  const readyAt = body.readyAt.get(action.id) ?? 0
  if (readyAt > world.now && readyAt < world.now + patienceMs) {
    world.agenda.at(readyAt + 10, () => press(world, body, action, target, label, exactly))
    return
  }
  if (!ready(world, body, action)) {
    world.unready.push(`${label} at ${Math.round(world.now)}`)
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

function targetOf(world: World, body: Body, action: ActionScript, mechanic: MechanicScript): Body {
  if (action.reach === 'self' || action.reach === 'party') return body
  const boss = world.bodies.find((each) => each.boss === world.fight.phases[world.phaseIndex]?.boss)
  if (action.reach === 'enemy') return boss ?? body
  const main = mainTank(world) ?? body
  const off = world.players.find((each) => each.alive && isTank(each) && each !== main) ?? main
  const takesIt = mechanic.hits.some(({ law }) => law.kind === 'tank' && law.who === 'off') ? off : main
  return takesIt === body ? off : takesIt
}

/** The other tank takes the boss for the second hit. */
export function swapTanks(world: World, mechanic: MechanicScript, running: () => boolean): void {
  const missed = planted(world, 'missed-swap', mechanic.key).length > 0
  if (missed) return
  world.agenda.at(firstHit(world, mechanic) - 2_600, () => {
    const next = world.mainTank === 'MT' ? 'OT' : 'MT'
    const body = playerAt(world, next)
    if (!running() || !body.alive) return
    act(world, body, provoke, world.bodies.find(({ boss }) => boss === mechanic.by) ?? body)
  })
  world.agenda.at(firstHit(world, mechanic) + 10, () => {
    if (running()) world.mainTank = world.mainTank === 'MT' ? 'OT' : 'MT'
  })
}
