import { formatPerSecond } from '../../format.ts'
import type { Block } from '../block.ts'
import { pullsWords } from '../shares/share-words.ts'
import type { FieldStanding, PhaseStanding } from '../studies/field-standing.ts'

/** Percentiles as bars from the worst to the best, the figures behind them, and what is not known. */
export function standingBlocks({ pulls, field, phases }: FieldStanding): readonly Block[] {
  if (field === undefined) return [note(pulls === 0 ? noPulls : noFigures), note(unknown)]
  if (phases.length === 0) return [note(nothingCompleted(pulls)), note(unknown)]
  return [
    note(summary(phases)),
    {
      kind: 'bars',
      title: 'Percentile of the field, the middle pull of each phase',
      unit: 'count',
      max: 100,
      bars: phases.map(({ name, middle, worst, best, pulls: count }) => ({
        label: name,
        value: Math.round(middle),
        ...(count > 1 && { low: worst, high: best, note: `${Math.round(worst)} to ${Math.round(best)} in ${count}` }),
        ...(count === 1 && { note: '1 pull' }),
      })),
    },
    {
      kind: 'table',
      title: 'The best beside half the field',
      columns: [
        { label: 'Phase', align: 'left' },
        { label: 'Best', align: 'right' },
        { label: 'Field', align: 'right' },
      ],
      rows: phases.map(({ name, bestPerSecond, fieldMedian }) => [
        name,
        formatPerSecond(bestPerSecond),
        formatPerSecond(fieldMedian),
      ]),
    },
    note(
      `Whole parties with your jobs, in phases they completed; the field is of patch ${field.patch}, ${field.asOf}.`,
    ),
    note(unknown),
  ]
}

const unknown =
  'How many pulls other groups need to reach a phase is not among the facts Vigil has, so it says nothing of that.'
const noPulls = 'No pull of this fight is stored. /watch add follows an FFLogs report.'
const noFigures = 'Nobody has looked up what the field does in this fight.'

const nothingCompleted = (pulls: number): string =>
  `Nothing to compare yet: in ${pullsWords(pulls)} no phase was completed whose figures are known. Ask again once one is, or for more nights.`

function summary(phases: readonly PhaseStanding[]): string {
  const lowest = phases.toSorted((one, other) => one.middle - other.middle)[0]
  if (lowest === undefined) return ''
  const place = `at about percentile ${Math.round(lowest.middle)}`
  if (phases.length === 1)
    return `${lowest.name} usually goes ${place}. Next: /gate says whether damage is what is missing.`
  return `Most room is in ${lowest.name}, which usually goes ${place}. Next: /gate says whether damage is what is missing.`
}

const note = (text: string): Block => ({ kind: 'note', text })
