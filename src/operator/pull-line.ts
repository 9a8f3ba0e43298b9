import { deaths } from '../analysis/metrics/deaths.ts'
import { wipes } from '../analysis/metrics/wipes.ts'
import { type AnalysedPull, resultOf } from '../analysis/study.ts'
import { headlineOf, verdictOf } from '../analysis/verdict.ts'
import type { SavedPull } from '../store/pulls/pulls.ts'

/** One pull as `import --json` prints it: a contract, because people script it. */
export interface PullJson {
  readonly source: string
  readonly encounter: string
  readonly territoryId: number | null
  /** ISO 8601 with milliseconds. */
  readonly startedAt: string
  readonly durationMs: number
  readonly outcome: string
  /** The phase it ended in; null when it could not be analysed. */
  readonly phase: string | null
  /** Share left of the boss fought last, 0 to 1. */
  readonly bossHp: number | null
  readonly players: readonly { readonly name: string; readonly job: string | null; readonly deaths: number }[]
  readonly deaths: number
  /** Completed raise spells. */
  readonly raises: number
  readonly number: number
  /** A fight on the way, which no channel is told of. */
  readonly trash: boolean
  /** `known` when it was stored before, `fuller` when this log knew more of it. */
  readonly change: SavedPull['change']
}

export function pullJson(analysed: AnalysedPull, change: SavedPull['change']): PullJson {
  const { pull } = analysed
  const wipe = resultOf(analysed, wipes)
  const told = resultOf(analysed, deaths)
  const players = pull.actors.filter(({ kind }) => kind === 'player')
  return {
    source: pull.source,
    encounter: pull.fightName,
    territoryId: pull.territoryId ?? null,
    startedAt: new Date(pull.startedAt).toISOString(),
    durationMs: pull.durationMs,
    outcome: pull.outcome,
    phase: wipe?.depth.phase ?? null,
    bossHp: wipe?.depth.boss?.share ?? pull.bossHp ?? null,
    players: players.map(({ id, name, job }) => ({
      name,
      job: job ?? null,
      deaths: told?.deaths.filter(({ player }) => player.id === id).length ?? 0,
    })),
    deaths: told?.deaths.length ?? 0,
    raises: told?.raises.length ?? 0,
    number: pull.number,
    trash: pull.trash === true,
    change,
  }
}

/** One pull as a line for people. */
export function describePull(analysed: AnalysedPull, change: SavedPull['change']): string {
  const { ended, started } = verdictOf(analysed, 'names')
  const trash = analysed.pull.trash ? ' (trash, not posted)' : ''
  return `${headlineOf(analysed)}${trash}${change === 'known' ? ' (already stored)' : ''}: ${ended} ${started}`
}
