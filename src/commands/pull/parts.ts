import { deaths } from '../../analysis/metrics/deaths.ts'
import { faults } from '../../analysis/metrics/faults.ts'
import { mitAudit } from '../../analysis/metrics/mit-audit.ts'
import { type PhaseTold, phases } from '../../analysis/metrics/phases.ts'
import { type AnalysedPull, resultOf } from '../../analysis/study.ts'
import { formatShare, formatTime } from '../../format.ts'
import { customIdOf } from '../../press.ts'
import type { AnswerSelect } from '../command.ts'

/** A mechanic of one pull in which something happened: all of its name that follows within ten seconds. */
export interface Moment {
  readonly ability: { readonly id: number; readonly name: string }
  readonly fromMs: number
  readonly untilMs: number
  readonly deaths: number
  readonly faults: number
  /** What was left of the lowest, where it was close. */
  readonly margin?: number
}

/** What can be looked at by itself: a phase, or a mechanic. */
export type Part =
  | { readonly kind: 'phase'; readonly phase: PhaseTold }
  | { readonly kind: 'moment'; readonly moment: Moment }

/** The menu under a pull's post: its phases, and the mechanics in which something happened, in order. */
export function partsSelect(analysed: AnalysedPull): readonly AnswerSelect[] {
  const { staticId, number } = analysed.pull
  const told = resultOf(analysed, phases) ?? []
  const inPhases = told.length > 1 ? told.map(phaseOption) : []
  const room = mostOptions - inPhases.length
  const moments = momentsOf(analysed)
  const shown = moments.toSorted(mattersMore).slice(0, room)
  const options = [...inPhases, ...moments.filter((moment) => shown.includes(moment)).map(momentOption)]
  if (options.length === 0) return []
  const action = { customId: customIdOf({ ask: 'detail', staticId, number }) }
  return [{ placeholder: 'Look at one phase or mechanic', options, action }]
}

/** What a value of the menu means in the pull as it is known now: it may have been analysed anew since it was posted. */
export function findPart(analysed: AnalysedPull, chosen: string): Part | undefined {
  const [kind, id, at] = chosen.split(':')
  if (kind === 'phase') {
    const phase = (resultOf(analysed, phases) ?? []).find((one) => one.id === Number(id))
    return phase && { kind, phase }
  }
  const near = momentsOf(analysed)
    .filter(({ ability }) => ability.id === Number(id))
    .toSorted((one, other) => Math.abs(one.fromMs - Number(at)) - Math.abs(other.fromMs - Number(at)))[0]
  return near && { kind: 'moment', moment: near }
}

/** As many as Discord shows in one menu. */
const mostOptions = 25
/** Blows of one name so close together are one mechanic to whoever plays it, ms. */
const oneMechanicMs = 10_000

const phaseOption = ({ id, name, startMs, endMs, deaths: died }: PhaseTold) => ({
  label: name,
  value: `phase:${id}`,
  description: [`${formatTime(startMs)} to ${formatTime(endMs)}`, ...countWords(died, 'death')].join(' · '),
})

function momentOption({ ability, fromMs, deaths: died, faults: broken, margin }: Moment) {
  const words = [
    ...countWords(died, 'death'),
    ...countWords(broken, 'mistake'),
    ...(margin === undefined || margin < 0 || died > 0 ? [] : [`${formatShare(margin)} left`]),
  ]
  return {
    label: `${formatTime(fromMs)} ${ability.name}`,
    value: `moment:${ability.id}:${fromMs}`,
    ...(words.length > 0 && { description: words.join(' · ') }),
  }
}

const countWords = (count: number, word: string): string[] =>
  count === 0 ? [] : [count === 1 ? `1 ${word}` : `${count} ${word}s`]

const weightOf = ({ deaths: died, faults: broken, margin = 1 }: Moment) => died * 2 + broken * 3 + (1 - margin)

const mattersMore = (one: Moment, other: Moment): number => weightOf(other) - weightOf(one)

/** Deaths, mistakes and close hits, those of one mechanic together, in order. */
function momentsOf(analysed: AnalysedPull): readonly Moment[] {
  const happened = [
    ...(resultOf(analysed, deaths)?.deaths ?? []).flatMap(({ ability, diedMs }) =>
      ability === undefined ? [] : [{ ability, atMs: diedMs, deaths: 1, faults: 0 }],
    ),
    ...(resultOf(analysed, faults)?.faults ?? []).map(({ ability, atMs }) => ({ ability, atMs, deaths: 0, faults: 1 })),
    ...(resultOf(analysed, mitAudit)?.hits ?? []).map(({ ability, atMs, margin }) => ({
      ability,
      atMs,
      deaths: 0,
      faults: 0,
      ...(margin === undefined ? {} : { margin }),
    })),
  ].sort((one, other) => one.atMs - other.atMs)
  const moments: Moment[] = []
  for (const { ability, atMs, ...counts } of happened.filter((one) => one.ability.id !== 0)) {
    const known = moments.findLastIndex(
      (one) => one.ability.name === ability.name && atMs - one.untilMs <= oneMechanicMs,
    )
    const moment = moments[known]
    if (moment === undefined) moments.push({ ability, fromMs: atMs, untilMs: atMs, ...counts })
    else moments[known] = join(moment, atMs, counts)
  }
  return moments
}

function join(moment: Moment, atMs: number, counts: Pick<Moment, 'deaths' | 'faults' | 'margin'>): Moment {
  const margins = [moment.margin, counts.margin].filter((margin) => margin !== undefined)
  return {
    ...moment,
    untilMs: atMs,
    deaths: moment.deaths + counts.deaths,
    faults: moment.faults + counts.faults,
    ...(margins.length > 0 && { margin: Math.min(...margins) }),
  }
}
