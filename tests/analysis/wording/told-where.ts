import type { Cause } from '../../../src/analysis/ending/cause.ts'
import { type Faults, type FaultTold, faults } from '../../../src/analysis/metrics/faults.ts'
import { type Wipe, wipes } from '../../../src/analysis/metrics/wipes.ts'
import { type AnalysedPull, resultOf } from '../../../src/analysis/study.ts'
import type { Job } from '../../../src/game.ts'
import { analysed } from '../pull-where.ts'

const party = {
  ayla: { id: 0, name: 'Ayla Stone', job: 'WAR' },
  bram: { id: 1, name: 'Bram Oakes', job: 'GNB' },
  cira: { id: 2, name: 'Cira Vale', job: 'WHM' },
  dorn: { id: 3, name: 'Dorn Hale', job: 'SCH' },
  edda: { id: 4, name: 'Edda Frost', job: 'NIN' },
  finn: { id: 5, name: 'Finn Marsh', job: 'DRG' },
  gwen: { id: 6, name: 'Gwen Ash', job: 'BRD' },
  hale: { id: 7, name: 'Hale Brook', job: 'BLM' },
} as const satisfies Record<string, { readonly id: number; readonly name: string; readonly job: Job }>

export type Who = keyof typeof party
export const everybody = Object.keys(party) as Who[]

export const refs = (who: readonly Who[]) => who.map((name) => party[name])

/** What followed from a mistake, in order: who died, or what failed for want of somebody. */
export type Followed =
  | { readonly at: number; readonly died: readonly Who[] }
  | { readonly at: number; readonly failed: string }

/** A fault at 1:20 by Gwen, hit by Sluice, unless told otherwise. */
export function faultWhere(
  more: Partial<Omit<FaultTold, 'players' | 'ability' | 'chain'>> & {
    readonly by?: readonly Who[]
    readonly sure?: number
    readonly ability?: string
    readonly after?: readonly Followed[]
  } = {},
): FaultTold {
  const { by = ['gwen'], sure = 0.9, ability = 'Sluice', after = [], atMs = 80_000, ...rest } = more
  const named = { id: 9, name: ability }
  const deaths = after.flatMap((step) => ('died' in step ? step.died.map(() => step.at) : []))
  return {
    key: 'avoidable:9_1',
    atMs,
    phase: 'P1',
    kind: 'avoidable',
    ability: named,
    occurrence: 1,
    grave: true,
    layer: 'authored',
    about: 'each',
    players: refs(by).map((ref) => ({ ...ref, confidence: sure })),
    confidence: sure,
    chain: [
      { atMs, what: 'mistake', ability: named, players: refs(by) },
      ...after.map((step) =>
        'died' in step
          ? ({ atMs: step.at, what: 'death', players: refs(step.died) } as const)
          : ({ atMs: step.at, what: 'consequence', ability: { id: 10, name: step.failed }, players: [] } as const),
      ),
    ],
    deathsMs: deaths,
    ...rest,
  }
}

/** A pull of 1:40 that Cascade ended at 1:28 in P1, its cause and faults as told. */
export function pullTold(
  wipe: Partial<Wipe> = {},
  told: readonly FaultTold[] = [],
  more: Readonly<Record<string, unknown>> = {},
): AnalysedPull {
  const { pull, results } = analysed({ encounter: 'tea', durationMs: 100_000 })
  const [origin] = told
  const cause: Cause = origin ? { kind: 'fault', fault: { ...origin } } : { kind: 'unknown' }
  const base = resultOf({ pull, results }, faults)
  if (base === undefined) throw new Error('faults could not be worked out')
  return {
    pull,
    results: {
      ...results,
      [wipes.id]: {
        fight: 'TEA',
        class: 'mechanic',
        location: { ability: { id: 1, name: 'Cascade' }, occurrence: 1, phase: 'P1', atMs: 88_000 },
        depth: { phase: 'P1', phaseId: 1 },
        cause,
        ...wipe,
      } satisfies Wipe,
      [faults.id]: { ...base, faults: told, ...(origin && { origin: origin.key }) } satisfies Faults,
      ...more,
    },
  }
}

/** The same, called at 1:30 because of what is told. */
export const calledFor = (fault: FaultTold): AnalysedPull =>
  pullTold({ class: 'called', calledMs: 90_000, cause: { kind: 'call', atMs: 90_000, fault: { ...fault } } }, [fault])
