import type { StandInReport } from './stand-in-report.ts'

/** Who and what is known of so far: a report that grows names the actors and abilities of what has arrived. */
export function masterDataOf(
  report: StandInReport,
  fights: StandInReport['fights'],
  events: StandInReport['events'],
): Pick<StandInReport, 'actors' | 'abilities'> {
  const met = new Set<unknown>([-1, ...fights.flatMap(({ friendlyPlayers }) => friendlyPlayers)])
  const used = new Set<unknown>()
  for (const event of Object.values(events).flat()) {
    for (const field of actorFields) met.add(event[field])
    for (const field of abilityFields) used.add(event[field])
    for (const { ability } of (event.auras ?? []) as readonly { readonly ability: number }[]) used.add(ability)
  }
  for (const { id, petOwner } of report.actors) if (petOwner !== null && met.has(petOwner)) met.add(id)
  return {
    actors: report.actors.filter(({ id }) => met.has(id)),
    abilities: report.abilities.filter(({ gameID }) => used.has(gameID)),
  }
}

const actorFields = ['sourceID', 'targetID', 'attackerID', 'killerID'] as const
const abilityFields = ['abilityGameID', 'extraAbilityGameID', 'killingAbilityGameID'] as const
