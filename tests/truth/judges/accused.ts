import { publicConfidence, type FaultKind as ToldKind } from '../../../src/analysis/attribution/fault.ts'
import type { FaultTold } from '../../../src/analysis/metrics/faults.ts'
import type { FaultKind, FindAnswer } from '../../sim/reading-answer.ts'

/** What is judged of a fault that is told. */
export type Told = Pick<FaultTold, 'key' | 'atMs' | 'kind' | 'about' | 'confidence' | 'deathsMs'> & {
  readonly players: readonly { readonly name: string; readonly confidence: number }[]
}

/** Whom a fault accuses in public: whoever it names with enough confidence, alone or among others. */
export const accusedBy = ({ about, confidence, players }: Told): readonly string[] =>
  about === 'raid' || confidence < publicConfidence
    ? []
    : players.filter((player) => player.confidence >= publicConfidence).map(({ name }) => name)

/** A fault is told as of its decision, its landing, or the moment it was seen; no two mechanics lie so close. */
const nearMs = 5_000

/** Whether a fault is one that was planted, whoever is named for it. */
export const isOf = ({ kind, atMs }: Pick<Told, 'kind' | 'atMs'>, find: Pick<FindAnswer, 'kind' | 'atMs'>): boolean =>
  saysOf[find.kind].includes(kind) && Math.abs(atMs - find.atMs) <= nearMs

/** Whether somebody has made this mistake. */
export const isBy = (told: Pick<Told, 'kind' | 'atMs'>, who: string, find: FindAnswer): boolean =>
  find.who === who && isOf(told, find)

/**
 * The kinds a planted mistake may be told as: each is a true statement of METRICS §2 about what its player did. Whoever
 * is grazed is hit by what nobody should be hit by, and dies of what others survive; a tower that lacked somebody
 * failed, and had too few; of two who share, one missing leaves the other alone; what is gained by standing where
 * nobody should stand is gained by mistake; a tank's blow that found two was shared.
 */
const saysOf: Readonly<Record<FaultKind, readonly ToldKind[]>> = {
  'hit by what nobody should be hit by': ['avoidable', 'status'],
  'shared what is for one': ['shared'],
  'alone in what is to be shared': ['alone', 'too-few'],
  'fewer soakers than needed': ['too-few', 'alone'],
  'wrong role hit': ['wrong-role', 'shared'],
  'gained a status that is only gained by mistake': ['status'],
  'missed a soak or tower': ['soak', 'failed', 'too-few'],
  'late or early pull': ['pull-time'],
  'died to something survivable others survived': ['survivable', 'avoidable'],
  'missed planned mitigation': ['mitigation'],
  'raise lost': ['raise-lost'],
  fell: ['fall'],
}

export const say = ({ kind, atMs, about, confidence, players }: Told): string => {
  const who = players.map((player) => `${player.name} ${player.confidence.toFixed(2)}`).join(', ')
  return `${kind} at ${Math.round(atMs)}, ${about} of [${who}], ${confidence.toFixed(2)}`
}
