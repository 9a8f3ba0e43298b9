import { createHash } from 'node:crypto'
import type { Fight, ToldReport } from './queries.ts'

/**
 * What a report tells of a fight beside its events, in short. As long as it stays the same, so does the pull: a report
 * that is exported again keeps most of its fights as they were.
 * @param reportStart epoch ms: the same fight has the same mark when the report begins earlier than before
 */
export function markOf(reportStart: number, fight: Fight): string {
  const { encounterID, originalEncounterID, kill, bossPercentage, fightPercentage, combatTime, name } = fight
  const sinceStart = (at: number) => at - fight.startTime
  return shorten([
    reportStart + fight.startTime,
    sinceStart(fight.endTime),
    combatTime,
    encounterID,
    originalEncounterID,
    name,
    kill,
    bossPercentage,
    fightPercentage,
    fight.wipeCalledTime === null ? null : sinceStart(fight.wipeCalledTime),
    (fight.phaseTransitions ?? []).map(({ id, startTime }) => [id, sinceStart(startTime)]),
    fight.friendlyPlayers?.length ?? null,
    fight.gameZone?.id ?? null,
  ])
}

/** What a report told, in short: as long as it stays the same, there is nothing to do. */
export const markOfReport = ({ revision, title, startTime, endTime, fights }: ToldReport): string =>
  shorten([
    revision,
    title,
    startTime,
    endTime,
    (fights ?? []).map((fight) => [fight.id, fight.inProgress, markOf(startTime, fight)]),
  ])

const shorten = (told: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 22)
