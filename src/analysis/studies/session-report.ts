import { formatShare } from '../../format.ts'
import type { Block } from '../block.ts'
import type { WipeClass } from '../classify.ts'
import { deaths } from '../metrics/deaths.ts'
import { faults } from '../metrics/faults.ts'
import { phases } from '../metrics/phases.ts'
import { wipes } from '../metrics/wipes.ts'
import { type AnalysedPull, defineStudy, resultOf } from '../study.ts'

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
}

const listed = 5

const chancesIn = (one: AnalysedPull): number =>
  (resultOf(one, faults)?.chances ?? []).reduce((sum, { chances }) => sum + chances, 0)

/** A night in numbers, from what is stored of its pulls in the order they happened (METRICS §7). */
export const sessionReport = defineStudy<SessionReport>({
  id: 'session-report',
  title: 'The night',
  about: 'Pulls, wipes and what they ended on, and how far it went.',
  version: 2,
  compute(pulls) {
    const best = findBest(pulls)
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
    }
  },
  present(report) {
    const blocks: Block[] = [
      {
        kind: 'stat',
        stats: [
          { label: 'Pulls', value: report.pulls, unit: 'count' },
          { label: 'Kills', value: report.kills, unit: 'count' },
          { label: 'In combat', value: report.inCombatMs, unit: 'ms' },
          { label: 'Deaths', value: report.deaths, unit: 'count', n: report.pulls },
        ],
      },
      ...(report.best ? [{ kind: 'note', text: bestText(report.best) } satisfies Block] : []),
      ...report.firsts.map(
        ({ phase, pull }) => ({ kind: 'note', text: `First time in ${phase}: pull ${pull}.` }) as const,
      ),
      bars(
        'How pulls ended',
        report.classes.map(({ class: kind, count }) => ({ name: kind, count })),
      ),
      bars('What killed', report.killers),
      bars(`Rules broken, ${report.faultChances} chances`, report.faults),
    ]
    return blocks.filter((block) => block.kind !== 'bars' || block.bars.length > 0)
  },
})

const bars = (title: string, counts: readonly { readonly name: string; readonly count: number }[]): Block => ({
  kind: 'bars',
  title,
  unit: 'count',
  bars: counts.map(({ name, count }) => ({ label: name, value: count })),
})

function bestText({ pull, phase, share, kill }: NonNullable<SessionReport['best']>): string {
  if (kill) return `Pull ${pull} was the kill.`
  return `Best: pull ${pull}, ${phase}${share === undefined ? '' : ` with ${formatShare(share)} left`}.`
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
