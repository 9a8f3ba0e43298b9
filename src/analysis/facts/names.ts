import { realName } from '../../game/ability.ts'
import type { EncounterFacts, GameFacts } from '../../game/facts.ts'
import type { Pull } from '../../report.ts'
import { isCommonAttack } from './resolutions.ts'

export interface Names {
  /** In the report's language; the number itself where none is known. */
  abilityName(ability: number): string
  statusName(status: number): string
  /** In English where the facts know one, so that reports of every language agree. */
  sharedName(ability: number): string
}

/** What abilities and statuses are called in a pull. */
export function namesIn(
  { abilityNames, statusNames }: Pick<Pull, 'abilityNames' | 'statusNames'>,
  facts: GameFacts,
  encounter: EncounterFacts | undefined,
): Names {
  const ruleName = (id: number) =>
    encounter && (facts.faultRules(encounter.key).find((rule) => rule.id === id)?.name || undefined)
  const names: Names = {
    abilityName: (ability) =>
      realName(abilityNames[ability]) ??
      ruleName(ability) ??
      (isCommonAttack(ability) || encounter?.autoAttacks.includes(ability) ? 'Attack' : undefined) ??
      facts.catalogue().actionName(ability) ??
      `#${ability}`,
    statusName: (status) =>
      realName(statusNames[status]) ?? ruleName(status) ?? facts.catalogue().statuses.get(status)?.name ?? `#${status}`,
    sharedName: (ability) => facts.catalogue().actionName(ability) ?? names.abilityName(ability),
  }
  return names
}
