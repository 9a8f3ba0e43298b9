import type { WipeClass } from '../ending/classify.ts'
import { deaths } from '../metrics/deaths.ts'
import { dpsCheck, type PhaseCheck } from '../metrics/dps-check.ts'
import { faults } from '../metrics/faults.ts'
import { type PhaseTold, phases } from '../metrics/phases.ts'
import { wipes } from '../metrics/wipes.ts'
import { type AnalysedPull, resultOf } from '../study.ts'
import { costHp, type Pace } from './pace.ts'

/**
 * What a pull was lost to in its last phase. `damage`: the enrage came, and not because of deaths · `mechanics`: people
 * died before it, or cost so much that it came · `mitigation`: they died to hits that mitigation would have covered ·
 * `both`: they died, and would not have had the damage · `other`: it was reset, or nobody knows.
 */
export type LostTo = 'damage' | 'mechanics' | 'mitigation' | 'both' | 'other'

/** How one pull was lost. */
export interface Loss {
  readonly to: LostTo
  readonly pace: Pace
  /** It came to the enrage with a clean party. */
  readonly isCleanMiss: boolean
  /** At the enrage, share of the HP of the phase's bosses; absent before it. */
  readonly leftShare?: number
}

/** With so many deaths a pull still counts as clean (METRICS §6). */
export const cleanDeaths = 1
/** Whoever falls this soon before the enrage goes off fell to it, ms. */
const withEnrageMs = 1_000

/** Of the last phase of a pull that was no kill; `paceOf` knows the other pulls that came to it. */
export function lostTo(pull: AnalysedPull, phase: PhaseTold, paceOf: (check: PhaseCheck) => Pace): Loss {
  const wipe = resultOf(pull, wipes)
  const check = checkOf(pull, phase)
  if (wipe?.class === 'enrage' || check?.verdict === 'missed') return missed(pull, phase, check)
  const pace = check ? paceOf(check) : 'unknown'
  const kind = diedOf(pull)
  const to = kind !== 'other' && pace === 'behind' ? 'both' : kind
  return { to, pace, isCleanMiss: false }
}

/** The damage check of a phase of a pull. */
export const checkOf = (pull: AnalysedPull, { id }: Pick<PhaseTold, 'id'>): PhaseCheck | undefined =>
  resultOf(pull, dpsCheck)?.checks.find((check) => check.id === id)

/** The phases a pull came to. */
export const phasesOf = (pull: AnalysedPull): readonly PhaseTold[] => resultOf(pull, phases) ?? []

function missed(pull: AnalysedPull, phase: PhaseTold, check: PhaseCheck | undefined): Loss {
  const enrageMs = check?.enrage?.atMs ?? resultOf(pull, wipes)?.enrageMs ?? phase.endMs
  const before = (resultOf(pull, deaths)?.deaths ?? []).filter(
    ({ diedMs }) => diedMs >= phase.startMs && diedMs < enrageMs - withEnrageMs,
  )
  const isClean = before.length <= cleanDeaths
  const left = check?.boss && check.boss.maxHp > 0 ? { leftShare: check.boss.leftHp / check.boss.maxHp } : {}
  const told = { pace: 'unknown', isCleanMiss: isClean, ...left } as const
  if (isClean) return { ...told, to: 'damage' }
  // Whoever meets an enrage had to have all of it gone, unless somebody has written otherwise.
  const missingHp = check?.shortfallHp ?? check?.boss?.leftHp
  if (check === undefined || missingHp === undefined) return { ...told, to: 'both' }
  return { ...told, to: costHp(check) >= missingHp ? 'mechanics' : 'damage' }
}

/** Whether the deaths it ended with were a matter of mitigation; where their origin is known, that decides. */
function diedOf(pull: AnalysedPull): 'mechanics' | 'mitigation' | 'other' {
  const wipe = resultOf(pull, wipes)
  if (wipe === undefined || pull.pull.outcome !== 'wipe' || isNoLoss.has(wipe.class)) return 'other'
  const told = resultOf(pull, faults)
  const origin = told?.faults.find(({ key }) => key === told.origin)
  if (origin !== undefined) return origin.kind === 'mitigation' ? 'mitigation' : 'mechanics'
  if (wipe.class === 'mitigation' || told?.raidDeath === 'mitigation') return 'mitigation'
  if (wipe.class !== 'called') return 'mechanics'
  return wipe.cause.kind === 'call' && (wipe.cause.fault ?? wipe.cause.death) ? 'mechanics' : 'other'
}

/** Nobody was beaten by anything. */
const isNoLoss: ReadonlySet<WipeClass> = new Set<WipeClass>(['kill', 'reset', 'body pull'])
