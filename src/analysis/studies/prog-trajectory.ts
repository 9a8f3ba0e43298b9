import { projectionOf } from '../progress/projection.ts'
import { bestOfNight, type NightTold, type Trajectory } from '../progress/trajectory.ts'
import { trajectoryBlocks } from '../progress/trajectory-blocks.ts'
import { depthOf, type SaidPoint, saidDepth, type Tried } from '../progress/tried.ts'
import { defineStudy } from '../study.ts'

/** Every pull of one fight, the phases it has, and what was said of nights without a log. */
export interface FightTold {
  readonly phases: readonly string[]
  /** It has no more phases than these: without that nobody knows where its end is. */
  readonly isWhole: boolean
  readonly tries: readonly Tried[]
  readonly points: readonly SaidPoint[]
}

/**
 * How a fight goes over all its nights (METRICS §7): how far each pull came, the best so far, which share of pulls came to
 * each phase, in all and lately, time and pulls, and points that were said where nothing was logged: those count for how
 * far, never for shares. A depth is the phase and what its boss had left; phases count alike, whatever they last. The end is
 * projected from the best of the last nights, with its interval or not at all (`progress/projection.ts`). How many pulls other
 * groups need is not among the facts we have, so nothing is compared with them.
 */
export const progTrajectory = defineStudy<Trajectory, FightTold>({
  id: 'prog-trajectory',
  title: 'Progress',
  about: 'How far every pull of a fight came, night by night, and how often each phase is reached.',
  version: 1,
  compute({ phases, isWhole, tries, points }) {
    const nights = nightsOf(phases.length, tries, points)
    const known = depthsOf(nights)
    const late = nights.filter(({ depths }) => depths.length > 0).slice(-lateNights)
    const lateKnown = depthsOf(late)
    const kills = tries.filter(({ outcome }) => outcome === 'kill').length
    const best = bestOf(phases.length, tries, nights)
    const bests = nights.flatMap((night) => bestOfNight(night) ?? [])
    const projection = isWhole && best && best.depth < phases.length ? projectionOf(bests, phases.length) : undefined
    return {
      phases,
      nights,
      pulls: tries.length,
      saidPulls: sum(nights.map(({ said }) => said?.pulls ?? 0)),
      inCombatMs: sum(nights.map(({ inCombatMs }) => inCombatMs)),
      longMs: sum(nights.map(({ longMs }) => longMs)),
      ...(best && { best }),
      kills,
      reached: phases.map((name, index) => ({
        name,
        k: known.filter((depth) => depth >= index).length,
        lateK: lateKnown.filter((depth) => depth >= index).length,
      })),
      known: known.length,
      lateKnown: lateKnown.length,
      lateNights: late.length,
      ...(projection && { projection }),
    }
  },
  present: trajectoryBlocks,
})

/** What “lately” means. */
const lateNights = 3

const depthsOf = (nights: readonly NightTold[]): readonly number[] =>
  nights.flatMap(({ depths }) => depths.filter((depth) => depth !== null))

/** Logged nights, each with what was said of its day, and those of which only something was said. */
function nightsOf(phases: number, tries: readonly Tried[], points: readonly SaidPoint[]): readonly NightTold[] {
  const said = new Map(points.map((point) => [point.day, point]))
  const logged = [...Map.groupBy(tries, ({ nightId }) => nightId).values()].map((night): NightTold => {
    const inOrder = night.toSorted((one, other) => one.startedAt - other.startedAt)
    const startedAt = inOrder[0]?.startedAt ?? 0
    const day = new Date(startedAt).toISOString().slice(0, 10)
    const point = said.get(day)
    said.delete(day)
    return {
      startedAt,
      depths: inOrder.map((pull) => depthOf(pull, phases) ?? null),
      inCombatMs: sum(inOrder.map(({ durationMs }) => durationMs)),
      longMs: Math.max(...inOrder.map((pull) => pull.startedAt + pull.durationMs)) - startedAt,
      ...(point && { said: toSaid(point, phases) }),
    }
  })
  const unlogged = [...said.values()].map((point): NightTold => {
    const told = { said: toSaid(point, phases), depths: [], inCombatMs: 0, longMs: 0 }
    return { startedAt: Date.parse(`${point.day}T12:00:00Z`), ...told }
  })
  return [...logged, ...unlogged].sort((one, other) => one.startedAt - other.startedAt)
}

const toSaid = (point: SaidPoint, phases: number): NonNullable<NightTold['said']> => ({
  depth: saidDepth(point, phases),
  ...(point.pulls !== undefined && { pulls: point.pulls }),
  ...(point.note !== undefined && { note: point.note }),
  by: point.by,
})

/** The first pull that came furthest, or what was said if nobody logged as much. */
function bestOf(phases: number, tries: readonly Tried[], nights: readonly NightTold[]): Trajectory['best'] {
  const logged = tries.flatMap((pull) => {
    const depth = depthOf(pull, phases)
    return depth === undefined ? [] : [{ depth, at: pull.startedAt, number: pull.number }]
  })
  const said = nights.flatMap((night) => (night.said ? [{ depth: night.said.depth, at: night.startedAt }] : []))
  return [...logged, ...said].sort((one, other) => other.depth - one.depth || one.at - other.at)[0]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
