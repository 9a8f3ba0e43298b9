import { AppError } from '../../errors.ts'
import type { EncounterFacts } from '../../game/facts.ts'
import { listStratEncounters } from '../../store/people/strats.ts'
import { listFights } from '../../store/pulls/fights.ts'
import { encounterCalled } from '../../strat/strat-file.ts'
import type { Choice, Services } from '../command.ts'

/** The known fight that somebody means: by key, short or long name, or the usual one. */
export async function chooseEncounter(
  { db, facts }: Pick<Services, 'db' | 'facts'>,
  staticId: number,
  text: string | null,
): Promise<EncounterFacts> {
  if (text !== null && text.trim() !== '') return encounterCalled(text, facts)
  const usual = await usualEncounter({ db, facts }, staticId)
  if (usual !== undefined) return usual
  throw new AppError('bad-input', 'Say which fight is meant, such as fight:FRU.')
}

/** The known fight that was pulled last, or the only one with a strat. */
export async function usualEncounter(
  { db, facts }: Pick<Services, 'db' | 'facts'>,
  staticId: number,
): Promise<EncounterFacts | undefined> {
  const pulled = (await listFights(db, staticId)).find(({ encounter }) => encounter !== null)
  const keys = pulled?.encounter ? [pulled.encounter] : await listStratEncounters(db, staticId)
  const found = facts.encounters.filter(({ key }) => keys.includes(key))
  return found.length === 1 ? found[0] : undefined
}

/** Fights for what was typed so far: those of the static first. */
export async function completeEncounter(
  { db, facts }: Pick<Services, 'db' | 'facts'>,
  staticId: number,
  typed: string,
): Promise<Choice[]> {
  const wanted = typed.trim().toLowerCase()
  const own = [
    ...(await listFights(db, staticId)).map(({ encounter }) => encounter),
    ...(await listStratEncounters(db, staticId)),
  ]
  const rank = ({ key }: EncounterFacts) => (own.includes(key) ? own.indexOf(key) : own.length)
  return facts.encounters
    .filter(({ short, name }) => [short, name].some((text) => text.toLowerCase().includes(wanted)))
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ short, name }) => ({ name: `${short} · ${name}`, value: short }))
}
