import { statusOffset } from '../../analysis/abilities/collect.ts'
import type { Told } from '../../analysis/abilities/evidence.ts'
import { type Reviewed, reviewAbilities } from '../../analysis/abilities/review.ts'
import { abilities } from '../../analysis/metrics/abilities.ts'
import { analysePulls } from '../../analysis/run.ts'
import { resultOf } from '../../analysis/study.ts'
import { AppError } from '../../errors.ts'
import { findFetched, type Sheet } from '../../store/abilities.ts'
import { type AbilityLabel, listLabels } from '../../store/ability-labels.ts'
import { type Fight, listFightPulls, listFights, listFurthestResults } from '../../store/pulls/fights.ts'
import type { Services } from '../command.ts'

/** An action as a static knows it. */
export interface Known extends Reviewed {
  /** The best that is known: the static's own, XIVAPI's, the catalogue's, else the report's. */
  readonly name: string
  /** What reports call it, where that is something else: their language. */
  readonly reported?: string
  readonly label?: AbilityLabel
}

export interface Review {
  readonly fight: Fight
  readonly pulls: number
  /** What matters most first. */
  readonly known: readonly Known[]
}

/** So many pulls show what an action is; older ones say nothing new, and the strat was another one. */
const lookedAt = 40

/** Whoever came furthest has met everything: so many pulls show all that there is to choose from. */
const glancedAt = 4

/** What is known of every action of a fight, from its last pulls. What was not counted yet is counted now. */
export async function reviewFight(services: Services, staticId: number, fight: Fight): Promise<Review> {
  const { db, analyst } = services
  const pulls = await listFightPulls(db, staticId, fight, lookedAt)
  const analysed = await analysePulls(db, analyst, staticId, pulls)
  const told = analysed.flatMap((pull) => resultOf(pull, abilities) ?? [])
  return { fight, pulls: pulls.length, known: await knownOf(services, staticId, fight, told) }
}

/** The same from what is stored already: for those who cannot wait. */
export async function glanceAtFight(services: Services, staticId: number, fight: Fight): Promise<readonly Known[]> {
  const results = await listFurthestResults(services.db, staticId, fight, abilities, glancedAt)
  return await knownOf(
    services,
    staticId,
    fight,
    results.flatMap((result) => result as readonly Told[]),
  )
}

/** The fight somebody means by its short name, name or key: the one pulled last when nothing is said. */
export async function chooseFight({ db, facts }: Services, staticId: number, text: string | null): Promise<Fight> {
  const fights = await listFights(db, staticId)
  const [last] = fights
  if (last === undefined) {
    throw new AppError('not-found', 'There are no pulls yet. /watch add follows an FFLogs report; /import reads a log.')
  }
  const wanted = (text ?? '').trim().toLowerCase()
  if (wanted === '') return last
  const found = fights.find((fight) =>
    [fight.encounter, fight.fightName, fightName(facts, fight)].some((name) => name?.toLowerCase() === wanted),
  )
  if (found !== undefined) return found
  const names = fights.map((fight) => fightName(facts, fight)).join(', ')
  throw new AppError('not-found', `${text} has not been pulled. There are ${names}.`)
}

/** `FRU`, or what its source calls a fight that nobody has described. */
export const fightName = (facts: Services['facts'], { encounter, fightName }: Fight): string =>
  facts.encounters.find(({ key }) => key === encounter)?.short ?? fightName

async function knownOf(
  { db, facts }: Services,
  staticId: number,
  { encounter }: Fight,
  told: readonly Told[],
): Promise<readonly Known[]> {
  const catalogue = facts.catalogue()
  const labels = await listLabels(db, staticId)
  const tables = [...(catalogue.bosses.get(encounter ?? '') ?? [])].flatMap(([id, { label }]) =>
    label === undefined ? [] : [[id, label] as const],
  )
  const reviewed = reviewAbilities(told, labels, new Map(tables))
  const idsOf = (sheet: Sheet) =>
    reviewed.filter(({ id }) => id >= statusOffset === (sheet === 'status')).map(({ id }) => id % statusOffset)
  const fetched = {
    action: await findFetched(db, 'action', idsOf('action')),
    status: await findFetched(db, 'status', idsOf('status')),
  }
  return reviewed.map((one) => {
    const [sheet, id] =
      one.id >= statusOffset ? (['status', one.id - statusOffset] as const) : (['action', one.id] as const)
    const label = labels.get(one.id)
    const vendored = sheet === 'status' ? catalogue.statuses.get(id)?.name : catalogue.actionName(id)
    const reported = one.seen.name.startsWith('#') ? undefined : one.seen.name
    const name = label?.name ?? fetched[sheet].get(id)?.names?.en ?? vendored ?? reported ?? `#${id}`
    return {
      ...one,
      name,
      ...(reported === undefined || reported === name ? {} : { reported }),
      ...(label === undefined ? {} : { label }),
    }
  })
}
