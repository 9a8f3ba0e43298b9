import type { MitigationFacts } from '../../game/mitigations.ts'
import { refOf } from '../blame.ts'
import type { PullContext } from '../context.ts'
import { tightShare } from './closest.ts'
import { isFree, isReady } from './cooldowns.ts'
import { shareOff } from './covers.ts'
import { coversOfParty, labelOf, type OwnCover } from './covers-of.ts'
import type { HitTold, Offer } from './hit-told.ts'
import { findOrdeals, type Ordeal } from './margins.ts'
import { mitigationOn } from './on-hit.ts'
import { recastsOf } from './presses.ts'

/** Less than this was left, and it was luck; up to `tightShare` it asks for more (METRICS §3). */
const underShare = 0.05
/** What is not planned yet would be pressed so long before the hit. */
const leadMs = 3_000
/** Lived through with so many covers, one could be spared. */
const several = 3

/** Every blow to the party with what was on it, and of what was close what could have been on as well (METRICS §3). */
export function tellHits(context: PullContext): readonly HitTold[] {
  const ordeals = findOrdeals(context).map((ordeal) => ({ ordeal, used: usedIn(context, ordeal) }))
  const spare = ordeals.filter(({ ordeal, used }) => stateOf(ordeal) === 'comfortable' && used.length >= several)
  const weakened = weakenedNames(context)
  return ordeals.map(({ ordeal, used }) => {
    const { harshest, startMs, kind, margin, lowest, doubtful } = ordeal
    const state = stateOf(ordeal)
    const who = lowest === undefined ? undefined : context.actor(lowest)
    const told = {
      ability: { id: harshest.ability, name: context.abilityName(harshest.ability) },
      occurrence: harshest.occurrence,
      atMs: harshest.startMs,
      on: kind,
      ...(margin === undefined || doubtful ? {} : { margin: Math.round(margin * 1_000) / 1_000 }),
      ...(who && { lowest: refOf(who) }),
      ...(state && { state }),
      ...(doubtful && { doubtful }),
      used: used.map(({ label }) => label),
      free: [],
      onCooldown: [],
    }
    if (state !== 'under' && state !== 'tight') return told
    const others = coversOfParty(context).filter((own) => couldHelp(context, ordeal, own, used, weakened))
    const atMs = startMs - leadMs
    const free = others.filter(({ player, cover }) => isFree(recastsOf(context, player, cover), cover, atMs))
    const cooling = others.filter(({ player, cover }) => !isReady(recastsOf(context, player, cover), cover, atMs))
    const offers: Offer[] = [
      ...free.map((own) => ({ cover: own.label, ...gainOf(ordeal, own.cover) })),
      ...others
        .filter((own) => !free.includes(own))
        .flatMap((own) => {
          const from = spare.find((each) => each.ordeal !== ordeal && frees(context, own, each, atMs))
          return from === undefined
            ? []
            : [{ cover: own.label, ...gainOf(ordeal, own.cover), from: from.ordeal.harshest.key }]
        }),
    ]
    const labels = (those: readonly OwnCover[]) => those.map(({ label }) => label)
    return { ...told, free: labels(free), onCooldown: labels(cooling), ...(offers.length > 0 && { offers }) }
  })
}

function stateOf({ margin, killed }: Ordeal): HitTold['state'] {
  if (killed) return 'under'
  if (margin === undefined) return undefined
  return margin < underShare ? 'under' : margin <= tightShare ? 'tight' : 'comfortable'
}

interface Used {
  readonly label: string
  readonly name: string
  readonly group: string | undefined
  readonly by: number
}

function usedIn(context: PullContext, { harshest, hit = harshest.hits[0] }: Ordeal): readonly Used[] {
  if (hit === undefined) return []
  return mitigationOn(context, hit).map(({ name, mitigation, by }) => ({
    label: labelOf(context, name, by),
    name,
    group: mitigation.group,
    by,
  }))
}

/** It reaches whoever was lowest, whoever has it lives, and nothing was on that it would only replace. */
function couldHelp(
  context: PullContext,
  { kind, lowest, startMs, harshest }: Ordeal,
  { player, cover }: OwnCover,
  used: readonly Used[],
  weakened: ReadonlySet<string>,
): boolean {
  if (used.some(({ name, group }) => name === cover.name || (group !== undefined && group === cover.group)))
    return false
  if (cover.reach === 'self' && (kind === 'raid' || player !== lowest)) return false
  if (cover.reach === 'ally' && kind === 'raid') return false
  if (cover.reach === 'boss' && !weakened.has(context.actor(harshest.source)?.name ?? '')) return false
  const fromMs = Math.max(0, startMs - leadMs)
  return context.lives(player).some((life) => life.startMs <= fromMs && life.endMs > startMs)
}

/** Enemies that the party could weaken, because it did. */
function weakenedNames({ statuses, mitigations, actor }: PullContext): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { status, target } of statuses) {
    const enemy = actor(target)
    if (enemy?.kind === 'enemy' && mitigations.byStatus.get(status)?.[0]?.mitigation.reach === 'boss')
      found.add(enemy.name)
  }
  return found
}

/** In hundredths, which is as much as logs know of shields; of what nobody tells the school of, the lesser share. */
function gainOf(
  { hit, maxHp, doubtful }: Ordeal,
  { effects, physical, magical }: MitigationFacts,
): { readonly gain?: number } {
  if (hit === undefined || maxHp === undefined || doubtful) return {}
  const share = hit.school === undefined ? Math.min(physical, magical) : shareOff(hit.school)({ physical, magical })
  const shields = effects.reduce((sum, { shield }) => sum + (shield?.of === 'max-hp' ? shield.size : 0), 0)
  const gain = (share * (hit.amount + hit.absorbed + hit.overkill)) / maxHp + shields
  return gain > 0 ? { gain: Math.round(gain * 100) / 100 } : {}
}

/** Not pressed for what had enough, it would have been there. */
function frees(
  context: PullContext,
  { player, cover, label }: OwnCover,
  { ordeal, used }: { readonly ordeal: Ordeal; readonly used: readonly Used[] },
  atMs: number,
): boolean {
  if (!used.some((own) => own.label === label)) return false
  const times = recastsOf(context, player, cover)
  const spent = times.findLast((at) => at <= ordeal.startMs)
  return (
    spent !== undefined &&
    isFree(
      times.filter((at) => at !== spent),
      cover,
      atMs,
    )
  )
}
