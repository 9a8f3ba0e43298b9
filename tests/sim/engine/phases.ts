import { director } from '../../../src/game.ts'
import type { HitScript, MechanicScript, PhaseScript, Slot } from '../script.ts'
import type { Happening } from '../truth.ts'
import { strike } from './blows.ts'
import { type Body, see } from './body.ts'
import { giveUp, letGo } from './endings.ts'
import { cameTrue, planted } from './faults.ts'
import { enemy, mainTank, playerAt } from './finding.ts'
import { castResolves, resolve } from './hits.ts'
import { planMishaps } from './mishaps.ts'
import { misplaced } from './misplaced.ts'
import { firstHit, planMitigation, swapTanks } from './mitigating.ts'
import { moveTo } from './places.ts'
import { walkIn } from './walking-in.ts'
import { record, type World } from './world.ts'

/** Starts a phase of the script, or ends the pull when there is none left. */
export function beginPhase(world: World, index: number): void {
  const phase = world.fight.phases[index]
  const passed = world.fight.phases[index - 1]
  if (!phase || (passed && passed.id === world.pullPlan.winAfterPhase)) {
    // Who gave up wins nothing any more.
    if (!world.called) win(world)
    return
  }
  world.phaseIndex = index
  world.phaseStart = world.now
  world.mainTank = 'MT'
  const running = (): boolean => world.phaseIndex === index && !world.over
  const counts = (): unknown => world.phases.push({ id: phase.id, name: phase.name, startMs: Math.round(world.now) })
  if (phase.prologueMs) world.agenda.at(world.now + phase.prologueMs, () => running() && counts())
  else counts()
  if (index > 0) appear(world, phase)
  else walkIn(world)
  for (const window of phase.targetable) {
    setTargetable(world, enemy(world, window.boss), true, world.now + window.fromMs, running)
    setTargetable(world, enemy(world, window.boss), false, world.now + window.toMs, running)
  }
  for (const mechanic of phase.mechanics) schedule(world, mechanic, running)
  planMitigation(world, phase, running)
  startAutos(world, enemy(world, phase.boss), running)
  if (phase.lengthMs !== undefined) {
    world.agenda.at(world.now + phase.lengthMs, () => running() && endPhase(world, index, phase))
  }
}

/** The boss of a phase without a fixed length is down: so is the phase. */
export function bossDown(world: World, boss: Body): void {
  makeTargetable(world, boss, false)
  const phase = world.fight.phases[world.phaseIndex]
  if (!phase || phase.lengthMs !== undefined || phase.boss !== boss.boss) return
  boss.casting = undefined
  endPhase(world, world.phaseIndex, phase)
}

function endPhase(world: World, index: number, phase: PhaseScript): void {
  world.phaseIndex = -1
  const next = (): void => {
    if (!world.over) beginPhase(world, index + 1)
  }
  if (phase.gapMs === 0) next()
  else world.agenda.at(world.now + phase.gapMs, next)
}

function win(world: World): void {
  world.over = true
  record(world, { kind: 'director', at: world.now, command: director.victory })
}

/** Tells of the enemies of a phase. */
export function appear(world: World, phase: PhaseScript): void {
  const keys = new Set([
    phase.boss,
    ...phase.targetable.map(({ boss }) => boss),
    ...phase.mechanics.map(({ by }) => by),
  ])
  for (const body of world.bodies) {
    const key = body.boss?.replace(/-helper$/, '')
    if (key !== undefined && keys.has(key)) record(world, { kind: 'appears', at: world.now, actor: see(body) })
  }
}

export function makeTargetable(world: World, boss: Body, targetable: boolean): void {
  boss.targetable = targetable
  record(world, { kind: 'targetable', at: world.now, actor: boss.actor.id, targetable })
}

function setTargetable(world: World, boss: Body, targetable: boolean, at: number, running: () => boolean): void {
  const change = (): void => {
    if (!running() || boss.targetable === targetable || (targetable && boss.hp === 0)) return
    makeTargetable(world, boss, targetable)
  }
  if (at <= world.now) change()
  else world.agenda.at(at, change)
}

function schedule(world: World, mechanic: MechanicScript, running: () => boolean): void {
  const { agenda, phaseStart } = world
  const resolvesAt = phaseStart + mechanic.atMs
  const boss = enemy(world, mechanic.by)
  const { cast } = mechanic
  if (cast) {
    world.abilityNames.set(cast.ability, cast.name)
    agenda.at(resolvesAt - cast.ms, () => running() && beginCast(world, boss, mechanic, cast, running))
    const own = mechanic.hits.some(({ ability }) => ability === cast.ability)
    if (!own) agenda.at(resolvesAt, () => running() && castResolves(world, boss, cast.ability))
  }
  agenda.at(Math.max(world.now, resolvesAt - 4_000), () => {
    if (running()) moveTo(world, mechanic.formation, firstHit(world, mechanic), misplaced(world, mechanic))
  })
  for (const hit of mechanic.hits) announce(world, boss, hit, resolvesAt + hit.afterMs, running)
  if (mechanic.swap) swapTanks(world, mechanic, running)
  planMishaps(world, mechanic, firstHit(world, mechanic), running)
  for (const hit of mechanic.hits) {
    agenda.at(resolvesAt + hit.afterMs, () => running() && !world.over && resolve(world, mechanic, hit))
  }
  for (const { index, plant } of planted(world, 'called-wipe', mechanic.key)) {
    agenda.at(resolvesAt + plant.afterMs, () => running() && call(world, index))
  }
  for (const { index, plant } of planted(world, 'reset', mechanic.key)) {
    agenda.at(resolvesAt + plant.afterMs, () => running() && !world.over && letGo(world, index))
  }
}

/** Who carries a spread has a marker over the head before it; who is stacked on is tethered to the enemy. */
function announce(world: World, boss: Body, { law }: HitScript, atMs: number, running: () => boolean): void {
  const tell = (slot: Slot, what: (target: number) => Happening): void => {
    world.agenda.at(Math.max(world.now, atMs - announcedMs), () => {
      const body = playerAt(world, slot)
      if (running() && body.alive) record(world, what(body.actor.id))
    })
  }
  if (law.kind === 'spread') {
    for (const slot of law.on) tell(slot, (target) => ({ kind: 'marked', at: world.now, target, marker: spreadMarker }))
  }
  if (law.kind !== 'stack') return
  const source = boss.actor.id
  for (const [slot] of law.groups) {
    if (slot) tell(slot, (target) => ({ kind: 'tethered', at: world.now, source, target, tether: stackTether }))
  }
}

const announcedMs = 5_000
const spreadMarker = 0x8b
const stackTether = 0x54

function beginCast(
  world: World,
  boss: Body,
  mechanic: MechanicScript,
  cast: NonNullable<MechanicScript['cast']>,
  running: () => boolean,
): void {
  const until = world.now + cast.ms
  boss.busyUntil = until + Math.max(0, ...mechanic.hits.map(({ afterMs }) => afterMs)) + 1_000
  boss.casting = { ability: cast.ability, until }
  record(world, {
    kind: 'begin-cast',
    at: world.now,
    source: see(boss),
    target: boss.actor.id,
    ability: cast.ability,
    durationMs: cast.ms,
  })
  world.agenda.at(until, () => {
    if (!running() && !world.over)
      record(world, { kind: 'cancel-cast', at: world.now, source: boss.actor.id, ability: cast.ability })
    boss.casting = undefined
  })
}

/** Somebody calls it: everybody stops and leaves the arena within some seconds. */
function call(world: World, index: number): void {
  cameTrue(world, index)
  world.calledMs = Math.round(world.now)
  giveUp(world)
}

function startAutos(world: World, boss: Body, running: () => boolean): void {
  const script = world.fight.bosses.find(({ key }) => key === boss.boss)
  const auto = script?.auto
  if (!auto) return
  const hit = (): void => {
    if (!running()) return
    const target = mainTank(world)
    if (boss.targetable && boss.busyUntil <= world.now && target) {
      strike(world, boss, auto.ability, 'Attack', [{ target, amount: auto.amount, school: 'physical', gives: [] }])
    }
    world.agenda.at(world.now + auto.everyMs, hit)
  }
  world.agenda.at(world.now + 3_000, hit)
}
