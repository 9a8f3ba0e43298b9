import type { PressTold } from '../../../src/analysis/mitigation/audit.ts'
import type { PlannedMechanic } from '../../../src/strat/strat.ts'
import type { PressAnswer } from '../../sim/press-answer.ts'
import type { FightScript, Member } from '../../sim/script.ts'
import { type UseOf, usesIn } from '../../sim/uses.ts'
import { addUp, type Finding, finding, nothing } from '../finding.ts'

/** What a judge must know of a pull: whose plan it was, and what truly came of it. */
export interface PressesAnswer {
  readonly fight: FightScript
  readonly party: readonly Member[]
  readonly presses: readonly PressAnswer[]
  /** When somebody called it, and who fell after that, ms. */
  readonly calledMs?: number
}

/**
 * Every press of the plan is a question: what came of it. Of somebody who had lost the connection nothing may be said.
 * Not asked where the source hears no call, of what came between a call and the last leap that could have followed it.
 */
export function judgePresses(
  { fight, party, presses, calledMs }: PressesAnswer,
  told: readonly PressTold[],
  { hearsCall }: { readonly hearsCall: boolean },
): Finding {
  const useOf = useOfMechanic(fight, party)
  return addUp(
    presses.map((press) => {
      const use = useOf(press.mechanic)
      if (use === undefined) return nothing
      const found = told.find(
        ({ mechanic, role, cover }) =>
          mechanic.ability === use.ability &&
          mechanic.occurrence === use.occurrence &&
          role === press.slot &&
          cover.ability === press.use,
      )
      const atMs = found?.atMs ?? press.decidedMs
      const isUnheard = !hearsCall && calledMs !== undefined && atMs !== undefined && atMs > calledMs
      if (isUnheard && atMs - calledMs <= leapMs) return nothing
      const truth = `${press.slot} ${press.use} on ${press.mechanic} at ${press.decidedMs ?? 'no time'}`
      const said = found === undefined ? 'nothing' : [found.verdict, found.atMs, found.why].filter(Boolean).join(' ')
      return finding(found?.verdict === press.verdict, `${truth} ${press.verdict ?? 'nobody'}: ${said}`)
    }),
  )
}

/** Everybody has leapt so long after a call. */
const leapMs = 9_000

type Known = (mechanic: string) => Pick<PlannedMechanic, 'ability' | 'occurrence'> | undefined

/** Which use of which action a strat calls a mechanic of the script. */
function useOfMechanic(fight: FightScript, party: readonly Member[]): Known {
  const known = uses.get(fight) ?? new Map<readonly Member[], Known>()
  uses.set(fight, known)
  const made = known.get(party) ?? openUses(fight, usesIn(fight, party))
  known.set(party, made)
  return made
}

const uses = new WeakMap<FightScript, Map<readonly Member[], Known>>()

function openUses(fight: FightScript, useOf: UseOf): Known {
  const places = new Map(
    fight.phases.flatMap((phase) => phase.mechanics.map((mechanic) => [mechanic.key, { phase, mechanic }] as const)),
  )
  return (key) => {
    const place = places.get(key)
    const first = place?.mechanic.hits
      .filter(({ law }) => law.kind !== 'nobody' && law.kind !== 'avoid')
      .toSorted((one, other) => one.afterMs - other.afterMs)[0]
    return place && first && useOf(place.phase, place.mechanic, first)
  }
}
