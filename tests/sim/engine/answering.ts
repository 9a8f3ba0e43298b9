import { director } from '../../../src/game.ts'
import type { Answer, EndClass } from '../answers.ts'
import { isEnding } from '../plants.ts'
import type { Body } from './body.ts'
import { enemy } from './finding.ts'
import { playingOf } from './playing-truth.ts'
import { pressesOf } from './press-truth.ts'
import { readingOf } from './reading-truth.ts'
import type { World } from './world.ts'

/** The answer key of a pull that is over. */
export function answerOf(world: World, durationMs: number): Answer {
  const won = !world.happenings.some((it) => it.kind === 'director' && it.command === director.wipe)
  const origin = won ? undefined : originOf(world)
  const phase = world.phases.at(-1)
  const script = world.fight.phases.find(({ id }) => id === phase?.id)
  const phaseBoss = enemy(world, script?.boss ?? '')
  const boss = foughtLast(world) ?? phaseBoss
  const hp = hpAtEnd(world, boss, durationMs)
  const phases = Math.max(1, world.fight.phaseNames.length)
  const started = [...world.damage].map(([id, amount]): [string, number] => [
    world.bodies[id]?.actor.name ?? '',
    amount,
  ])
  const answer = {
    seed: world.pullPlan.seed,
    outcome: won ? ('kill' as const) : ('wipe' as const),
    durationMs,
    ended: won ? ('kill' as const) : endOf(world, origin),
    ...(world.location && { location: world.location }),
    ...(origin !== undefined && { origin }),
    faults: world.faults.map(({ plant, atMs }) => ({ plant, atMs })),
    deaths: world.deaths.map((death) => ({
      ...death,
      lethalMs: Math.round(death.lethalMs),
      deathMs: Math.round(death.deathMs),
      ...(death.fault !== undefined && { fault: positionOf(world, death.fault) }),
    })),
    raises: world.raises.map(({ hardMs: _hardMs, ...raise }) => ({
      ...raise,
      castMs: Math.round(raise.castMs),
      ...(raise.upMs !== undefined && { upMs: Math.round(raise.upMs) }),
    })),
    ...(world.calledMs !== undefined && { calledMs: world.calledMs }),
    phases: world.phases,
    boss: { name: boss.actor.name, hp, maxHp: boss.actor.maxHp, share: hp / boss.actor.maxHp },
    fightLeft: won ? 0 : (phases - (phase?.id ?? 1) + phaseBoss.hp / phaseBoss.actor.maxHp) / phases,
    damageByPlayer: Object.fromEntries(started),
    playing: playingOf(world, durationMs),
    presses: pressesOf(world, durationMs),
  }
  return { ...answer, reading: readingOf(world, answer) }
}

/** Of the enemies that were hit to the end and stand, the largest; if none stands, the largest that fell. */
function foughtLast({ hitAt }: World): Body | undefined {
  const lastMs = Math.max(...hitAt.values())
  const recent = [...hitAt].filter(([, at]) => at >= lastMs - toTheEndMs).map(([body]) => body)
  const standing = recent.filter(({ hp }) => hp > 0)
  return (standing.length > 0 ? standing : recent).toSorted((one, other) => other.actor.maxHp - one.actor.maxHp)[0]
}

const toTheEndMs = 30_000

/** What still lands after the end does not count. */
function hpAtEnd({ happenings }: World, boss: Body, durationMs: number): number {
  const last = happenings.findLast(
    (it) => it.at <= durationMs && (it.kind === 'landed' || it.kind === 'tick') && it.after.actor === boss.actor.id,
  )
  return last?.kind === 'landed' || last?.kind === 'tick' ? last.after.hp : boss.hp
}

/** What started the end: the first fault whose dead never came back, or what came right before the call. */
function originOf(world: World): number | undefined {
  if (ranOut(world)) return undefined
  const walkedIn = world.faults.findIndex(({ plant }) => plant.kind === 'body-pull')
  if (walkedIn >= 0) return walkedIn
  const calledMs = callOf(world)
  if (calledMs !== undefined) {
    const before = world.faults.filter(({ atMs, plant }) => atMs <= calledMs && !isEnding(plant))
    return before.length > 0 ? before.length - 1 : undefined
  }
  const lost = world.deaths.flatMap(({ who, lethalMs, fault }) => {
    const place = fault === undefined ? -1 : positionOf(world, fault)
    const atMs = world.faults[place]?.atMs
    const isBack = world.raises.some((raise) => raise.who === who && (raise.upMs ?? -1) > lethalMs)
    return atMs === undefined || isBack || !isHeld(world, atMs - 1) ? [] : [{ place, atMs }]
  })
  return lost.sort((one, other) => one.atMs - other.atMs)[0]?.place
}

const covers: ReadonlySet<string> = new Set([
  'late-mitigation',
  'missed-mitigation',
  'early-mitigation',
  'wrong-target',
])

function endOf(world: World, origin: number | undefined): EndClass {
  if (ranOut(world)) return 'enrage'
  if (callOf(world) !== undefined) return 'called'
  if (world.faults.some(({ plant }) => plant.kind === 'reset') && isHeld(world, world.now)) return 'reset'
  const kind = origin === undefined ? undefined : world.faults[origin]?.plant.kind
  if (kind === 'body-pull') return 'body pull'
  if (kind === 'no-healing') return 'healing'
  if (kind === undefined) return isHopeless(world) ? 'mechanic' : 'unknown'
  return covers.has(kind) ? 'mitigation' : 'mechanic'
}

/** What nobody could live through has come. */
const isHopeless = ({ pullPlan, location }: World): boolean =>
  (pullPlan.confounders ?? []).some((each) => each.kind === 'unsurvivable' && each.mechanic === location?.mechanic)

/** Half the party lay dead, or had followed a call off the arena: then time ran out over nobody. */
const ranOut = (world: World): boolean =>
  world.enragedMs !== undefined && isHeld(world, world.enragedMs - 1) && !leaptBefore(world)

const leaptBefore = ({ calledMs, deaths, players }: World): boolean =>
  calledMs !== undefined &&
  deaths.filter(({ ability, lethalMs }) => ability === undefined && lethalMs >= calledMs).length * 2 >= players.length

/** Who calls what is lost already ends nothing. */
const callOf = (world: World): number | undefined =>
  world.calledMs !== undefined && isHeld(world, world.calledMs) ? world.calledMs : undefined

/** More than half the party lives: what goes wrong after that started nothing. */
function isHeld({ players, deaths, raises }: World, atMs: number): boolean {
  const isBack = (name: string, sinceMs: number): boolean =>
    raises.some(({ who, upMs }) => who === name && upMs !== undefined && upMs > sinceMs && upMs <= atMs)
  const isDead = (name: string): boolean =>
    deaths.some(({ who, lethalMs }) => who === name && lethalMs <= atMs && !isBack(name, lethalMs))
  return players.filter(({ actor }) => !isDead(actor.name)).length * 2 > players.length
}

/** Plants are counted as planned, answers as they came true. */
const positionOf = (world: World, plant: number): number => world.faults.findIndex(({ index }) => index === plant)
