import { AppError } from '../../errors.ts'
import type { EncounterFacts } from '../../facts.ts'
import { listFights } from '../../store/fights.ts'
import { listStratEncounters } from '../../store/strats.ts'
import { encounterCalled } from '../../strat-file.ts'
import type { Choice, Services } from '../command.ts'

/** The known fight that somebody means: by key, short or long name, or the one pulled last, or the only one with a strat. */
export async function chooseEncounter(
  { db, facts }: Pick<Services, 'db' | 'facts'>,
  staticId: number,
  text: string | null,
): Promise<EncounterFacts> {
  if (text !== null && text.trim() !== '') return encounterCalled(text, facts)
  const pulled = (await listFights(db, staticId)).find(({ encounter }) => encounter !== null)
  const keys = pulled?.encounter ? [pulled.encounter] : await listStratEncounters(db, staticId)
  const found = facts.encounters.filter(({ key }) => keys.includes(key))
  if (found[0] !== undefined && found.length === 1) return found[0]
  throw new AppError('bad-input', 'Say which fight is meant, such as fight:FRU.')
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
