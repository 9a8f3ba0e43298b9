import type { PlayerRef } from '../blame.ts'
import { failingIn } from '../consistency/failing.ts'
import { deaths } from '../metrics/deaths.ts'
import { gcd } from '../metrics/gcd.ts'
import { phases } from '../metrics/phases.ts'
import { wipes } from '../metrics/wipes.ts'
import type { Proportion } from '../shares/wilson.ts'
import { type AnalysedPull, defineStudy, resultOf } from '../study.ts'
import { nightsOf } from '../trend/nights.ts'
import { trendBlocks } from '../trend/trend-blocks.ts'

/** One night of one player. */
export interface NightOf {
  /** In how many of its pulls they were. */
  readonly pulls: number
  /** Deaths until the pull was lost: what comes after is nobody's. */
  readonly deaths: number
  /** Rules that were surely theirs to keep and were broken, of the mechanics they lived to see and that ever failed. */
  readonly failures: number
  readonly chances: number
  /** Share of the time in which they could act that they did; absent where no log tells it. */
  readonly uptime?: number
}

/** One mechanic of one player. */
export interface MechanicOf {
  /** `Cyclonic Break 2`; without a number where a pull has only one. */
  readonly name: string
  /** Without its number. */
  readonly mechanic: string
  readonly abilities: readonly number[]
  readonly phase: string
  /** Failures of chances, night by night; `n` is 0 where they did not come to it. */
  readonly nights: readonly Proportion[]
}

/** What somebody died to in a phase, before the pull was lost. */
export interface DeathsTo {
  readonly name: string
  readonly phase: string
  readonly count: number
}

export interface PlayerTrend {
  readonly player: PlayerRef
  /** As many as the study has nights. */
  readonly nights: readonly NightOf[]
  readonly mechanics: readonly MechanicOf[]
  /** Most first. */
  readonly deaths: readonly DeathsTo[]
  /** Pulls that they came to each phase in, by its name. */
  readonly phases: Readonly<Record<string, number>>
}

export interface Trend {
  /** Epoch ms of the first pull, and how many there were. */
  readonly nights: readonly { readonly startedAt: number; readonly pulls: number }[]
  readonly players: readonly PlayerTrend[]
}

/**
 * How each player does over the nights of one fight (METRICS §7): deaths before the pull was lost, uptime, and of the
 * mechanics that ever failed how often they were surely at fault, of those they lived to see. It is for whoever it is
 * about: `trendBlocks` shows one of them, and in public the study shows nobody.
 */
export const trend = defineStudy<Trend>({
  id: 'trend',
  title: 'Own trend',
  about: 'Whether somebody is getting better, night by night, and where they lose most.',
  version: 1,
  compute(pulls) {
    const nights = nightsOf(pulls)
    const seen = new Map<string, PlayerRef>()
    for (const { pull } of pulls.toSorted((one, other) => one.pull.startedAt - other.pull.startedAt))
      for (const { id, kind, name, job } of pull.actors)
        if (kind === 'player') seen.set(name, { id, name, ...(job === undefined ? {} : { job }) })
    const failing = failingIn(pulls)
    return {
      nights: nights.map((night) => ({ startedAt: night[0]?.pull.startedAt ?? 0, pulls: night.length })),
      players: [...seen.values()].map((player) => trendOf(player, nights, failing)),
    }
  },
  present: ({ players: [only, ...others], nights }) =>
    only === undefined || others.length > 0
      ? [{ kind: 'note', text: 'Everybody’s own trend is theirs: /me shows yours.' }]
      : trendBlocks(nights, only, {}),
})

function trendOf(
  player: PlayerRef,
  nights: readonly (readonly AnalysedPull[])[],
  failing: ReturnType<typeof failingIn>,
): PlayerTrend {
  const mechanics = failing.map(({ chances, ...told }): MechanicOf => {
    const own = chances.filter(({ players }) => players.some(({ name }) => name === player.name))
    const byNight = nights.map((night) => {
      const here = own.filter(({ pull }) => night.includes(pull))
      return { k: here.filter(({ faults }) => faults.some((fault) => isOf(fault, player))).length, n: here.length }
    })
    return { ...told, nights: byNight }
  })
  const came = nights.map((night) => night.filter(({ pull }) => pull.actors.some(({ name }) => name === player.name)))
  const died = came.map((night) => night.flatMap((pull) => deathsIn(pull, player)))
  return {
    player,
    mechanics: mechanics.filter((one) => one.nights.some(({ n }) => n > 0)),
    nights: came.map((pulls, index) => {
      const uptime = uptimeIn(pulls, player)
      return {
        pulls: pulls.length,
        deaths: died[index]?.length ?? 0,
        failures: mechanics.reduce((sum, one) => sum + (one.nights[index]?.k ?? 0), 0),
        chances: mechanics.reduce((sum, one) => sum + (one.nights[index]?.n ?? 0), 0),
        ...(uptime === undefined ? {} : { uptime }),
      }
    }),
    deaths: tally(died.flat()),
    phases: phasesIn(came.flat()),
  }
}

const isOf = (
  { about, players }: { readonly about: string; readonly players: readonly PlayerRef[] },
  player: PlayerRef,
): boolean => about === 'each' && players.some(({ name }) => name === player.name)

/** Deaths of a pull until it was lost. */
function deathsIn(pull: AnalysedPull, player: PlayerRef): readonly Omit<DeathsTo, 'count'>[] {
  const untilMs = resultOf(pull, wipes)?.cutoff?.atMs ?? Number.POSITIVE_INFINITY
  const told = resultOf(pull, phases) ?? []
  return (resultOf(pull, deaths)?.deaths ?? [])
    .filter((death) => death.player?.name === player.name && death.diedMs <= untilMs)
    .map(({ diedMs, ability }) => ({
      name: ability?.name ?? 'no killing blow',
      phase: told.findLast(({ startMs }) => startMs <= diedMs)?.name ?? 'P1',
    }))
}

function tally(died: readonly Omit<DeathsTo, 'count'>[]): readonly DeathsTo[] {
  const alike = Map.groupBy(died, ({ name, phase }) => `${phase} ${name}`)
  return [...alike.values()]
    .flatMap((same) => (same[0] === undefined ? [] : [{ ...same[0], count: same.length }]))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
}

/** Over all of the time they could act, so that short pulls count for little. */
function uptimeIn(pulls: readonly AnalysedPull[], player: PlayerRef): number | undefined {
  const own = pulls.flatMap((pull) => {
    const told = resultOf(pull, gcd)?.players.find(({ name }) => name === player.name)
    return told?.uptime === undefined ? [] : [{ uptime: told.uptime, possibleMs: told.possibleMs }]
  })
  const possibleMs = own.reduce((sum, one) => sum + one.possibleMs, 0)
  return possibleMs === 0 ? undefined : own.reduce((sum, one) => sum + one.uptime * one.possibleMs, 0) / possibleMs
}

function phasesIn(pulls: readonly AnalysedPull[]): Readonly<Record<string, number>> {
  const names = pulls.flatMap((pull) => [...new Set((resultOf(pull, phases) ?? []).map(({ name }) => name))])
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, same]) => [name, same.length]))
}
