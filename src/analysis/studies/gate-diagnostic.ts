import { type Gate, leastPulls, type PhaseGate, type Way } from '../gate/gate.ts'
import { gateBlocks } from '../gate/gate-blocks.ts'
import { checkOf, type LostTo, lostTo, phasesOf } from '../gate/lost-to.ts'
import { paceIn } from '../gate/pace.ts'
import { wallCourses } from '../gate/wall-courses.ts'
import { isClearlyMore, wilson } from '../shares/wilson.ts'
import { type AnalysedPull, defineStudy } from '../study.ts'

/**
 * Damage or execution (METRICS §6): what the pulls of one fight are lost to, phase by phase. Damage: clean pulls (at most
 * one death, or deaths that cost less than what was missing) still miss the enrage. Mechanics: pulls that were fast
 * enough, or too short to tell, die before it. Mitigation: they die to hits that planned or free mitigation would have
 * covered. A pull that died and was too slow as well counts for damage where another has met the enrage, else for
 * neither. One way is the verdict when its Wilson interval
 * lies clear of both others', and at least five pulls were judged; else it is unclear.
 */
export const gateDiagnostic = defineStudy<Gate>({
  id: 'gate-diagnostic',
  title: 'Damage or execution',
  about: 'What the pulls that reach a phase are lost to: damage, mechanics or mitigation.',
  version: 1,
  compute(pulls) {
    const ids = [...new Set(pulls.flatMap((pull) => phasesOf(pull).map(({ id }) => id)))].sort(
      (one, other) => one - other,
    )
    const gates = ids.map((id) => judgePhase(id, pulls))
    const lostIn = ({ judged }: PhaseGate) => judged
    const [wall] = gates
      .filter((gate) => lostIn(gate) > 0)
      .sort((one, other) => lostIn(other) - lostIn(one) || other.id - one.id)
    const courses = wall === undefined ? [] : wallCourses(pulls, wall.id)
    return {
      pulls: pulls.length,
      phases: gates,
      ...(wall ? { wall: wall.id } : {}),
      ...(courses.length > 0 ? { courses } : {}),
    }
  },
  present: gateBlocks,
})

function judgePhase(id: number, pulls: readonly AnalysedPull[]): PhaseGate {
  const came = pulls.flatMap((pull) => {
    const phase = phasesOf(pull).find((own) => own.id === id)
    return phase ? [{ pull, phase, check: checkOf(pull, phase) }] : []
  })
  const paceOf = paceIn(came.flatMap(({ check }) => check ?? []))
  const losses = came.filter(({ phase }) => !phase.isComplete).map(({ pull, phase }) => lostTo(pull, phase, paceOf))
  const count = (kind: LostTo) => losses.filter(({ to }) => to === kind).length
  const lost = {
    damage: count('damage'),
    mechanics: count('mechanics'),
    mitigation: count('mitigation'),
    both: count('both'),
    other: count('other'),
  }
  const judged = losses.length - lost.other
  const { mechanics, mitigation } = lost
  const counts = { damage: lost.damage + (lost.damage > 0 ? lost.both : 0), mechanics, mitigation }
  const shares = sharesOf(counts, judged)
  const paced = losses.filter(({ to, pace }) => to !== 'other' && pace !== 'unknown')
  const misses = losses.filter(({ isCleanMiss }) => isCleanMiss)
  const leftShare = middleOf(misses.flatMap((miss) => miss.leftShare ?? []))
  return {
    id,
    name: came[0]?.phase.name ?? `P${id}`,
    reached: came.length,
    passed: came.length - losses.length,
    lost,
    judged,
    counts,
    ...(shares ? { shares } : {}),
    pace: { on: paced.filter(({ pace }) => pace === 'on').length, of: paced.length },
    cleanMisses: misses.length,
    ...(leftShare === undefined ? {} : { leftShare }),
    verdict: judged < leastPulls ? 'unclear' : (ways.find((way) => isClear(way, counts, judged)) ?? 'unclear'),
  }
}

const ways = ['damage', 'mechanics', 'mitigation'] as const

function sharesOf(counts: PhaseGate['counts'], judged: number): PhaseGate['shares'] {
  const [damage, mechanics, mitigation] = ways.map((way) => wilson(counts[way], judged))
  return damage && mechanics && mitigation && { damage, mechanics, mitigation }
}

const isClear = (way: Way, counts: PhaseGate['counts'], judged: number): boolean =>
  ways.every((other) => other === way || isClearlyMore(counts[way], counts[other], judged))

function middleOf(shares: readonly number[]): number | undefined {
  return shares.toSorted((one, other) => one - other)[Math.floor(shares.length / 2)]
}
