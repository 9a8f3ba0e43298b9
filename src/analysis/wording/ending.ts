import { formatShare, formatTime } from '../../format.ts'
import type { Pull } from '../../report.ts'
import type { Wipe } from '../metrics/wipes.ts'

/** What ended a pull that was no kill, in one sentence. */
export function endingText({ durationMs, outcome }: Pull, wipe: Wipe): string {
  const { class: kind, location, depth, cutoff, calledMs, enrageMs = durationMs } = wipe
  const where = location ? `${location.ability.name} in ${location.phase}` : depth.phase
  const at = formatTime(cutoff?.atMs ?? location?.atMs ?? durationMs)
  switch (kind) {
    case 'enrage':
      return `Time ran out in ${depth.phase}: the enrage came at ${formatTime(enrageMs)}${leftText(depth.boss)}.`
    case 'called': {
      const atMs = calledMs ?? cutoff?.atMs ?? durationMs
      const isAfter = location !== undefined && location.atMs <= atMs
      return `The wipe was called at ${formatTime(atMs)}${isAfter ? `, after ${where}` : ` in ${depth.phase}`}.`
    }
    case 'reset':
      return `The pull was reset at ${formatTime(durationMs)} in ${depth.phase}, with most of the party still standing.`
    case 'body pull':
      return `The fight began before the party did, and was over at ${formatTime(durationMs)}.`
    case 'mitigation':
      return `${firstBlow(wipe, where, at)}, with too little mitigation on it.`
    case 'healing':
      return `${firstBlow(wipe, where, at)}, with people not healed up for it.`
    case 'kill':
    case 'mechanic':
    case 'unknown':
      if (outcome === 'unknown' && kind === 'unknown')
        return `The log stops at ${formatTime(durationMs)} in ${depth.phase} and does not say how the pull ended.`
      return cutoff?.why === 'tank dead'
        ? `A tank stayed dead from ${at} on, and ${where} finished it.`
        : `${where} ended it at ${at}.`
  }
}

/** `Cascade in P1 ended it at 1:28`: what the last deaths began with. */
const firstBlow = ({ cause, depth }: Wipe, where: string, at: string): string =>
  cause.kind === 'death' && cause.death.ability
    ? `${cause.death.ability.name} in ${depth.phase} ended it at ${formatTime(cause.death.atMs)}`
    : `${where} ended it at ${at}`

const leftText = (boss: Wipe['depth']['boss']) => (boss ? ` with ${formatShare(boss.share)} of ${boss.name} left` : '')
