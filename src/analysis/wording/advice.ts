import type { FaultTold } from '../metrics/faults.ts'

/** What to do next, as the end of a sentence: `keep clear of it`. */
export function adviceFor({ kind, ability, about, cover, players }: FaultTold): string {
  switch (kind) {
    case 'avoidable':
      return about === 'raid' ? 'look up where it is safe' : 'keep clear of it'
    case 'shared':
      return 'spread further for it'
    case 'alone':
    case 'too-few':
      return 'settle who shares it'
    case 'soak':
      return 'settle who takes it'
    case 'wrong-role':
      return 'check where it points'
    case 'status':
      return 'check what gives it'
    case 'pull-time':
      return 'go when the countdown ends'
    case 'survivable':
      return 'be full and covered for it'
    case 'mitigation':
      return players.length > 1 ? 'put it all there as planned' : coverAdvice(cover)
    case 'raise-lost':
      return 'take it as soon as it is offered'
    case 'fall':
      return ability.id === 0 ? 'stay clear of the edge' : 'check where to stand for it'
    case 'failed':
      return 'check who was due there'
  }
}

function coverAdvice(cover: FaultTold['cover']): string {
  const name = cover?.name ?? 'it'
  switch (cover?.press) {
    case 'late':
      return `press ${name} a moment earlier`
    case 'early':
      return `press ${name} a moment later`
    case 'wrong-target':
      return `check whom ${name} reaches`
    case 'unavailable':
      return `keep ${name} for it`
    case 'dead':
      return `settle who covers when ${name} is down`
    case 'missed':
    case 'hit':
    case 'not-reached':
    case undefined:
      return `put ${name} there as planned`
  }
}
