import { defineMetric } from '../metric.ts'

export interface PhaseTold {
  /** 1-based, intermissions counted. */
  readonly id: number
  readonly name: string
  readonly startMs: number
  readonly endMs: number
  readonly deaths: number
  /** The pull went past it. */
  readonly isComplete: boolean
}

/**
 * The phases of the pull with how long each took and how many died in it (METRICS §1). From the source where it tells
 * them, else from boss ids and who can be fought. A fight nobody has described is one phase.
 */
export const phases = defineMetric<readonly PhaseTold[]>({
  id: 'phases',
  title: 'Phases',
  about: 'How long each phase took and how many died in it.',
  version: 2,
  compute({ phases, deaths, pull }) {
    return phases.map(({ id, name, startMs, endMs }, index) => {
      const isLast = index === phases.length - 1
      const died = deaths.filter(({ diedMs }) => diedMs >= startMs && (isLast || diedMs < endMs))
      return { id, name, startMs, endMs, deaths: died.length, isComplete: !isLast || pull.outcome === 'kill' }
    })
  },
  present: (told) => [
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
  ],
})
