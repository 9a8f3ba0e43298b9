import { roleOf } from '../../game.ts'
import type { Hit, PullContext } from '../context.ts'
import { combinedTicks, strikesOn } from '../facts/hits.ts'
import { groupUses, resolutionMs } from '../facts/resolutions.ts'
import { addShared, type Evidence, noEvidence, type Told } from './evidence.ts'

/** Statuses lie this far above actions, as FFLogs numbers them. */
export const statusOffset = 1_000_000

/** A use this soon before the end of a wipe may have been the end. */
const endingMs = 15_000
/** A status that comes this soon after a hit comes from it. */
const withHitMs = 2_500
/** Plain attacks come this steadily, ms. */
const steadyMs = [1_500, 5_000] as const

/** What a pull shows of everything that enemies did to players. */
export function collectEvidence(context: PullContext): Told[] {
  const players = new Set(context.players.map(({ id }) => id))
  const blows = context.hits.filter(
    ({ source, target }) => players.has(target) && !players.has(context.ownerOf(source)),
  )
  const casts = castsOf(context, players)
  const marks = marksOf(context, players)
  const actions = [...Map.groupBy(blows, ({ ability }) => ability)]
    .filter(([ability]) => ability > 0 && !combinedTicks.has(ability))
    .map(([ability, hits]) => told(seenOf(context, ability, hits, { casts, marks })))
  return [...actions, ...ticksOf(context, players).map(told)]
}

interface Seen {
  readonly casts: ReadonlyMap<number, { readonly count: number; readonly castMs: number }>
  readonly marks: Marks
}

function seenOf(context: PullContext, ability: number, hits: readonly Hit[], { casts, marks }: Seen): Evidence {
  const all = groupUses(hits)
  const lostMs = Math.min(context.cutoff?.atMs ?? Number.POSITIVE_INFINITY, context.playEndMs)
  const uses = all.filter(([first]) => (first?.decidedMs ?? 0) <= lostMs)
  const own = uses.flat()
  const alive = uses.map((use) => context.aliveAt((use[0]?.decidedMs ?? 0) - 1))
  const packets = uses.flatMap(packetsOf)
  const starts = uses.map(([first]) => first?.decidedMs ?? 0)
  const shares = own.flatMap((hit) => shareOf(context, hit) ?? [])
  const cast = casts.get(ability)
  return {
    ...noEvidence(ability, context.abilityName(ability)),
    pulls: 1,
    uses: uses.length,
    casts: Math.max(cast?.count ?? 0, uses.length),
    castMs: cast?.castMs ?? 0,
    hits: own.length,
    onTanks: own.filter(({ target }) => isTank(context, target)).length,
    alive: sum(alive),
    everybody: uses.filter((use, index) => targetsOf(use).size >= Math.max(alive[index] ?? 0, 2)).length,
    packets: packets.length,
    shared: addShared(packets.filter((packet) => packet.length > 1).map(sharedOf)),
    steady: starts.filter((at, index) => isSteady(at - (starts[index - 1] ?? Number.NEGATIVE_INFINITY))).length,
    vulnerable: own.filter((hit) => marks.vulnerability(hit)).length,
    damageDown: own.filter((hit) => marks.damageDown(hit)).length,
    outright: own.filter(({ instantKill }) => instantKill).length,
    deaths: context.deaths.filter(
      ({ blow, diedMs }) => blow?.tick === false && blow.ability === ability && diedMs <= lostMs + withHitMs,
    ).length,
    damage: sum(own.map(({ amount }) => amount)),
    shareSum: Math.round(sum(shares) * 1_000) / 1_000,
    shareHits: shares.length,
    ending: all.filter((use) => endedIt(context, use)).length,
  }
}

const takenOf = ({ amount, absorbed, overkill }: Hit) => amount + absorbed + overkill
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const targetsOf = (hits: readonly Hit[]) => new Set(hits.map(({ target }) => target))
const isSteady = (gapMs: number) => gapMs >= steadyMs[0] && gapMs <= steadyMs[1]

/** Without a packet number nobody can say who was struck together. */
const packetsOf = (use: readonly Hit[]): Hit[][] => [
  ...Map.groupBy(
    use.filter(({ packet }) => packet !== 0),
    ({ packet }) => packet,
  ).values(),
  ...use.filter(({ packet }) => packet === 0).map((hit) => [hit]),
]

function sharedOf(packet: readonly Hit[]): Evidence['shared'][number] {
  const known = packet.map((hit) => hit.unmitigated ?? takenOf(hit))
  return { targets: packet.length, packets: 1, each: Math.round(sum(known) / known.length) }
}

function shareOf({ health }: PullContext, hit: Hit): number | undefined {
  const maxHp = health.at(hit.target, hit.landedMs ?? hit.decidedMs)?.maxHp ?? 0
  return maxHp > 0 && !hit.instantKill ? takenOf(hit) / maxHp : undefined
}

function isTank({ actor }: PullContext, id: number): boolean {
  const job = actor(id)?.job
  return job !== undefined && roleOf(job) === 'tank'
}

/** Whoever was left was hit, and nearly all of them died of it. */
function endedIt({ pull, aliveAt, deaths }: PullContext, use: readonly Hit[]): boolean {
  const startMs = use[0]?.decidedMs ?? 0
  const targets = targetsOf(use)
  if (pull.outcome !== 'wipe' || pull.durationMs - startMs > endingMs || targets.size * 2 < aliveAt(startMs - 1))
    return false
  const died = deaths.filter(({ player, diedMs }) => targets.has(player) && diedMs >= startMs)
  return targets.size >= 2 && died.length >= targets.size * 0.8
}

function castsOf({ of }: PullContext, players: ReadonlySet<number>): Seen['casts'] {
  const casts = new Map<number, { count: number; castMs: number; lastMs: number }>()
  const openOf = (ability: number) => {
    const known = casts.get(ability) ?? { count: 0, castMs: 0, lastMs: Number.NEGATIVE_INFINITY }
    casts.set(ability, known)
    return known
  }
  for (const { source, ability, durationMs } of of('begin-cast')) {
    if (!players.has(source)) openOf(ability).castMs = Math.max(openOf(ability).castMs, durationMs)
  }
  for (const { source, ability, at } of of('cast')) {
    if (players.has(source)) continue
    const own = openOf(ability)
    if (at - own.lastMs <= resolutionMs) continue
    own.count++
    own.lastMs = at
  }
  return casts
}

interface Marks {
  vulnerability(hit: Hit): boolean
  damageDown(hit: Hit): boolean
}

/** Whether a hit left its mark on whom it struck. */
function marksOf({ of, facts: { faultStatuses } }: PullContext, players: ReadonlySet<number>): Marks {
  const find = (ids: readonly number[]) => {
    const wanted = new Set(ids)
    const gains = of('status-apply').filter(({ status, target }) => wanted.has(status) && players.has(target))
    const times = Map.groupBy(gains, ({ target }) => target)
    return ({ target, decidedMs }: Hit) =>
      times.get(target)?.some(({ at }) => at >= decidedMs && at - decidedMs <= withHitMs) ?? false
  }
  return { vulnerability: find(faultStatuses.vulnerability), damageDown: find(faultStatuses.damageDown) }
}

function ticksOf(context: PullContext, players: ReadonlySet<number>): Evidence[] {
  const own = [...players]
    .flatMap((player) => strikesOn(context.ticks, player))
    .filter(
      ({ source, ability }) => ability > 0 && !combinedTicks.has(ability) && !players.has(context.ownerOf(source)),
    )
  return [...Map.groupBy(own, ({ ability }) => ability)].map(([status, ticks]) => ({
    ...noEvidence(statusOffset + status, context.statusName(status)),
    pulls: 1,
    ticks: ticks.length,
    damage: sum(ticks.map(({ amount }) => amount)),
    deaths: context.deaths.filter(({ blow }) => blow?.tick === true && blow.ability === status).length,
  }))
}

function told(evidence: Evidence): Told {
  const { id, name, ...rest } = evidence
  const kept = Object.entries(rest).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== 0))
  return { id, name, ...Object.fromEntries(kept) }
}
