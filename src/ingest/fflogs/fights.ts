import type { Outcome, ReportInfo } from '../../report.ts'
import { markOf } from './marks.ts'
import type { Fight, ToldReport } from './queries.ts'
import { outcomeOf, startOf } from './translate.ts'

/** As much of a pull as the fight list of its report tells. */
export interface ToldPull {
  /** As its pull will be called. */
  readonly sourceKey: string
  /** Changes when the report tells something else of it. */
  readonly mark: string
  readonly territoryId: number | undefined
  /** Epoch ms and how long, where they are known before the events are read. */
  readonly span: { readonly startedAt: number; readonly durationMs: number } | undefined
  readonly outcome: Outcome
  readonly report: ReportInfo
  readonly fight: Fight
  /** By their ids: `P2`, or an intermission's own name. */
  readonly phaseNames: ReadonlyMap<number, string>
}

/** The pulls in a fight list that are over and uploaded, oldest first. */
export const pullsIn = (
  report: ReportInfo,
  { startTime: reportStart, fights, phases }: Pick<ToldReport, 'startTime' | 'fights' | 'phases'>,
): ToldPull[] =>
  (fights ?? [])
    .flatMap(asPull)
    .filter(({ inProgress }) => inProgress !== true)
    .map((fight) => {
      const start = startOf(fight)
      return {
        sourceKey: String(fight.id),
        mark: markOf(reportStart, fight),
        territoryId: fight.gameZone?.id,
        span: start === undefined ? undefined : spanOf(reportStart, start, fight),
        outcome: outcomeOf(fight),
        report,
        fight,
        phaseNames: phaseNamesIn(phases ?? [], fight.encounterID),
      }
    })

/** The pulls in a fight list that are still being fought, or uploaded. */
export const growingIn = (fights: readonly Fight[]): Fight[] =>
  fights.flatMap(asPull).filter(({ inProgress }) => inProgress === true)

/**
 * A fight as the pull it is; none for trash and for fights of no length. FFLogs makes trash of a pull that was very
 * short (GAME.md §7.24); the party pulled all the same, and a network log of that night tells it, so it is one here.
 */
function asPull(fight: Fight): Fight[] {
  if (fight.endTime <= fight.startTime) return []
  if (fight.encounterID !== 0) return [fight]
  const demotedFrom = fight.originalEncounterID ?? 0
  return demotedFrom === 0 ? [] : [{ ...fight, encounterID: demotedFrom, kill: fight.kill ?? false }]
}

const spanOf = (reportStart: number, start: number, { endTime }: Fight) => ({
  startedAt: Math.round(reportStart + start),
  durationMs: Math.round(endTime - start),
})

/** `P3` counts only phases that are no intermission, as raiders do. */
function phaseNamesIn(told: NonNullable<ToldReport['phases']>, encounterId: number): ReadonlyMap<number, string> {
  const phases = told.find(({ encounterID }) => encounterID === encounterId)?.phases ?? []
  let count = 0
  return new Map(phases.map(({ id, name, isIntermission }) => [id, isIntermission ? name : `P${++count}`]))
}
