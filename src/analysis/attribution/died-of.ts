import { status } from '../../game.ts'
import type { PlayerDeath, PullContext, Resolution } from '../context.ts'
import { carriedBefore } from '../ending/carried.ts'
import type { KillingBlow } from '../facts/blows.ts'
import { strikesOn } from '../facts/hits.ts'
import type { Broken } from './broken.ts'

/** A status that comes this soon after a hit comes from it. */
const withHitMs = 2_500
/** What is set off comes within this. */
const setOffMs = 6_000
/** Where no table names it, at once. */
const unnamedMs = 3_000
/** Whoever is thrown or walks off is told dead within this. */
const fallMs = 6_000
/** Too soon for anybody to be healed. */
const scarMs = 5_000
/** A graze takes at least this share of max HP. */
const grazeShare = 0.3

/** Who died of a mistake: of the use itself, of what it set off, or because it had weakened them. */
export function diedOf(context: PullContext, broken: Broken): readonly PlayerDeath[] {
  return context.deaths.filter((death) => {
    if (death.diedMs < broken.atMs) return false
    if (broken.kind === 'fall') return isOf(broken, death) && death.diedMs - broken.atMs <= fallMs
    if (death.blow === undefined) return false
    // Whoever walked in is struck until the others give up.
    if (broken.kind === 'pull-time') return isOf(broken, death)
    return byUse(broken, death, death.blow) || (isOf(broken, death) && byWeakness(context, broken, death, death.blow))
  })
}

/** A tower that lacked somebody: where no table names what comes of that, it strikes again, and anybody. */
const comesAgain = ({ kind, setsOff }: Broken): boolean => kind === 'soak' && setsOff.length === 0

const isOf = ({ struck }: Broken, { player }: PlayerDeath): boolean => struck.includes(player)

function byUse(broken: Broken, death: PlayerDeath, { ability, decidedMs, tick }: KillingBlow): boolean {
  const sinceMs = decidedMs - broken.atMs
  if (broken.kind === 'status') return tick && ability === broken.id && isOf(broken, death)
  if (sinceMs < 0) return false
  if (broken.setsOff.includes(ability) && sinceMs <= setOffMs) return true
  if (comesAgain(broken) && ability === broken.id && sinceMs <= unnamedMs) return true
  return ability === broken.id && sinceMs <= 1_000 && isOf(broken, death)
}

/** Raised of what they died of, and still weak or hardly standing: they die of what the others live through. */
export function wasWeak(context: PullContext, { player, diedMs, blow }: PlayerDeath): boolean {
  if (blow === undefined) return false
  const isWeak = context
    .statusesOn(player, diedMs - 1)
    .some((window) => window.status === status.weakness || window.status === status.brinkOfDeath)
  return isWeak && !killedMost(context, useOf(context, blow))
}

/** It left a Vulnerability, or so little HP, that they died to what the others live through. */
function byWeakness(context: PullContext, broken: Broken, death: PlayerDeath, blow: KillingBlow): boolean {
  if (blow.decidedMs < broken.atMs || killedMost(context, useOf(context, blow))) return false
  const { vulnerability } = context.facts.faultStatuses
  const isVulnerable = carriedBefore(context, death.player, blow.decidedMs).some(
    ({ status, startMs }) =>
      vulnerability.includes(status) && startMs >= broken.atMs && startMs - broken.atMs <= withHitMs,
  )
  return isVulnerable || wasGrazed(context, broken, death, blow)
}

const useOf = ({ resolutions }: PullContext, { ability: killing, decidedMs }: KillingBlow): Resolution | undefined =>
  resolutions.find(({ ability, startMs, endMs }) => ability === killing && startMs <= decidedMs && decidedMs <= endMs)

function killedMost(context: PullContext, use: Resolution | undefined): boolean {
  if (use === undefined || use.targets.length < 2) return false
  const killed = context.deaths.filter(
    ({ blow }) => blow?.ability === use.ability && blow.decidedMs >= use.startMs && blow.decidedMs <= use.endMs,
  )
  return killed.length * 2 > use.targets.length
}

/** With what the graze took they would have lived. */
function wasGrazed(context: PullContext, { id, atMs }: Broken, { player }: PlayerDeath, blow: KillingBlow): boolean {
  const { hpBefore, maxHp, landedMs } = blow
  if (hpBefore === undefined || maxHp === undefined || landedMs - atMs > scarMs) return false
  const lost = strikesOn(context.hits, player)
    .filter((hit) => hit.ability === id && hit.decidedMs >= atMs && hit.decidedMs - atMs <= 1_000)
    .filter((hit) => (hit.landedMs ?? landedMs) < landedMs)
    .reduce((sum, { amount }) => sum + amount, 0)
  return lost >= maxHp * grazeShare && hpBefore + lost > blow.amount + blow.overkill
}
