import type { DeathTold } from '../../../src/analysis/ending/death-told.ts'
import type { Answer, DeathAnswer } from '../../sim/answers.ts'
import { addUp, type Finding, finding } from '../finding.ts'

/** Whether a source tells which status a tick is of, and who caused it. */
export interface TickTelling {
  readonly names: boolean
  readonly tellsWho: boolean
}

/**
 * Every death there was, and every one that is told beyond those, is one question: who died, to what, by whom.
 * A player's deaths are matched in their order. Nothing is asked about ticks that the source does not tell.
 */
export function judgeDeaths(
  { deaths }: Pick<Answer, 'deaths'>,
  told: readonly DeathTold[],
  ticks: TickTelling,
): Finding {
  const names = new Set([...deaths.map(({ who }) => who), ...told.map(({ player }) => player.name)])
  return addUp(
    [...names].flatMap((name) => {
      const were = deaths.filter(({ who }) => who === name).sort((one, other) => one.lethalMs - other.lethalMs)
      const found = told.filter(({ player }) => player.name === name).sort((one, other) => one.diedMs - other.diedMs)
      return Array.from({ length: Math.max(were.length, found.length) }, (_, index) =>
        judgeOne(name, were[index], found[index], ticks),
      )
    }),
  )
}

/** A fall is dated by its death event where there is one; what lies further apart is another death. */
const sameDeathMs = 2_500

function judgeOne(name: string, was: DeathAnswer | undefined, told: DeathTold | undefined, ticks: TickTelling) {
  if (was === undefined) return finding(false, `${name} did not die at ${told?.diedMs}`)
  const truth = `${name} died at ${was.lethalMs} to ${sayAbility(was.ability)} of ${was.killer ?? 'nobody'}`
  if (told === undefined) return finding(false, `${truth}: no such death`)
  const isSameTime = Math.abs(told.diedMs - was.lethalMs) <= sameDeathMs
  const isTick = was.ability?.isStatus === true && told.ability?.tick === true
  const isSameAbility = told.ability?.id === was.ability?.id || (isTick && !ticks.names && told.ability?.id === 0)
  const isSameKiller = (told.killer ?? '') === (was.killer ?? '') || (isTick && !ticks.tellsWho && !told.killer)
  const said = `at ${told.diedMs} to ${sayAbility(told.ability)} of ${told.killer ?? 'nobody'}`
  return finding(isSameTime && isSameAbility && isSameKiller, `${truth}: ${said}`)
}

const sayAbility = (ability: { readonly id: number; readonly name: string } | undefined): string =>
  ability === undefined ? 'nothing' : `${ability.name} (${ability.id})`
