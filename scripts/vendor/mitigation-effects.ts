import { beside, blocking, moreWhile, namesakes, shieldSeconds, withoutEffect } from './mitigation-prose.ts'
import type { Item } from './mitigations.ts'

/** What each status of an entry does, the main one first. */
export function effectsOf(item: Item): unknown[] {
  const { name, statusIds, shield, minLevel } = item
  const ids = statusIds.filter((status) => !withoutEffect.has(status))
  const main = ids.filter(
    (status) => status !== shield?.statusId && beside[name]?.[status] === undefined && !blocking.has(status),
  )
  const isShieldOnly = shield !== null && item.reducePhysicalPct + item.reduceMagicPct === 0
  const shields = isShieldOnly ? ids : ids.filter((status) => status === shield?.statusId)
  return [
    ...(isShieldOnly ? [] : main.map((status) => mainEffect(item, status))),
    ...shields.flatMap((status) => [status, ...(namesakes[status] ?? [])]).map((status) => shieldEffect(item, status)),
    ...ids.filter((status) => blocking.has(status)).map((status) => ({ ...mainEffect(item, status), ...onlyBlocks })),
    ...Object.entries(beside[name] ?? {}).map(([status, { percent, seconds, level }]) => ({
      status: Number(status),
      kind: 'share',
      physical: percent / 100,
      magical: percent / 100,
      durationMs: seconds * 1_000,
      ...(level > minLevel && { fromLevel: level }),
    })),
  ]
}

/** Numbers by level, `[from level, number]`, from what the facts write as `{"<98": 10, ">=98": 15}`. */
export function stepsOf(
  byLevel: Readonly<Record<string, number>> | null,
  minLevel: number,
  value: number,
  factor: number,
): number | (readonly [number, number])[] {
  if (byLevel === null) return round(value * factor)
  return Object.entries(byLevel).map(([when, amount]) => [
    when.startsWith('>=') ? Number(when.slice(2)) : minLevel,
    round(amount * factor),
  ])
}

const onlyBlocks = { kind: 'block', physical: undefined, magical: undefined }

const kinds: Readonly<Record<string, string>> = {
  mitigation: 'share',
  'limit-break': 'share',
  block: 'block',
  invuln: 'invulnerable',
  shield: 'shield',
}

function mainEffect(
  { name, kind, durationS, durationByLevel, amountByLevel, minLevel, ...item }: Item,
  status: number,
) {
  const more = moreWhile[name]
  const shareOf = (percent: number) => (percent === 0 ? undefined : stepsOf(amountByLevel, minLevel, percent, 1 / 100))
  return {
    status,
    kind: kinds[kind] ?? 'aid',
    physical: shareOf(item.reducePhysicalPct),
    magical: shareOf(item.reduceMagicPct),
    durationMs: stepsOf(durationByLevel, minLevel, durationS ?? 0, 1_000),
    more: more && { while: more.while, physical: more.percent / 100, magical: more.percent / 100 },
  }
}

function shieldEffect({ name, shield, durationS, minLevel, actionId }: Item, status: number) {
  const ofShield = shield && shield.value !== undefined ? sizes[shield.type]?.(shield.value) : undefined
  const stays = shieldSeconds[name]
  const isLater = stays !== undefined && laterShields[actionId]
  return {
    status,
    kind: 'shield',
    durationMs: (stays ?? durationS ?? 0) * 1_000,
    shield: ofShield,
    ...(isLater && isLater > minLevel && { fromLevel: isLater }),
  }
}

/** Nascent Flash has its shield from a level of its own. */
const laterShields: Readonly<Record<number, number>> = { 16464: 82 }

const sizes: Readonly<Record<string, (value: number) => { readonly of: string; readonly size: number }>> = {
  maxHpPct: (percent) => ({ of: 'max-hp', size: round(percent / 100) }),
  healPct: (percent) => ({ of: 'heal', size: round(percent / 100) }),
  potency: (potency) => ({ of: 'potency', size: potency }),
}

const round = (value: number) => Math.round(value * 1_000) / 1_000
