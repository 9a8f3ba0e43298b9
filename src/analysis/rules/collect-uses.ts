import type { ActorId } from '../../event.ts'
import type { Hit, Mechanic, PullContext } from '../context.ts'
import { type AbilityUses, mark, type ResolutionsTold, type UseRow } from './uses.ts'

/** A mask of more is no party of eight, and what holds for one does not hold for an alliance. */
const partySize = 8
/** What comes of a mechanic that went wrong comes this soon after it, or together with it. */
const afterMs = 3_000
const togetherMs = 500
/** A status that comes this soon after a hit comes from it. */
const withHitMs = 2_500

/** How everything resolved that enemies did before the pull was lost, ability by ability. */
export function collectUses(context: PullContext): ResolutionsTold {
  const { players, slots } = context
  if (players.length === 0 || players.length > partySize) return { party: [], abilities: [], unhit: [] }
  const party = players.map(({ id, name, job }) => {
    const slot = slots.get(id)?.slot
    return { name, ...(job && { job }), ...(slot && { slot }) }
  })
  const all = abilitiesOf(context)
  return {
    party,
    abilities: all.filter(({ uses }) => uses.length > 0),
    unhit: all.flatMap(({ id, uses, missed = 0 }) => (uses.length === 0 ? [[id, missed] as const] : [])),
  }
}

function abilitiesOf(context: PullContext): readonly AbilityUses[] {
  const { mechanics, cutoff, playEndMs } = context
  const lostMs = Math.min(cutoff?.atMs ?? Number.POSITIVE_INFINITY, playEndMs)
  const look = lookAround(context)
  const found = new Map<number, AbilityUses & { readonly uses: UseRow[] }>()
  for (const [index, mechanic] of mechanics.entries()) {
    const { ability, hits, castMs } = mechanic
    if (mechanic.isUnfinished || mechanic.startMs > lostMs) continue
    const known = found.get(ability) ?? { id: ability, name: context.abilityName(ability), uses: [] }
    const missed = (known.missed ?? 0) + (hits.length === 0 ? 1 : 0)
    const row = hits.length === 0 ? undefined : rowOf(mechanic, look)
    const isSequel = row !== undefined && castMs === undefined && (row[1] & mark.killed) > 0
    const after = isSequel ? [...new Set([...(known.after ?? []), ...justBefore(mechanics, index)])] : known.after
    if (row !== undefined) known.uses.push(row)
    found.set(ability, {
      ...known,
      ...(missed > 0 && { missed }),
      ...(castMs !== undefined && { cast: true }),
      ...(after !== undefined && { after }),
    })
  }
  return [...found.values()]
}

function rowOf({ ability, occurrence, hits, startMs, endMs }: Mechanic, look: Look): UseRow {
  const packets = new Map<number, number>()
  let marks = look.killed(ability, startMs, endMs) ? mark.killed : 0
  let [shares, known] = [0, 0]
  for (const hit of hits) {
    packets.set(hit.packet, (packets.get(hit.packet) ?? 0) | look.bitOf(hit.target))
    if (look.wasVulnerable(hit)) marks |= mark.vulnerable
    if (look.gotDamageDown(hit)) marks |= mark.damageDown
    const share = look.shareOf(hit)
    if (share === undefined) continue
    shares += share
    known++
  }
  if (packets.has(0)) marks |= mark.withoutPackets
  const share = known === 0 ? -1 : Math.round((shares / known) * 100)
  return [occurrence, marks, look.alive(startMs - 1), share, ...packets.values()]
}

interface Look {
  bitOf(player: ActorId): number
  /** Mask of who lives. */
  alive(atMs: number): number
  killed(ability: number, startMs: number, endMs: number): boolean
  wasVulnerable(hit: Hit): boolean
  gotDamageDown(hit: Hit): boolean
  /** What it took of max HP. */
  shareOf(hit: Hit): number | undefined
}

/** Maps built once: whoever asks asks for every hit. */
function lookAround({ players, lives, deaths, statuses, of, facts, health }: PullContext): Look {
  const bits = new Map(players.map(({ id }, index) => [id, 1 << index] as const))
  const { vulnerability, damageDown } = facts.faultStatuses
  const [weakening, lasting] = [new Set(vulnerability), new Set(damageDown)]
  const carried = Map.groupBy(
    statuses.filter(({ status }) => weakening.has(status)),
    ({ target }) => target,
  )
  const gained = Map.groupBy(
    of('status-apply').filter(({ status }) => lasting.has(status)),
    ({ target }) => target,
  )
  const blows = Map.groupBy(
    deaths.flatMap(({ blow }) => (blow === undefined || blow.tick ? [] : [blow])),
    ({ ability }) => ability,
  )
  const lived = [...bits].map(([id, bit]) => ({ bit, own: lives(id) }))
  return {
    bitOf: (player) => bits.get(player) ?? 0,
    alive: (atMs) =>
      lived.reduce(
        (mask, { bit, own }) => (own.some((life) => life.startMs <= atMs && atMs < life.endMs) ? mask | bit : mask),
        0,
      ),
    killed: (ability, startMs, endMs) =>
      blows.get(ability)?.some(({ decidedMs }) => decidedMs >= startMs && decidedMs <= endMs) ?? false,
    wasVulnerable: ({ target, decidedMs }) =>
      carried.get(target)?.some(({ startMs, endMs }) => startMs < decidedMs && endMs >= decidedMs) ?? false,
    gotDamageDown: ({ target, decidedMs }) =>
      gained.get(target)?.some(({ at }) => at >= decidedMs && at - decidedMs <= withHitMs) ?? false,
    shareOf({ target, decidedMs, landedMs, amount, absorbed, overkill, instantKill }) {
      const maxHp = instantKill ? 0 : (health.at(target, landedMs ?? decidedMs)?.maxHp ?? 0)
      return maxHp > 0 ? (amount + absorbed + overkill) / maxHp : undefined
    },
  }
}

/** Abilities that resolved shortly before a use, or together with it. */
function justBefore(mechanics: readonly Mechanic[], index: number): readonly number[] {
  const own = mechanics[index]
  if (own === undefined) return []
  const near = new Set<number>()
  for (let other = index - 1; other >= 0; other--) {
    const earlier = mechanics[other]
    if (earlier === undefined || own.startMs - earlier.startMs > afterMs) break
    near.add(earlier.ability)
  }
  for (let other = index + 1; other < mechanics.length; other++) {
    const later = mechanics[other]
    if (later === undefined || later.startMs - own.startMs > togetherMs) break
    near.add(later.ability)
  }
  near.delete(own.ability)
  return [...near]
}
