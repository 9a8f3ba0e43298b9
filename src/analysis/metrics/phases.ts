import { formatSpan } from '../../format.ts'
import type { Block } from '../block.ts'
import { defineMetric } from '../metric.ts'

export interface PhaseTold {
  /** 1-based, intermissions counted. */
  readonly id: number
  readonly name: string
  readonly startMs: number
  readonly endMs: number
  readonly deaths: number
  /** How long no enemy could be targeted in it. */
  readonly downtimeMs: number
  /** The pull went past it. */
  readonly isComplete: boolean
}

/**
 * The phases of the pull with how long each took, how many died in it and how long nobody could be fought (METRICS §1).
 * From the source where it tells them. Else a phase begins, as FFLogs counts them, when a boss of its own can be fought;
 * an intermission with the first thing that its boss or the known timeline has of it; a phase that keeps the boss when
 * the timeline has come to it and the boss is back. In a fight nobody has described: after 4 s or more in which nobody
 * could be fought, with another boss, or with the same one fuller; else it is all one phase.
 *
 * A phase whose boss is neither hit nor told to be targetable is not found. Where sources tell no targetability a phase
 * begins with the first hit, up to some seconds late.
 */
export const phases = defineMetric<readonly PhaseTold[]>({
  id: 'phases',
  title: 'Phases',
  about: 'How long each phase took, how many died in it, and how long nobody could be fought.',
  version: 3,
  compute({ phases, deaths, downtime, pull }) {
    return phases.map(({ id, name, startMs, endMs }, index) => {
      const isLast = index === phases.length - 1
      const died = deaths.filter(({ diedMs }) => diedMs >= startMs && (isLast || diedMs < endMs))
      const quiet = downtime.map((span) => Math.min(span.endMs, endMs) - Math.max(span.startMs, startMs))
      const downtimeMs = Math.round(quiet.reduce((sum, ms) => sum + Math.max(ms, 0), 0))
      const isComplete = !isLast || pull.outcome === 'kill'
      return { id, name, startMs, endMs, deaths: died.length, downtimeMs, isComplete }
    })
  },
  present(told) {
    const quiet = told.filter(({ downtimeMs }) => downtimeMs >= worthTellingMs)
    return [
      {
        kind: 'bars',
        title: 'Phases',
        unit: 'ms',
        bars: told.map(({ name, startMs, endMs, deaths }) => ({
          label: name,
          value: endMs - startMs,
          ...(deaths === 0 ? {} : { note: deaths === 1 ? '1 death' : `${deaths} deaths` }),
        })),
      },
      ...(quiet.length === 0 ? [] : [withoutTarget(quiet)]),
    ]
  },
})

/** A boss that jumps is gone for less, ms. */
const worthTellingMs = 5_000

const withoutTarget = (told: readonly PhaseTold[]): Block => ({
  kind: 'table',
  title: 'Without a target',
  columns: [
    { label: 'Phase', align: 'left' },
    { label: 'Time', align: 'right' },
  ],
  rows: told.map(({ name, downtimeMs }) => [name, formatSpan(downtimeMs)]),
})
