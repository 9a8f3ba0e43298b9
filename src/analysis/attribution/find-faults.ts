import type { FaultRule } from '../../fault-rules.ts'
import { roleOf, status } from '../../game.ts'
import type { Hit, PlayerDeath, PullContext, Resolution } from '../context.ts'
import { isInvulnerable } from '../mitigation/on-hit.ts'
import type { Fault, FaultKind } from './fault.ts'

/**
 * Faults by the authored tables (METRICS §2, the middle layer), oldest first. One use within a second is one fault;
 * what follows the cutoff, happens to the invulnerable, or repeats within the grace time is none.
 */
export function findFaults(context: PullContext): readonly Fault[] {
  const rules = context.encounter === undefined ? [] : context.facts.faultRules(context.encounter.key)
  const byAction = new Map<number, FaultRule>()
  const byStatus = new Map<number, FaultRule>()
  for (const rule of rules) (rule.kind === 'status' ? byStatus : byAction).set(rule.id, rule)
  if (rules.length === 0) return []

  const endMs = Math.min(context.cutoff?.atMs ?? Number.POSITIVE_INFINITY, context.playEndMs)
  const broken = context.resolutions.flatMap((resolution) => {
    const rule = byAction.get(resolution.ability)
    return rule === undefined ? [] : judge(context, rule, resolution)
  })
  const gained = gainedByMistake(context, byStatus).filter(({ atMs, players }) => !follows(broken, atMs, players))
  return withoutRepeats([...broken, ...gained].filter(({ atMs }) => atMs <= endMs))
    .map((fault) => finish(context, fault))
    .sort((one, other) => one.atMs - other.atMs)
}

interface Verdict {
  readonly atMs: number
  readonly kind: FaultKind
  readonly id: number
  readonly occurrence: number
  readonly rule: FaultRule
  readonly about: Fault['about']
  readonly players: readonly number[]
}

/** An authored table is right about an ability nearly always, and about the person unless they were pushed into it. */
const authored = 0.9

function finish(context: PullContext, verdict: Verdict): Fault {
  const { atMs, kind, id, occurrence, rule, about, players } = verdict
  const deaths = deathsFrom(context, verdict)
  const share = about === 'each' ? authored : about === 'one' ? authored / Math.max(players.length, 1) : 0
  return {
    key: `${kind}:${id}_${occurrence}`,
    atMs,
    kind,
    id,
    occurrence,
    grave: rule.grave,
    layer: 'authored',
    about,
    suspects: players.map((player) => ({ player, confidence: share })),
    confidence: about === 'raid' ? 0 : share,
    chain: [
      { atMs, what: 'mistake', ...(kind === 'status' ? {} : { ability: id }), players },
      ...deaths.map(({ player, diedMs }) => ({ atMs: diedMs, what: 'death' as const, players: [player] })),
    ],
    deaths,
  }
}

/** More than this share of the living hit at once is no mistake of each of them. */
const raidShare = 0.5
/** Somebody who stays in a puddle made one mistake. */
const graceMs = 5_000
/** A status that comes this soon after a hit comes from it. */
const withHitMs = 2_500

function judge(context: PullContext, rule: FaultRule, resolution: Resolution): Verdict[] {
  const hits = resolution.hits.filter((hit) => isPunishable(context, hit))
  const told = { atMs: resolution.startMs, id: rule.id, occurrence: resolution.occurrence, rule }
  const everyone = [...new Set(hits.map(({ target }) => target))]
  const raidWide = everyone.length > context.aliveAt(resolution.startMs - 1) * raidShare
  switch (rule.kind) {
    case 'avoidable':
      if (everyone.length === 0) return []
      return [{ ...told, kind: 'avoidable', about: raidWide ? 'raid' : 'each', players: everyone }]
    case 'failed':
      return everyone.length === 0 ? [] : [{ ...told, kind: 'failed', about: 'raid', players: [] }]
    case 'for-one':
      return usesOf(resolution)
        .filter((use) => use.length > 1)
        .map((use) => ({ ...told, kind: 'shared', about: 'one', players: use.map(({ target }) => target) }))
    case 'for-tank': {
      const others = everyone.filter((target) => !isTank(context, target))
      if (others.length === 0) return []
      return [{ ...told, kind: 'wrong-role', about: others.length === 1 ? 'each' : 'raid', players: others }]
    }
    case 'for-several':
      return usesOf(resolution)
        .filter((use) => use.length === 1)
        .map((use) => ({ ...told, kind: 'alone', about: 'raid', players: use.map(({ target }) => target) }))
    case 'for-tanks':
    case 'tower':
    case 'for-all':
    case 'knock-back':
    case 'status':
      return []
  }
}

/** Targets of one packet belong to one use; without packet numbers nobody can say who shared with whom. */
const usesOf = ({ hits }: Resolution): (readonly Hit[])[] =>
  [...Map.groupBy(hits, ({ packet }) => packet)].filter(([packet]) => packet !== 0).map(([, use]) => use)

const isTank = ({ actor }: PullContext, id: number) => {
  const job = actor(id)?.job
  return job !== undefined && roleOf(job) === 'tank'
}

function isPunishable(context: PullContext, { target, decidedMs }: Hit): boolean {
  const justRaised = context.statusesOn(target, decidedMs).some((window) => window.status === status.transcendent)
  return !justRaised && !isInvulnerable(context, target, decidedMs)
}

function gainedByMistake(context: PullContext, rules: ReadonlyMap<number, FaultRule>): Verdict[] {
  const players = new Set(context.players.map(({ id }) => id))
  const gains = context.of('status-apply').filter((gain) => !gain.refreshed && players.has(gain.target))
  return [...rules].flatMap(([id, rule]) => {
    const faults: { atMs: number; players: number[] }[] = []
    for (const { at, target } of gains.filter((gain) => gain.status === id)) {
      const current = faults.at(-1)
      if (current === undefined || at - current.atMs > 1_000) faults.push({ atMs: at, players: [target] })
      else if (!current.players.includes(target)) current.players.push(target)
    }
    return faults.map((fault, index): Verdict => {
      const raidWide = fault.players.length > context.aliveAt(fault.atMs - 1) * raidShare
      return { ...fault, kind: 'status', id, occurrence: index + 1, rule, about: raidWide ? 'raid' : 'each' }
    })
  })
}

/** The mark that a fault leaves is not a second fault. */
const follows = (broken: readonly Verdict[], atMs: number, players: readonly number[]): boolean =>
  broken.some(
    (fault) =>
      atMs >= fault.atMs &&
      atMs - fault.atMs <= withHitMs &&
      (fault.about === 'raid' || players.every((player) => fault.players.includes(player))),
  )

function withoutRepeats(faults: readonly Verdict[]): Verdict[] {
  const kept: Verdict[] = []
  for (const fault of [...faults].sort((one, other) => one.atMs - other.atMs)) {
    const isRepeat = kept.some(
      (earlier) =>
        earlier.id === fault.id &&
        fault.atMs - earlier.atMs <= graceMs &&
        fault.players.every((player) => earlier.players.includes(player)),
    )
    if (!isRepeat) kept.push(fault)
  }
  return kept
}

/** Who died of it: by the hit itself, or by one that found them weakened by it. */
function deathsFrom(context: PullContext, { id, rule, atMs, players, about }: Verdict): PlayerDeath[] {
  const weakening = new Set([...context.facts.faultStatuses.vulnerability, ...context.facts.faultStatuses.damageDown])
  return context.deaths.filter(({ player, blow }) => {
    if (blow === undefined || blow.decidedMs < atMs) return false
    const wasHit = about === 'raid' || players.includes(player)
    if (!wasHit) return false
    if (rule.kind !== 'status' && blow.ability === id && blow.decidedMs - atMs <= 1_000) return true
    return context
      .statusesOn(player, blow.decidedMs)
      .some(
        ({ status: carried, startMs }) =>
          (weakening.has(carried) || (rule.kind === 'status' && carried === id)) &&
          startMs >= atMs &&
          startMs - atMs <= withHitMs,
      )
  })
}
