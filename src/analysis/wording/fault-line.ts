import { formatTime } from '../../format.ts'
import type { Ruling } from '../../ruling.ts'
import { type Blame, labelOf } from '../blame.ts'
import type { FaultTold } from '../metrics/faults.ts'
import { chainText } from './chain.ts'
import { mistakeText } from './mistake.ts'
import { layerText, surenessText } from './sureness.ts'
import { numberText, subjectOf, upper } from './who.ts'

/**
 * A fault as its own paragraph: `**1:20** A ranged was hit by Sluice and died. Known rule, very sure.`
 * @param context with `self` the player who reads it, who may be told that it could have been them
 */
export function faultLine(
  fault: FaultTold,
  blame: Blame,
  {
    partySize,
    self,
    ruling,
  }: { readonly partySize: number; readonly self?: string | undefined; readonly ruling?: Ruling | undefined },
): string {
  const { atMs, grave } = fault
  const told = `${mistakeText(fault, blame, ruling)}${chainText(fault, blame, partySize)}`
  const maybe = subjectOf(fault, blame) === undefined ? maybeText(fault, blame, self) : ''
  const source = `${layerText(fault)}, ${surenessText(fault)}${grave ? '' : ', minor'}`
  return `**${formatTime(atMs)}** ${upper(told)}.${maybe} ${upper(source)}.`
}

/** Whom it could have been, for those who may know: leads, and everybody about themselves. */
function maybeText({ about, players }: FaultTold, blame: Blame, self: string | undefined): string {
  if (about === 'raid' || players.length === 0) return ''
  const isSelf = players.some(({ name }) => name === self)
  if (blame === 'names') return ` It may have been ${either.format(players.map((player) => labelOf(player, blame)))}.`
  if (!isSelf) return ''
  return players.length === 1
    ? ' It may have been you.'
    : ` You are one of ${numberText(players.length)} it may have been.`
}

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })
