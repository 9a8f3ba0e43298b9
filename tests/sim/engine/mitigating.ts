import { coverOf, isCover } from '../jobs/covers.ts'
import { provoke } from '../jobs/role.ts'
import type { ActionScript, HitScript, MechanicScript, PhaseScript, PlannedMitigation } from '../script.ts'
import { act } from './acting.ts'
import type { Body } from './body.ts'
import { planted } from './faults.ts'
import { alivePlayers, isTank, mainTank, playerAt } from './finding.ts'
import { press } from './pressing.ts'
import type { World } from './world.ts'

const usualLeadMs = 5_000
/** Pressed this long before the hit is decided, a cover comes up after that moment and before the hit lands. */
const lateLeadMs = 260
/** What is pressed comes up this much later, at the latest. */
const landsAfterMs = 900
/** A cover that was pressed early has been gone for this long when it is needed. */
const tooEarlyMs = 1_800
/** A spell has to wait for its turn, and another may have to go first. */
const turnMs = 3_000
/** An ability waits for a gap between GCDs: pressed earlier by so much, if it lasts that much longer. */
const gapMs = 1_200
const roomyMs = 3_000

/** Puts the plan of a phase on the agenda, with what is planted to be late or missing. */
export function planMitigation(world: World, phase: PhaseScript, running: () => boolean): void {
  for (const mechanic of phase.mechanics) {
    const felt = world.pullPlan.exact ? firstFelt(mechanic) : undefined
    const decidedAt = felt ? world.phaseStart + mechanic.atMs + felt.afterMs : firstHit(world, mechanic)
    for (const entry of world.fight.plan.filter((each) => each.mechanic === mechanic.key)) {
      schedule(world, mechanic, entry, decidedAt, running)
    }
  }
}

/** The first hit of a mechanic that hurts those it finds when all goes well: covers are pressed for it. */
export const firstFelt = ({ hits }: MechanicScript): HitScript | undefined =>
  hits
    .filter(({ law }) => law.kind !== 'nobody' && law.kind !== 'avoid')
    .toSorted((one, other) => one.afterMs - other.afterMs)[0]

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
  const isPlanted = (kind: CoverPlant): boolean =>
    planted(world, kind, mechanic.key).some(({ plant }) => plant.who === entry.slot && plant.use === entry.use)
  if (isPlanted('missed-mitigation')) return
  const late = isPlanted('late-mitigation')
  const jitter = late ? 0 : world.random.whole(-250, 250)
  const leadMs = late ? lateLeadOf(world, action) : leadOf(world, action, entry, isPlanted('early-mitigation'))
  const target = (): Body => {
    const right = targetOf(world, body, action, mechanic)
    return isPlanted('wrong-target') ? someoneElse(world, body, right) : right
  }
  const label = `${mechanic.key} ${entry.slot} ${entry.use}`
  const byMs = decidedAt - landsAfterMs
  world.agenda.at(Math.max(world.now, decidedAt - leadMs + jitter), () => {
    if (running()) press(world, { body, action, target, label, isExactly: late, byMs })
  })
}

type CoverPlant = 'missed-mitigation' | 'late-mitigation' | 'early-mitigation' | 'wrong-target'

/** What is for oneself is on at once. */
const lateLeadOf = ({ pullPlan }: World, { reach }: ActionScript): number =>
  pullPlan.exact && reach === 'self' ? -lateLeadMs : lateLeadMs

function leadOf(
  world: World,
  action: ActionScript,
  { leadMs = usualLeadMs }: PlannedMitigation,
  early: boolean,
): number {
  const lastsMs = Math.min(...(action.gives ?? []).map(({ durationMs }) => durationMs), 60_000)
  if (early) return lastsMs + tooEarlyMs
  if (!world.pullPlan.exact) return leadMs
  if (action.gcd) return leadMs + turnMs
  return lastsMs > leadMs + roomyMs ? leadMs + gapMs : leadMs
}

function someoneElse(world: World, body: Body, right: Body): Body {
  return alivePlayers(world).find((each) => each !== right && each !== body && !isTank(each)) ?? right
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
