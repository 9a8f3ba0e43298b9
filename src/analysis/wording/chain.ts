import { formatTime } from '../../format.ts'
import type { Blame, PlayerRef } from '../blame.ts'
import type { FaultTold } from '../metrics/faults.ts'
import { numberText, peopleText, subjectOf } from './who.ts'

/** What came of a mistake, to be said right after it: ` and died, so Enumeration was one short at 1:30`. */
export const chainText = (fault: FaultTold, blame: Blame, partySize: number): string =>
  `${deathsText(fault, blame, partySize)}${consequenceText(fault)}`

function deathsText(fault: FaultTold, blame: Blame, partySize: number): string {
  const { atMs, kind, chain, players } = fault
  // What followed from what followed is told by that.
  const untilMs = kind === 'mitigation' ? undefined : chain.find(({ what }) => what === 'consequence')?.atMs
  const steps = chain.filter((step) => step.what === 'death' && step.atMs <= (untilMs ?? step.atMs))
  const died = [...new Map(steps.flatMap(({ players }) => players.map((player) => [player.id, player])))].map(
    ([, player]) => player,
  )
  const [first] = steps
  // Whoever fell or died to what others survive is dead: that has been said.
  if (first === undefined || kind === 'survivable') return ''
  // That everybody died is how the pull ended: said already.
  if (died.length >= partySize) return ''
  const by = subjectOf(fault, blame)?.players.map(({ id }) => id) ?? []
  const others = kind === 'mitigation' ? died : died.filter(({ id }) => !by.includes(id))
  if (kind === 'fall') return ''
  if (by.length === 0 && isSame(died, players)) return died.length === 2 ? ', and both died' : ', and all of them died'
  const when = first.atMs - atMs <= soonMs ? '' : ` at ${formatTime(first.atMs)}`
  if (others.length === 0) return when === '' ? ' and died' : ` and died of it${when}`
  if (others.length < died.length)
    return ` and died${when} with ${others.length === 1 ? 'one other' : `${numberText(others.length)} others`}`
  return `, and ${peopleText(others, blame)} died of it${when}`
}

const isSame = (some: readonly PlayerRef[], others: readonly PlayerRef[]): boolean =>
  some.length > 1 && some.length === others.length && some.every(({ id }) => others.some((other) => other.id === id))

/** A death this soon after its cause needs no time of its own. */
const soonMs = 4_000

function consequenceText({ kind, ability, chain }: FaultTold): string {
  const followed = chain.filter(({ what, ability: other }) => what === 'consequence' && other?.name !== ability.name)
  // What a missed tower sets off comes at once; else what it led to in the end tells most.
  const step = kind === 'soak' ? followed[0] : followed.at(-1)
  if (step?.ability === undefined) return ''
  return kind === 'soak'
    ? `, which set off ${step.ability.name}`
    : `, so ${step.ability.name} was short of people at ${formatTime(step.atMs)}`
}
