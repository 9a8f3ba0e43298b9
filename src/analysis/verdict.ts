import { formatShare, formatTime } from '../format.ts'
import type { Pull } from '../report.ts'
import { type Blame, labelOf, type PlayerRef } from './blame.ts'
import type { CausingFault, FirstDeath } from './cause.ts'
import { deaths } from './metrics/deaths.ts'
import { type Wipe, wipes } from './metrics/wipes.ts'
import { type AnalysedPull, resultOf } from './study.ts'

export interface Verdict {
  /** What ended it, and what kind of end that was. */
  readonly ended: string
  /** Where it started and, where that is known, what to do next. */
  readonly started: string
}

/** `Pull 37 · FRU · P3 41.2 %`, or `Pull 37 · FRU · Kill 18:12`. */
export function headlineOf({ pull, results }: AnalysedPull): string {
  const wipe = resultOf({ pull, results }, wipes)
  return `Pull ${pull.number} · ${wipe?.fight ?? pull.fightName} · ${depthOf(pull, wipe)}`
}

/** Two sentences that any raider understands; people are called what the blame level allows. */
export function verdictOf(analysed: AnalysedPull, blame: Blame): Verdict {
  const { pull } = analysed
  const wipe = resultOf(analysed, wipes)
  if (wipe === undefined) {
    return { ended: `The pull ended at ${formatTime(pull.durationMs)}.`, started: 'It could not be analysed.' }
  }
  if (pull.outcome === 'kill') {
    return {
      ended: `Down in ${formatTime(pull.durationMs)}.`,
      started: killText(resultOf(analysed, deaths)?.deaths.length),
    }
  }
  return { ended: endText(pull, wipe), started: startText(wipe, blame) }
}

function depthOf({ outcome, durationMs }: Pull, wipe: Wipe | undefined): string {
  if (outcome === 'kill') return `Kill ${formatTime(durationMs)}`
  if (wipe === undefined) return formatTime(durationMs)
  const { phase, boss } = wipe.depth
  return boss === undefined ? `${phase} ${formatTime(durationMs)}` : `${phase} ${formatShare(boss.share)}`
}

function killText(died: number | undefined): string {
  if (died === undefined) return 'Well played.'
  if (died === 0) return 'Nobody died: well played.'
  return died === 1 ? 'One death on the way: well played.' : `${died} deaths on the way: well played.`
}

function endText({ durationMs, outcome }: Pull, wipe: Wipe): string {
  const { class: kind, location, depth, cutoff, calledMs, enrageMs = durationMs } = wipe
  const where = location ? `${location.ability.name} in ${location.phase}` : depth.phase
  const at = formatTime(cutoff?.atMs ?? location?.atMs ?? durationMs)
  switch (kind) {
    case 'enrage':
      return `Time ran out in ${depth.phase}: the enrage came at ${formatTime(enrageMs)}${leftText(depth.boss)}.`
    case 'called': {
      const atMs = calledMs ?? cutoff?.atMs ?? durationMs
      const isAfter = location !== undefined && location.atMs <= atMs
      return `The wipe was called at ${formatTime(atMs)} ${isAfter ? `after ${where}` : `in ${depth.phase}`}.`
    }
    case 'reset':
      return `Most of the party still stood in ${depth.phase} when the pull was reset at ${formatTime(durationMs)}.`
    case 'body pull':
      return `The fight started before anybody was ready and ended at ${formatTime(durationMs)}.`
    case 'mitigation':
      return `${firstBlow(wipe)} killed through too little mitigation.`
    case 'healing':
      return `${firstBlow(wipe)} caught people who were not healed up.`
    case 'kill':
    case 'mechanic':
    case 'unknown':
      if (outcome === 'unknown' && kind === 'unknown')
        return `The record ends at ${formatTime(durationMs)} in ${depth.phase} without saying how the pull ended.`
      return cutoff?.why === 'tank dead'
        ? `A tank was dead from ${at} on, and ${where} was the end.`
        : `${where} ended it at ${at}.`
  }
}

/** `Cascade at 1:28`: what the last deaths began with. */
const firstBlow = ({ cause, depth }: Wipe): string =>
  cause.kind === 'death' && cause.death.ability
    ? `${cause.death.ability.name} at ${formatTime(cause.death.atMs)}`
    : `A hit in ${depth.phase}`

const leftText = (boss: Wipe['depth']['boss']) => (boss ? ` with ${formatShare(boss.share)} of ${boss.name} left` : '')

function startText(wipe: Wipe, blame: Blame): string {
  const { class: kind, cause } = wipe
  switch (cause.kind) {
    case 'fault':
      return `It started at ${formatTime(cause.fault.atMs)}: ${faultText(cause.fault, blame)}`
    case 'call':
      if (cause.fault) return `Before the call, at ${formatTime(cause.fault.atMs)}: ${faultText(cause.fault, blame)}`
      if (cause.death) return `Before the call, ${deathText(cause.death, blame)}`
      return 'Nothing in the log says what it was called for.'
    case 'death':
      if (kind === 'enrage' || kind === 'mitigation' || kind === 'healing') return adviceFor(kind, wipe)
      return `The first of the last deaths, ${deathText(cause.death, blame)}${cause.death.thrownBy ? '' : ' No single cause could be told.'}`
    case 'unknown':
      return kind === 'enrage' ? adviceFor(kind, wipe) : 'No single cause could be told.'
  }
}

function adviceFor(kind: 'enrage' | 'mitigation' | 'healing', { depth, unused = [] }: Wipe): string {
  switch (kind) {
    case 'enrage':
      return `Look for damage in ${depth.phase}: deaths and missed raid buffs first.`
    case 'mitigation':
      return unused.length === 0
        ? 'Mitigation was ready and not used: put one more there.'
        : `Ready and unused then: ${conjunction.format(unused.slice(0, 3))}.`
    case 'healing':
      return 'Others lived through it at full HP: top everybody up before it.'
  }
}

function faultText({ atMs, kind, ability, about, players, deathMs, after }: CausingFault, blame: Blame): string {
  const then =
    deathMs === undefined
      ? ''
      : deathMs - atMs <= soonMs
        ? ' and died of it'
        : ` and died of it at ${formatTime(deathMs)}`
  const short = after ? ` One short, ${after.name} went off at ${formatTime(after.atMs)}.` : ''
  const who = about === 'each' ? listOf(players, blame) : ''
  const were = players.length === 1 ? 'was' : 'were'
  switch (kind) {
    case 'avoidable':
      if (about !== 'each') return `${ability.name} hit most of the raid, and should hit nobody.`
      return `${who} ${were} hit by ${ability.name}${then}.${short || ' Keep clear of it.'}`
    case 'shared':
      return `${ability.name} is for one, and ${players.length} were in it. Spread further.`
    case 'wrong-role':
      if (about !== 'each') return `${ability.name} is for tanks, and it hit others. Keep it turned away.`
      return `${who} ${were} hit by ${ability.name}, which is for tanks${then && `,${then}`}. Check where it points.`
    case 'alone':
      return `${ability.name} is to be shared, and somebody took it alone. Check who stacks there.`
    case 'failed':
      return `${ability.name} went off, so a mechanic before it was missed. Check who was due there.`
    case 'status':
      return `${about === 'each' ? who : 'the raid'} picked up ${ability.name}${then}.`
    case 'too-few':
    case 'soak':
      return about === 'each'
        ? `${who} ${were} missing from ${ability.name}${then}.`
        : `${ability.name} was one short. Check who was due there.`
    case 'pull-time':
      return 'the pull did not come when the countdown ended.'
    case 'survivable':
      return `${about === 'each' ? who : 'somebody'} died to ${ability.name}, which others survived.`
    case 'mitigation':
      return `planned mitigation was not on for ${ability.name}.`
    case 'raise-lost':
      return `${about === 'each' ? who : 'somebody'} let a raise run out.`
    case 'fall':
      return `${about === 'each' ? who : 'somebody'} left the arena.`
  }
}

/** A death this soon after its cause needs no time of its own. */
const soonMs = 4_000

/** `at 1:20: a tank died to Cascade, 3 s after a raise` */
function deathText({ player, atMs, ability, together, thrownBy, sinceRaiseMs }: FirstDeath, blame: Blame): string {
  const who = together > 0 ? `${together + 1} people` : labelOf(player, blame)
  const were = together > 0 ? 'were' : 'was'
  const raised =
    sinceRaiseMs === undefined || together > 0 ? '' : `, ${Math.round(sinceRaiseMs / 1000)} s after a raise`
  const at = `at ${formatTime(atMs)}: ${who}`
  if (thrownBy !== undefined) return `${at} ${were} thrown off by ${thrownBy}. Look at where to stand for it.`
  if (ability === undefined) return `${at} died without a killing blow.`
  return `${at} died to ${ability.name}${raised}.`
}

/** `a ranged and a caster`; people whom the level calls the same are counted. */
function listOf(players: readonly PlayerRef[], blame: Blame): string {
  const labels = new Set(players.map((player) => labelOf(player, blame)))
  if (labels.size < players.length) return `${players.length} people`
  return conjunction.format(labels)
}

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' })
