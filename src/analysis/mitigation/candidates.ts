import type { ActorId } from '../../event.ts'
import type { MitigationFacts } from '../../game/mitigations.ts'
import { roleOf } from '../../game.ts'
import type { Actor } from '../../report.ts'
import type { Role, Slot } from '../../strat/strat.ts'
import type { PullContext } from '../context.ts'

/** Who a planned press may have been for, with what each would press: several where nobody can say which. */
export interface Candidates {
  readonly each: readonly { readonly player: ActorId; readonly cover: MitigationFacts }[]
  /** It is certain whose press it was. */
  readonly sure: boolean
}

/** What a slot is told at, to be believed. */
const sureFrom = 0.6
const lookAlike: ReadonlySet<Slot> = new Set(['MT', 'OT', 'D1', 'D2'])

/**
 * The players of a planned role that can press a cover, or what stands in for it. MT and OT, D1 and D2 are told apart by
 * pins alone: unpinned, whoever of them has the cover may be meant (METRICS §2).
 */
export function candidatesFor(context: PullContext, role: Role, cover: MitigationFacts): Candidates {
  const { players, slots } = context
  const able = (those: readonly Actor[]) =>
    those.flatMap((player) => {
      const own = standInFor(context, cover, player)
      return own === undefined ? [] : [{ player: player.id, cover: own }]
    })
  if (role === 'none') return { each: [], sure: true }
  if (role === 'any') return { each: able(players), sure: false }
  const named = players.filter(({ id }) => {
    const told = slots.get(id)
    return told?.slot === role && (told.pinned || (told.confidence >= sureFrom && !lookAlike.has(role)))
  })
  if (named.length === 1) return { each: able(named), sure: true }
  const alike = able(players.filter((player) => isAlike(context, player, role)))
  return { each: alike, sure: alike.length === 1 }
}

/** Who might play a place by their job, and is not known to play another. */
function isAlike({ slots }: PullContext, { id, job }: Actor, role: Slot): boolean {
  if (job === undefined) return false
  const told = slots.get(id)
  if (told?.pinned && told.slot !== role) return false
  const kind = roleOf(job)
  if (role === 'MT' || role === 'OT') return kind === 'tank'
  if (role === 'H1' || role === 'H2') return kind === 'healer'
  return kind !== 'tank' && kind !== 'healer'
}

/** The cover itself, or what does the same for another job. */
function standInFor({ mitigations }: PullContext, cover: MitigationFacts, { job }: Actor): MitigationFacts | undefined {
  if (job === undefined) return undefined
  if (cover.jobs.includes(job)) return cover
  if (cover.group === undefined) return undefined
  return mitigations.all.find(({ group, jobs }) => group === cover.group && jobs.includes(job))
}
