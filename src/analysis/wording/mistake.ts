import type { Ruling } from '../../ruling.ts'
import type { PressVerdict } from '../attribution/fault.ts'
import type { Blame } from '../blame.ts'
import type { FaultTold } from '../metrics/faults.ts'
import { numberText, ordinalText, type Subject, subjectOf } from './who.ts'

/** What was done wrong, as the middle of a sentence: `a ranged was hit by Sluice`. */
export function mistakeText(fault: FaultTold, blame: Blame, ruling?: Ruling): string {
  const subject = subjectOf(fault, blame)
  if (subject === undefined || (blame === 'off' && fault.kind === 'mitigation')) return unnamedText(fault)
  // Somebody else’s mistake is not what was seen of whoever was named first.
  return ruling?.what === 'somebody else'
    ? `${fault.ability.name} was down to ${subject.text}`
    : namedText(fault, subject)
}

function namedText(fault: FaultTold, { text: who, isPlural }: Subject): string {
  const { kind, ability, cover } = fault
  const were = isPlural ? 'were' : 'was'
  const use = useText(fault)
  switch (kind) {
    case 'avoidable':
      return `${who} ${were} hit by ${ability.name}`
    case 'shared':
      return `${ability.name} hit more than one because ${who} ${were} out of place`
    case 'alone':
      return `${who} took ${use} away from those who share it`
    case 'too-few':
      return `${who} ${were} missing from ${use}`
    case 'soak':
      return `${who} ${were} missing from the ${towerText(fault)}`
    case 'wrong-role':
      return `${who} ${were} hit by ${withArticle(ability.name)} meant for somebody else`
    case 'status':
      return `${who} picked up ${ability.name}`
    case 'pull-time':
      return `${who} did not pull on the countdown`
    case 'survivable':
      return `${who} died to ${use}, which others lived through`
    case 'mitigation':
      // A fault tells the first of what several forgot.
      return isPlural
        ? `planned mitigation from ${who}, ${cover?.name ?? 'all of it'} first, was not on for ${use}`
        : `${cover?.name ?? 'planned mitigation'} from ${who} ${coverText[cover?.press ?? 'missed']} ${use}`
    case 'raise-lost':
      return `${who} did not take a raise before it ran out`
    case 'fall':
      return ability.id === 0 ? `${who} left the arena` : `${who} ${were} thrown off by ${use}`
    case 'failed':
      return `${who} set off ${ability.name}`
  }
}

/** Somebody did, or many: who it was is not said. */
function unnamedText(fault: FaultTold): string {
  const { kind, ability, about, cover, players } = fault
  const use = useText(fault)
  switch (kind) {
    case 'avoidable':
      return about === 'raid' ? `${ability.name} hit people it should not hit` : `${someone} was hit by ${ability.name}`
    case 'shared':
      return `${ability.name} is for one and hit ${players.length > 1 ? numberText(players.length) : 'more'}`
    case 'alone':
      return `${use} is to be shared, and somebody had it alone`
    case 'too-few':
      return about === 'raid' ? `too few shared ${use}` : `${someone} was missing from ${use}`
    case 'soak':
      return `${someone} was missing from the ${towerText(fault)}`
    case 'wrong-role':
      return `${ability.name} hit people it is not for`
    case 'status':
      return about === 'raid' ? `the raid picked up ${ability.name}` : `${someone} picked up ${ability.name}`
    case 'pull-time':
      return 'the pull did not come on the countdown'
    case 'survivable':
      return `some died to ${use}, which others lived through`
    case 'mitigation':
      return `${cover?.name ?? 'planned mitigation'} ${coverText[cover?.press ?? 'missed']} ${use}`
    case 'raise-lost':
      return 'a raise ran out before it was taken'
    case 'fall':
      return ability.id === 0 ? 'somebody left the arena' : `somebody was thrown off by ${use}`
    case 'failed':
      return `${ability.name} only goes off when something before it is missed`
  }
}

const withArticle = (name: string): string => {
  const bare = name.replace(/^The /, '')
  return `${/^[aeiou]/i.test(bare) ? 'an' : 'a'} ${bare}`
}

const someone = 'somebody (the log cannot tell who)'

/** `the second Towers`; the first is called by its name alone. */
const useText = ({ ability: { name }, occurrence }: FaultTold): string =>
  occurrence > 1 ? `the ${ordinalText(occurrence)}${name.replace(/^The /, '')}` : name

/** `second Explosion tower`; what is called a tower is not called one twice. */
const towerText = ({ ability: { name }, occurrence }: FaultTold): string =>
  `${ordinalText(occurrence)}${name.replace(/^The /, '')}${/tower/i.test(name) ? '' : ' tower'}`

const coverText: Readonly<Record<PressVerdict, string>> = {
  hit: 'was on for',
  late: 'came a moment too late for',
  early: 'had run out before',
  'wrong-target': 'was not on those hit by',
  missed: 'was ready and not used for',
  unavailable: 'was still on cooldown for',
  dead: 'was out with its owner dead for',
  'not-reached': 'was not due yet at',
}
