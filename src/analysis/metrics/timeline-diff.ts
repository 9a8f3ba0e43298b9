import { formatTime } from '../../format.ts'
import type { Block } from '../block.ts'
import type { PullContext } from '../context.ts'
import { defineMetric } from '../metric.ts'
import { readDrift, type Stretch } from '../timelines/drift.ts'
import { unexpectedIn } from '../timelines/unexpected.ts'

export interface StretchTold {
  readonly name: string
  /** 1-based, intermissions counted. */
  readonly phase: number
  readonly startMs: number
  readonly endMs: number
  /** When each thing that sets the clock happened, and how much later than the timeline has it, ms. */
  readonly points: readonly (readonly [atMs: number, driftMs: number])[]
  readonly missing: readonly { readonly name: string; readonly ability: number; readonly expectedMs: number }[]
}

export interface TimelineDiff {
  /** False where nobody has timed the fight: then nothing else is known. */
  readonly isTimed: boolean
  readonly stretches: readonly StretchTold[]
  /** `known`: the timeline has it elsewhere; else nobody has written of it. */
  readonly unexpected: readonly {
    readonly name: string
    readonly ability: number
    readonly atMs: number
    readonly count: number
    readonly known: boolean
  }[]
}

/**
 * The pull against the fight's known timeline (METRICS §5), the one that cactbot's users see while they fight.
 *
 * A timeline's clock is not the pull's: phases begin at round numbers and branches lie beyond the end. So drift is told
 * for each stretch in which the clock neither jumped nor was taken up anew, in ms since the stretch's first step: later
 * is more than 0. What is left out is told only for what comes in every pull and was not seen within 10 s of its time;
 * what is unexpected only while the clock is sure. Timelines are hand-made: differences of up to half a second are the
 * hand's. What several pulls have in common is no concern here.
 */
export const timelineDiff = defineMetric<TimelineDiff>({
  id: 'timeline-diff',
  title: 'Against the timeline',
  about:
    'What came earlier or later than the known timeline of the fight has it, what did not come, and what should not have.',
  version: 1,
  compute(context) {
    const { timeline, followed } = context
    if (timeline === undefined || followed === undefined) return { isTimed: false, stretches: [], unexpected: [] }
    const stretches = readDrift(timeline, followed).map((stretch) => told(stretch, context))
    const unexpected = unexpectedIn(context, timeline, followed)
    return { isTimed: true, stretches, unexpected }
  },
  present({ isTimed, stretches, unexpected }): readonly Block[] {
    if (!isTimed) return [{ kind: 'note', text: 'Nobody has timed this fight: there is nothing to compare with.' }]
    if (stretches.length === 0) return [{ kind: 'note', text: 'Too little of the timeline was reached.' }]
    const left = stretches.flatMap(({ missing }) =>
      missing.map(({ name, expectedMs }) => [name, expectedMs, ''] as const),
    )
    const more = unexpected.map(({ name, atMs, known, count }) => {
      const why = known ? 'not at this time' : 'not in any timeline'
      return [name, atMs, count > 1 ? `${why}, ${count} times` : why] as const
    })
    const drifted = stretches.filter(({ points }) => Math.abs(largestOf(points)) >= worthDrawingMs)
    return [
      ...(drifted.length === 0 ? [] : [drawn(drifted)]),
      {
        kind: 'table',
        title: 'Against the timeline',
        columns: [
          { label: 'Stretch', align: 'left' },
          { label: 'Steps', align: 'right' },
          { label: 'Drift', align: 'right' },
          { label: 'Largest', align: 'right' },
        ],
        rows: stretches.map(({ name, points }) => [
          name,
          `${points.length}`,
          signed(points.at(-1)?.[1] ?? 0),
          signed(largestOf(points)),
        ]),
      },
      ...(left.length === 0 ? [] : [listed('Did not come', left)]),
      ...(more.length === 0 ? [] : [listed('Not expected', more)]),
    ]
  },
})

function told({ segment, steps, driftMs, missing }: Stretch, { abilityName }: PullContext): StretchTold {
  return {
    name: segment.name,
    phase: segment.phase,
    startMs: steps[0]?.atMs ?? 0,
    endMs: steps.at(-1)?.atMs ?? 0,
    points: steps.map(({ atMs }, index) => [atMs, driftMs[index] ?? 0] as const),
    missing: missing.map(({ entry, expectedMs }) => {
      const ability = entry.abilities[0] ?? 0
      return { name: entry.name || abilityName(ability), ability, expectedMs }
    }),
  }
}

/** What stays below is the hand that made the timeline, ms. */
const worthDrawingMs = 1_000

const drawn = (stretches: readonly StretchTold[]): Block => ({
  kind: 'line',
  title: 'Later (or earlier) than the timeline',
  unit: 'ms',
  xUnit: 'ms',
  lines: stretches.map(({ name, points }) => ({ label: name, points })),
})

const largestOf = (points: StretchTold['points']): number =>
  points.reduce((most, [, drift]) => (Math.abs(drift) > Math.abs(most) ? drift : most), 0)

const signed = (ms: number): string => `${ms < 0 ? '−' : '+'}${(Math.abs(ms) / 1000).toFixed(1)} s`

const listed = (title: string, rows: readonly (readonly [name: string, atMs: number, why: string])[]): Block => ({
  kind: 'table',
  title,
  columns: [
    { label: 'Action', align: 'left' },
    { label: 'At', align: 'right' },
    { label: '', align: 'left' },
  ],
  rows: rows.map(([name, atMs, why]) => [name, formatTime(atMs), why]),
})
