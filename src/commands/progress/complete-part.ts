import { statusOffset } from '../../analysis/abilities/collect.ts'
import { listPhases } from '../../store/pulls/depths.ts'
import { listFights } from '../../store/pulls/fights.ts'
import { glanceAtFight } from '../ability/ability-review.ts'
import type { Choice, Services } from '../command.ts'
import { serverTerms } from '../terms.ts'

/** Phases of the fight that was pulled last, in which pulls ended, that fit what was typed so far. */
export async function completePhase({ db }: Pick<Services, 'db'>, staticId: number, typed: string): Promise<Choice[]> {
  const [last] = await listFights(db, staticId)
  const phases = last === undefined ? [] : await listPhases(db, staticId, last)
  return choicesOf(phases, typed)
}

/** What enemies of the fight that was pulled last use, that fits what was typed so far. */
export async function completeMechanic(services: Services, staticId: number, typed: string): Promise<Choice[]> {
  const [last] = await listFights(services.db, staticId)
  const known = last === undefined ? [] : await glanceAtFight(services, staticId, last)
  const terms = await serverTerms(services.db, staticId)
  const names = known.filter(({ id }) => id < statusOffset).map(({ name }) => name)
  const wanted = typed.trim().toLowerCase()
  return [...new Set(names)]
    .map((name) => ({ name: terms(name), value: name }))
    .filter(({ name, value }) => [name, value].some((text) => text.toLowerCase().includes(wanted)))
}

function choicesOf(names: readonly string[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase()
  return names.filter((name) => name.toLowerCase().includes(wanted)).map((name) => ({ name, value: name }))
}

/** `5` and `p5` are P5. */
export function phaseNamed(text: string | null): string | undefined {
  const wanted = (text ?? '').trim()
  if (wanted === '') return undefined
  return /^p?\d+$/i.test(wanted) ? `P${wanted.replace(/^p/i, '')}` : wanted
}
