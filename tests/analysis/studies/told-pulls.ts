import type { PlayerRef } from '../../../src/analysis/blame.ts'
import type { WipeClass } from '../../../src/analysis/ending/classify.ts'
import type { DpsCheck, PhaseCheck } from '../../../src/analysis/metrics/dps-check.ts'
import type { Faults, FaultTold } from '../../../src/analysis/metrics/faults.ts'
import type { PhaseTold } from '../../../src/analysis/metrics/phases.ts'
import type { Reached } from '../../../src/analysis/metrics/reached.ts'
import type { Wipe } from '../../../src/analysis/metrics/wipes.ts'
import type { AnalysedPull } from '../../../src/analysis/study.ts'
import { pullOf, type Setting } from '../pull-where.ts'

/** Results as they are stored, said in a few words. */
export interface Told {
  readonly setting?: Setting
  readonly wipe?: Partial<Wipe>
  readonly phases?: readonly PhaseTold[]
  readonly checks?: readonly PhaseCheck[]
  readonly faults?: Partial<Faults>
  readonly reached?: Reached
  readonly deathsMs?: readonly number[]
  readonly more?: Readonly<Record<string, unknown>>
}

/** A pull of which just this is stored. */
export function told({
  setting = {},
  wipe,
  phases,
  checks,
  faults,
  reached,
  deathsMs = [],
  more = {},
}: Told): AnalysedPull {
  const results = {
    wipes: { fight: 'FRU', class: 'mechanic', depth: { phase: 'P1', phaseId: 1 }, cause: { kind: 'unknown' }, ...wipe },
    ...(phases && { phases }),
    ...(checks && { 'dps-check': { checks } satisfies DpsCheck }),
    faults: { hasRules: true, faults: [], finalChain: [], chances: [], ...faults } satisfies Faults,
    deaths: { deaths: deathsMs.map((diedMs) => ({ diedMs })), raises: [] },
    ...(reached && { reached }),
    ...more,
  }
  return { pull: pullOf(setting).pull, results }
}

/** Phases one after the other, a minute each; all but the last were completed. */
export const phasesUntil = (last: number, isKill = false): PhaseTold[] =>
  Array.from({ length: last }, (_, index) => ({
    id: index + 1,
    name: `P${index + 1}`,
    startMs: index * 60_000,
    endMs: (index + 1) * 60_000,
    deaths: 0,
    downtimeMs: 0,
    isComplete: isKill || index + 1 < last,
  }))

/** A phase in which so much of a pool of 1,000,000 HP was gone after each ten seconds. */
export const played = (
  gone: readonly number[],
  more: Partial<PhaseCheck> & { readonly rate?: number } = {},
): PhaseCheck => {
  const { rate, ...rest } = more
  return {
    id: 1,
    name: 'P1',
    startMs: 0,
    kind: 'pool',
    isAssumed: false,
    verdict: 'unknown',
    costs: [],
    course: { mustGoHp: 1_000_000, playedMs: gone.length * 10_000, goneHp: gone },
    ...(rate === undefined ? {} : { pace: { neededPerSecond: 10_000, actualPerSecond: 10_000 * rate } }),
    ...rest,
  }
}

export const ended = (kind: WipeClass, more: Partial<Wipe> = {}): Partial<Wipe> => ({ class: kind, ...more })

export const gwen: PlayerRef = { id: 6, name: 'Gwen Ash', job: 'BRD' }
export const hale: PlayerRef = { id: 7, name: 'Hale Brook', job: 'BLM' }

/** A rule that was broken, by Gwen for sure unless told. */
export const broke = (
  more: Partial<Omit<FaultTold, 'players'>> & { readonly players?: readonly PlayerRef[] } = {},
): FaultTold => {
  const {
    ability = { id: 40_144, name: 'Cyclonic Break' },
    occurrence = 1,
    kind = 'avoidable',
    players = [gwen],
  } = more
  return {
    key: `${kind}:${ability.id}_${occurrence}`,
    atMs: 14_000,
    phase: 'P1',
    kind,
    ability,
    occurrence,
    grave: true,
    layer: 'authored',
    about: 'each',
    confidence: 0.95,
    chain: [],
    deathsMs: [],
    ...more,
    players: players.map((player) => ({ ...player, confidence: 0.95 })),
  }
}
