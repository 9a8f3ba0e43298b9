import { formatTime } from '../../format.ts'
import type { RulingKind } from '../../ruling.ts'
import type { Blame } from '../blame.ts'
import type { FirstDeath } from '../ending/cause.ts'
import { type Faults, type FaultTold, faults } from '../metrics/faults.ts'
import type { Wipe } from '../metrics/wipes.ts'
import { rulingOf, rulingsOf } from '../rulings/with-rulings.ts'
import { type AnalysedPull, resultOf } from '../study.ts'
import { adviceFor } from './advice.ts'
import { chainText } from './chain.ts'
import { mistakeText } from './mistake.ts'
import { shortfallText } from './shortfall.ts'
import { listText, numberText, peopleText } from './who.ts'

/** Where a pull that was no kill began to be lost and what to do next, in one sentence. */
export function startText(analysed: AnalysedPull, wipe: Wipe, blame: Blame): string {
  const told = resultOf(analysed, faults)
  const { cause, class: kind } = wipe
  const fault = 'fault' in cause && cause.fault ? faultCalled(told, cause.fault.key) : undefined
  if (fault) {
    const isCalled = cause.kind === 'call'
    return `${isCalled ? 'Before the call, at' : 'It started at'} ${formatTime(fault.atMs)}${isCalled ? ',' : ':'} ${faultText(analysed, fault, blame)}`
  }
  const withdrawn = rulingsOf(analysed)?.withdrawn.find(({ key }) => key === rulingsOf(analysed)?.formerOrigin)
  if (withdrawn) {
    return `A lead has ruled that ${withdrawn.ability.name} at ${formatTime(withdrawn.atMs)} was nobody’s mistake, and no other cause could be told.`
  }
  if (kind === 'enrage') return shortfallText(analysed, wipe)
  if (kind === 'mitigation') return unusedText(wipe.unused ?? [])
  if (kind === 'healing') return 'Others lived through it at full HP; next time, top everybody up before it.'
  if (kind === 'body pull') return 'Next time, count down and see that everybody is ready first.'
  switch (cause.kind) {
    case 'call':
      return cause.death
        ? `Before the call, at ${formatTime(beganMs(cause.death))}, ${deathText(cause.death, blame, kind)}`
        : 'Nothing in the log says what it was called for.'
    case 'death':
      return `The deaths began at ${formatTime(beganMs(cause.death))}: ${deathText(cause.death, blame, kind)}`
    case 'fault':
    case 'unknown':
      return kind === 'reset' ? 'Nothing in the log says what it was reset for.' : 'No single cause could be told.'
  }
}

const faultCalled = (told: Faults | undefined, key: string): FaultTold | undefined =>
  told?.faults.find((fault) => fault.key === key)

/** `a ranged was hit by Sluice and died; next time, keep clear of it.` */
function faultText(analysed: AnalysedPull, fault: FaultTold, blame: Blame): string {
  const partySize = analysed.pull.actors.filter(({ kind }) => kind === 'player').length
  const ruling = rulingOf(analysed, fault.key)
  const ruled = ruling === undefined ? '' : ruledText[ruling.what]
  return `${mistakeText(fault, blame, ruling)}${chainText(fault, blame, partySize)}${ruled}; next time, ${adviceFor(fault)}.`
}

const ruledText: Readonly<Record<RulingKind, string>> = {
  upheld: ', as a lead has confirmed',
  dismissed: ' (a lead has cleared who was named)',
  'somebody else': ', as a lead has ruled',
  nobody: '',
}

/** Where it began: whoever dies as soon as they are raised died before. */
const beganMs = ({ atMs, before }: FirstDeath): number => before?.atMs ?? atMs

const secondsText = (ms = 0): string => `${Math.round(ms / 1000)} s`

/** `a tank died to Cascade 3 s after a raise; no mistake behind it could be told.` */
function deathText(
  { player, atMs, ability, together, thrownBy, sinceRaiseMs, before, stillMs }: FirstDeath,
  blame: Blame,
  kind: Wipe['class'],
) {
  const who = together > 0 ? `${numberText(together + 1)} people` : peopleText([player], blame)
  const were = together > 0 ? 'were' : 'was'
  if (thrownBy !== undefined)
    return `${who} ${were} thrown off by ${thrownBy}; next time, look at where to stand for it.`
  if (stillMs !== undefined && together === 0) {
    const to = ability === undefined ? '' : ` to ${ability.name}`
    return `${who} had not acted for ${Math.round(stillMs / 1000)} s and died${to}; look at the connection first.`
  }
  if (ability === undefined) return `${who} died without a killing blow, and why could not be told.`
  if (before?.ability !== undefined && together === 0) {
    const again = `and again at ${formatTime(atMs)}, ${secondsText(sinceRaiseMs)} after the raise`
    return `${who} died to ${before.ability.name}, ${again}; no mistake behind it could be told.`
  }
  const raised = sinceRaiseMs === undefined || together > 0 ? '' : `, ${secondsText(sinceRaiseMs)} after a raise`
  return kind === 'mechanic'
    ? `${who} died to ${ability.name}${raised}, far past what mitigation could save; look at how it is meant to be done.`
    : `${who} died to ${ability.name}${raised}; no mistake behind it could be told.`
}

const unusedText = (unused: readonly string[]): string =>
  unused.length === 0
    ? 'Mitigation was ready and not used; next time, put one more there.'
    : `Ready and not used then: ${listText(unused, mostListed)}; next time, put one of them there.`

const mostListed = 3
