import { z } from 'zod'
import { ofReport, type Query, rateLimit } from './queries.ts'

const eventsAnswer = ofReport(
  z.object({ events: z.object({ data: z.array(z.unknown()), nextPageTimestamp: z.number().nullable() }).nullable() }),
)

export type EventsAnswer = z.infer<typeof eventsAnswer>

/**
 * What is asked of a fight. `all` holds every kind of event, targetability among them, and with resources everybody's
 * HP and place; the one thing it never tells is which statuses a target had when it was hit. That is what the hits on
 * the party are asked for once more: `buffs` comes with them alone.
 */
export const streams = {
  all: { dataType: 'All', filter: '', resources: true },
  taken: { dataType: 'DamageTaken', filter: 'type = "calculateddamage"', resources: false },
} as const

export interface EventsVariables {
  readonly code: string
  readonly fightId: number
  /** ms from the start of the report; the end is exclusive. */
  readonly from: number
  readonly to: number
  readonly limit: number
  readonly dataType: 'All' | 'DamageTaken'
  readonly filter: string
  readonly resources: boolean
}

/**
 * One page of what happened in a fight. The fight is always named, because two loggers may have uploaded the same
 * minutes; so is the limit, because its default has changed before, and the end, because its default is 0.
 */
export const eventsQuery: Query<EventsVariables, EventsAnswer> = {
  name: 'events',
  text: `query Events(
  $code: String!
  $fightId: Int!
  $from: Float!
  $to: Float!
  $limit: Int!
  $dataType: EventDataType!
  $filter: String!
  $resources: Boolean!
) {
  ${rateLimit.text}
  reportData {
    report(code: $code) {
      events(
        fightIDs: [$fightId]
        startTime: $from
        endTime: $to
        limit: $limit
        dataType: $dataType
        filterExpression: $filter
        includeResources: $resources
      ) {
        data
        nextPageTimestamp
      }
    }
  }
}`,
  answer: eventsAnswer,
}
