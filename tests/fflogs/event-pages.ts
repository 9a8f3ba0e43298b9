import { GraphQLError } from 'graphql'
import { readFilter } from './filter-expression.ts'
import type { FflogsEvent, StandInFight, StandInReport } from './stand-in-report.ts'

export interface EventsAsked {
  readonly dataType: keyof typeof typesOf | 'All'
  readonly endTime: number
  readonly fightIDs: readonly number[]
  readonly filterExpression: string
  readonly hostilityType: 'Friendlies' | 'Enemies'
  readonly includeResources: boolean
  readonly limit: number
  readonly startTime: number
}

/**
 * A page goes on until its last millisecond is whole, so it may hold more than was asked for. Whoever names neither
 * fights nor an end gets nothing; whoever names no fights gets every logger's copy of those minutes.
 */
export function pageOf(
  report: Pick<StandInReport, 'actors' | 'fights' | 'events'>,
  asked: EventsAsked,
  endsInclusive = false,
) {
  const { dataType, endTime, fightIDs, limit, startTime } = asked
  // The schema names these bounds and not what lies beyond them.
  if (limit < 100 || limit > 10_000) throw new GraphQLError('The limit must be between 100 and 10000.')
  if (fightIDs.length === 0 && endTime === 0) return lastPage([])
  const fights = report.fights.filter(({ id }) => fightIDs.length === 0 || fightIDs.includes(id))
  const inRange = fights
    .flatMap((fight) => (report.events[fight.id] ?? []).filter(isOfStream(report, fight, asked)))
    .filter(
      ({ timestamp }) => timestamp >= startTime && (endTime === 0 || timestamp < endTime + (endsInclusive ? 1 : 0)),
    )
  if (fights.length > 1) inRange.sort((one, other) => one.timestamp - other.timestamp)
  const told = inRange.map((event) => asAsked(event, asked))
  const last = told[limit - 1]
  if (last === undefined || dataType === 'CombatantInfo') return lastPage(told)
  const page = told.filter(({ timestamp }) => timestamp <= last.timestamp)
  return page.length === told.length ? lastPage(told) : { data: page, nextPageTimestamp: last.timestamp + 1 }
}

const lastPage = (data: readonly FflogsEvent[]) => ({ data, nextPageTimestamp: null })

/** Which types a stream holds; `All` holds every one. */
const typesOf = {
  Casts: ['begincast', 'cast'],
  CombatantInfo: ['combatantinfo'],
  DamageDone: ['calculateddamage', 'damage'],
  DamageTaken: ['calculateddamage', 'damage'],
  Deaths: ['death'],
} as const satisfies Record<string, readonly string[]>

/** Damage is taken, and deaths are died, by the side that is asked for; everything else is done by it. */
function isOfStream(report: Pick<StandInReport, 'actors'>, fight: StandInFight, asked: EventsAsked) {
  const passes = readFilter(asked.filterExpression, fight.startTime)
  if (asked.dataType === 'All') return passes
  const types: readonly string[] = typesOf[asked.dataType]
  const who = asked.dataType === 'DamageTaken' || asked.dataType === 'Deaths' ? 'targetID' : 'sourceID'
  const owners = new Map(report.actors.map(({ id, petOwner }) => [id, petOwner ?? id]))
  const friends = new Set(fight.friendlyPlayers)
  const isWanted = (id: unknown) =>
    friends.has(owners.get(Number(id)) ?? Number(id)) === (asked.hostilityType === 'Friendlies')
  return (event: FflogsEvent) => types.includes(event.type) && isWanted(event[who]) && passes(event)
}

/** `buffs` are told of damage only, and not among everything; the actors' state only to those who ask for it. */
function asAsked(event: FflogsEvent, { dataType, includeResources }: EventsAsked): FflogsEvent {
  const { buffs, sourceResources, targetResources, ...told } = event
  const isDamage = dataType === 'DamageTaken' || dataType === 'DamageDone'
  return {
    ...told,
    ...(isDamage && buffs !== undefined && { buffs }),
    ...(includeResources && sourceResources !== undefined && { sourceResources }),
    ...(includeResources && targetResources !== undefined && { targetResources }),
  } as FflogsEvent
}
