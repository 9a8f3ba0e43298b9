import { formatShare, formatTime } from '../format.ts'
import type { Pull } from '../report.ts'
import type { Blame } from './blame.ts'
import { type Wipe, wipes } from './metrics/wipes.ts'
import { type AnalysedPull, resultOf } from './study.ts'
import { endingText } from './wording/ending.ts'
import { praiseText } from './wording/praise.ts'
import { startText } from './wording/start.ts'

export interface Verdict {
  /** What ended it, and what kind of end that was. */
  readonly ended: string
  /** Where it started and what to do next; for a kill, what was good about it. */
  readonly started: string
}

/** `Pull 37 · FRU · P3 41.2 %`, or `Pull 37 · FRU · Kill 18:12`. */
export function headlineOf({ pull, results }: AnalysedPull): string {
  const wipe = resultOf({ pull, results }, wipes)
  return `Pull ${pull.number} · ${wipe?.fight ?? pull.fightName} · ${depthOf(pull, wipe)}`
}

/** Two sentences that any raider understands; people are called what the blame level allows. */
export function verdictOf(analysed: AnalysedPull, blame: Blame): Verdict {
  const { pull } = analysed
  const wipe = resultOf(analysed, wipes)
  if (wipe === undefined) {
    return { ended: `The pull ended at ${formatTime(pull.durationMs)}.`, started: 'It could not be analysed.' }
  }
  if (pull.outcome === 'kill')
    return { ended: `Down in ${formatTime(pull.durationMs)}.`, started: praiseText(analysed) }
  return { ended: endingText(pull, wipe), started: startText(analysed, wipe, blame) }
}

function depthOf({ outcome, durationMs }: Pull, wipe: Wipe | undefined): string {
  if (outcome === 'kill') return `Kill ${formatTime(durationMs)}`
  if (wipe === undefined) return formatTime(durationMs)
  const { phase, boss } = wipe.depth
  return boss === undefined ? `${phase} ${formatTime(durationMs)}` : `${phase} ${formatShare(boss.share)}`
}
