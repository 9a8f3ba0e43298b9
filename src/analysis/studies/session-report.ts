import type { Blame } from '../blame.ts'
import type { Block } from '../block.ts'
import type { Progress } from '../blocks/progress.ts'
import type { MechanicRecord } from '../consistency/record.ts'
import type { WipeClass } from '../ending/classify.ts'
import { deaths } from '../metrics/deaths.ts'
import { faults } from '../metrics/faults.ts'
import { mitAudit } from '../metrics/mit-audit.ts'
import { phases } from '../metrics/phases.ts'
import { wipes } from '../metrics/wipes.ts'
import type { PressVerdict } from '../mitigation/press-told.ts'
import { courseOf } from '../session/course.ts'
import { sessionText } from '../session/session-text.ts'
import { type AnalysedPull, defineStudy, resultOf } from '../study.ts'
import { consistency } from './consistency.ts'
import { type FaultScores, faultScore } from './fault-score.ts'

export interface SessionReport {
  readonly pulls: number
  readonly kills: number
  readonly wipes: number
  /** Sum of the pulls, ms. */
  readonly inCombatMs: number
  /** The pull that got furthest: the latest phase, and there the least left. */
  readonly best?: { readonly pull: number; readonly phase: string; readonly share?: number; readonly kill: boolean }
  readonly deaths: number
  /** How the wipes ended, most frequent first. */
  readonly classes: readonly { readonly class: WipeClass; readonly count: number }[]
  /** What killed most, at most five. */
  readonly killers: readonly { readonly name: string; readonly count: number }[]
  /** Rules broken most, at most five, with the chances there were. */
  readonly faults: readonly { readonly name: string; readonly count: number }[]
  readonly faultChances: number
  /** Phases seen for the first time in these pulls, after the first, with the pull that saw it. */
  readonly firsts: readonly { readonly phase: string; readonly pull: number }[]
  /** Mistakes by player. */
  readonly scores: FaultScores
  /** Planned presses that were on in time, of those that could be; absent without a plan. */
  readonly mitigation?: { readonly hit: number; readonly of: number }
  /** The mechanic that cost most. */
  readonly worst?: Pick<MechanicRecord, 'name' | 'phase' | 'failures' | 'chances' | 'ended'>
  /** How far each pull came, where phases are known. */
  readonly course?: Progress
}

const listed = 5

const chancesIn = (one: AnalysedPull): number =>
  (resultOf(one, faults)?.chances ?? []).reduce((sum, { chances }) => sum + chances, 0)

/** A night in numbers, from what is stored of its pulls in the order they happened (METRICS §7). */
export const sessionReport = defineStudy<SessionReport>({
  id: 'session-report',
  title: 'The night',
  about: 'Pulls, wipes and what they ended on, and how far it went.',
  version: 4,
  compute(pulls) {
    const course = courseOf(pulls)
    const best = findBest(pulls)
    const mitigation = findMitigation(pulls)
    const worst = findWorst(pulls)
    const kills = pulls.filter(({ pull }) => pull.outcome === 'kill').length
    const ended = pulls.flatMap((one) => resultOf(one, wipes)?.class ?? []).filter((kind) => kind !== 'kill')
    const died = pulls.flatMap((one) => resultOf(one, deaths)?.deaths ?? [])
    const broken = pulls.flatMap((one) => resultOf(one, faults)?.faults ?? [])
    return {
      pulls: pulls.length,
      kills,
      wipes: pulls.filter(({ pull }) => pull.outcome === 'wipe').length,
      inCombatMs: pulls.reduce((sum, { pull }) => sum + pull.durationMs, 0),
      ...(best ? { best } : {}),
      deaths: died.length,
      classes: tally(ended).map(([kind, count]) => ({ class: kind, count })),
      killers: tally(died.flatMap(({ ability }) => ability?.name ?? []))
        .slice(0, listed)
        .map(([name, count]) => ({ name, count })),
      faults: tally(broken.map(({ ability }) => ability.name))
        .slice(0, listed)
        .map(([name, count]) => ({ name, count })),
      faultChances: pulls.reduce((sum, one) => sum + chancesIn(one), 0),
      firsts: findFirsts(pulls),
      scores: faultScore.compute(pulls),
      ...(mitigation ? { mitigation } : {}),
      ...(worst ? { worst } : {}),
      ...(course ? { course } : {}),
    }
  },
  present(report, blame: Blame = 'roles') {
    const text = sessionText(report, blame)
    return [
      {
        kind: 'stat',
        stats: [
          { label: 'Pulls', value: report.pulls, unit: 'count' },
          { label: 'Kills', value: report.kills, unit: 'count' },
          { label: 'In combat', value: report.inCombatMs, unit: 'ms' },
          { label: 'Deaths', value: report.deaths, unit: 'count', n: report.pulls },
        ],
      },
      ...(text === '' ? [] : [{ kind: 'note', text } as const]),
      ...pictureOf(report),
    ]
  },
})

/** One picture: how the night went, or else what its pulls ended on. */
function pictureOf(report: SessionReport): readonly Block[] {
  if (report.course) return [report.course]
  return report.classes.length === 0 ? [] : [endBars(report)]
}

const endBars = ({ classes }: SessionReport): Block => ({
  kind: 'bars',
  title: 'How pulls ended',
  unit: 'count',
  bars: classes.map(({ class: kind, count }) => ({ label: kind, value: count })),
})

/** Planned presses that were somebody's to make: not of the dead, not on cooldown, not of what never came. */
function findMitigation(pulls: readonly AnalysedPull[]): SessionReport['mitigation'] {
  const verdicts = pulls.flatMap((one) => resultOf(one, mitAudit)?.presses.map(({ verdict }) => verdict) ?? [])
  const own = verdicts.filter((verdict) => !excused.has(verdict))
  return own.length === 0 ? undefined : { hit: own.filter((verdict) => verdict === 'hit').length, of: own.length }
}

const excused: ReadonlySet<PressVerdict> = new Set<PressVerdict>(['dead', 'unavailable', 'not-reached'])

/** What cost most of all fights of the night. */
function findWorst(pulls: readonly AnalysedPull[]): SessionReport['worst'] {
  const fights = Map.groupBy(pulls, ({ pull }) => pull.encounter ?? pull.fightName)
  const worst = [...fights.values()].flatMap((own) => consistency.compute(own).mechanics[0] ?? [])
  const [found] = worst.sort((one, other) => other.cost - one.cost || other.failures - one.failures)
  if (found === undefined) return undefined
  const { name, phase, failures, chances, ended } = found
  return { name, phase, failures, chances, ended }
}

function findBest(pulls: readonly AnalysedPull[]): SessionReport['best'] {
  const reached = pulls.flatMap((one) => {
    const depth = resultOf(one, wipes)?.depth
    if (depth === undefined) return []
    const kill = one.pull.outcome === 'kill'
    const share = depth.boss?.share
    return [{ pull: one.pull.number, phase: depth.phase, phaseId: depth.phaseId, share, fight: depth.fight, kill }]
  })
  const [best] = reached.sort(
    (one, other) =>
      Number(other.kill) - Number(one.kill) ||
      other.phaseId - one.phaseId ||
      (one.fight ?? one.share ?? 1) - (other.fight ?? other.share ?? 1),
  )
  if (best === undefined) return undefined
  const { pull, phase, share, kill } = best
  return { pull, phase, kill, ...(share === undefined ? {} : { share }) }
}

/** Only what these pulls can say: a phase is new in the pull that first shows it, the first pull's phases are not. */
function findFirsts(pulls: readonly AnalysedPull[]): SessionReport['firsts'] {
  const seen = new Set<string>()
  return pulls.flatMap((one, index) =>
    (resultOf(one, phases) ?? []).flatMap(({ name, id }) => {
      const isNew = !seen.has(name)
      seen.add(name)
      return isNew && id > 1 && index > 0 ? [{ phase: name, pull: one.pull.number }] : []
    }),
  )
}

/** How often each came, most first, equals in the order they came. */
function tally<Value>(values: readonly Value[]): (readonly [Value, number])[] {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, same]) => [value, same.length] as const)
    .sort(([, one], [, other]) => other - one)
}
