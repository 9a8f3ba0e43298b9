import type { ActorId } from '../../event.ts'
import type { PullContext } from '../context.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { type Broken, brokenAnyway, brokenBy } from './broken.ts'

/** More than this share of the living at once is no mistake of each of them. */
const raidShare = 0.5
/** What is gained within this is one event. */
const togetherMs = 1_000

/** Statuses that are gained only by mistake: what a rule says of them, and Damage Down, which is nothing else anywhere. */
export function judgeGained(context: PullContext, { statuses }: RuleBook): readonly Broken[] {
  const players = new Set(context.players.map(({ id }) => id))
  const everywhere = new Set(context.facts.faultStatuses.damageDown)
  const gains = new Map<number, { readonly at: number; readonly target: ActorId }[]>()
  for (const { status, refreshed, target, at } of context.of('status-apply')) {
    if (refreshed || !players.has(target) || !(statuses.has(status) || everywhere.has(status))) continue
    const own = gains.get(status)
    if (own) own.push({ at, target })
    else gains.set(status, [{ at, target }])
  }
  return [...gains].flatMap(([id, own]) =>
    eventsOf(own).map(({ atMs, targets }, index) => {
      const isMany = targets.length > context.aliveAt(atMs - 1) * raidShare
      const told = {
        atMs,
        about: isMany ? 'raid' : 'each',
        players: targets,
        evidence: isMany ? 'many gained status' : 'gained status',
        struck: targets,
      } as const
      const rule = statuses.get(id)
      return rule === undefined
        ? brokenAnyway('status', { ...told, id, occurrence: index + 1, grave: false })
        : brokenBy(rule, 'status', index + 1, told)
    }),
  )
}

function eventsOf(gains: readonly { readonly at: number; readonly target: ActorId }[]) {
  const events: { atMs: number; targets: ActorId[] }[] = []
  for (const { at, target } of gains) {
    const current = events.at(-1)
    if (current === undefined || at - current.atMs > togetherMs) events.push({ atMs: at, targets: [target] })
    else if (!current.targets.includes(target)) current.targets.push(target)
  }
  return events
}
