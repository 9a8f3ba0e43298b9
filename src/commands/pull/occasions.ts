import { formatTime } from '../../format.ts'
import type { Db } from '../../store/db.ts'
import { listBestBefore } from '../../store/pulls/depths.ts'
import { listProgressById } from '../../store/pulls/progress.ts'
import { findTries, type Tries } from '../../store/pulls/tries.ts'
import { type Attempt, depthText } from './depth.ts'

/** Why a pull is worth more than a line. */
export interface Occasion {
  readonly kind: 'kill' | 'phase' | 'best'
  /** It got further than any before it. */
  readonly isFirst: boolean
  /** Which phase, where that is what it is. */
  readonly phase?: string
  readonly text: string
}

/** What there is to say of these pulls beyond how they ended, by their ids; a fight's very first pull is no record. */
export async function listOccasions(
  db: Db,
  staticId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Occasion>> {
  const before = await listBestBefore(db, staticId, ids)
  const found = new Map<number, Occasion>()
  for (const attempt of await listProgressById(db, staticId, ids)) {
    const best = before.get(attempt.id)
    if (attempt.outcome === 'kill') {
      const tries = await findTries(db, staticId, attempt.id)
      if (tries) found.set(attempt.id, { kind: 'kill', isFirst: tries.kills === 0, text: killText(tries) })
    } else if (best?.isPassed) found.set(attempt.id, { ...furthest(attempt, best.phaseId), isFirst: true })
  }
  return found
}

function furthest(attempt: Attempt, before: number): Pick<Occasion, 'kind' | 'phase' | 'text'> {
  const { depth } = attempt
  if (depth && depth.phaseId > before)
    return { kind: 'phase', phase: depth.phase, text: `First time in ${depth.phase}.` }
  return { kind: 'best', text: `Best pull yet: ${depthText(attempt)}.` }
}

/** `First kill, after 213 pulls and 41:12:05 in combat, over 12 nights.` */
function killText({ pulls, inCombatMs, nights, kills, sinceKill }: Tries): string {
  if (kills > 0)
    return `Kill number ${kills + 1}, ${sinceKill === 1 ? 'straight' : `${sinceKill} pulls`} after the last one.`
  if (pulls === 1) return 'A kill on the very first pull.'
  const evenings = nights === 1 ? 'in a single night' : `over ${nights} nights`
  return `First kill, after ${pulls} pulls and ${formatHours(inCombatMs)} in combat, ${evenings}.`
}

/** `41 h` from ten hours on, where minutes no longer matter; `4:12 h`, `38 min` below. */
function formatHours(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 60) return minutes === 0 ? formatTime(ms) : `${minutes} min`
  if (minutes >= 600) return `${Math.round(minutes / 60)} h`
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`
}
