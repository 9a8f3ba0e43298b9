import { z } from 'zod'

/** A question in GraphQL, and what its answer looks like. */
export interface Query<Variables, Data> {
  readonly name: string
  readonly text: string
  readonly answer: z.ZodType<Data>
  /** Never set: it ties the variables to the question. */
  readonly variables?: Variables
}

/** Asked along with everything: it tells what may still be asked. */
export const rateLimit = {
  text: 'rateLimitData { limitPerHour pointsSpentThisHour pointsResetIn }',
  answer: z.object({ limitPerHour: z.number(), pointsSpentThisHour: z.number(), pointsResetIn: z.number() }).nullable(),
}

export const ofReport = <Report extends z.ZodType>(report: Report) =>
  z.object({ rateLimitData: rateLimit.answer, reportData: z.object({ report: report.nullable() }) })

/** Times are ms from the start of the report; percentages are what is left, 100 to 0. */
const fight = z.object({
  id: z.int(),
  /** 0 for trash. */
  encounterID: z.int(),
  /** What it was before FFLogs made it trash. */
  originalEncounterID: z.int().nullish(),
  name: z.string(),
  startTime: z.number(),
  endTime: z.number(),
  /** Without what happened before the pull; set from patch 6.4 on. */
  combatTime: z.number().nullable(),
  kill: z.boolean().nullable(),
  inProgress: z.boolean().nullable(),
  bossPercentage: z.number().nullable(),
  fightPercentage: z.number().nullable(),
  phaseTransitions: z.array(z.object({ id: z.int(), startTime: z.number() })).nullable(),
  wipeCalledTime: z.number().nullable(),
  friendlyPlayers: z.array(z.int()).nullable(),
  gameZone: z.object({ id: z.number() }).nullable(),
})

export type Fight = z.infer<typeof fight>

/** Counted from 1, intermissions included. */
const phase = z.object({ id: z.int(), name: z.string(), isIntermission: z.boolean().nullish() })

const report = z.object({
  title: z.string(),
  /** Epoch ms; the end is that of the last event so far. */
  startTime: z.number(),
  endTime: z.number(),
  revision: z.int(),
  archiveStatus: z.object({ isArchived: z.boolean(), isAccessible: z.boolean() }).nullable(),
  fights: z.array(fight).nullable(),
  phases: z.array(z.object({ encounterID: z.int(), phases: z.array(phase).nullable() })).nullish(),
})

export type ToldReport = z.infer<typeof report>

const reportAnswer = ofReport(report)

/** What a poll asks: has the report grown? With the fights, their phases cost nothing more. */
export const reportQuery: Query<{ code: string }, z.infer<typeof reportAnswer>> = {
  name: 'report',
  text: `query Report($code: String!) {
  ${rateLimit.text}
  reportData {
    report(code: $code) {
      title
      startTime
      endTime
      revision
      archiveStatus { isArchived isAccessible }
      fights(killType: All) {
        id
        encounterID
        originalEncounterID
        name
        startTime
        endTime
        combatTime
        kill
        inProgress
        bossPercentage
        fightPercentage
        phaseTransitions { id startTime }
        wipeCalledTime
        friendlyPlayers
        gameZone { id }
      }
      phases { encounterID phases { id name isIntermission } }
    }
  }
}`,
  answer: reportAnswer,
}

const actor = z.object({
  id: z.int(),
  gameID: z.number().nullable(),
  name: z.string().nullable(),
  /** Player, NPC or Pet. */
  type: z.string().nullable(),
  /** Job of a player (`DarkKnight`), `Boss` or `NPC` of an enemy. */
  subType: z.string().nullable(),
  server: z.string().nullable(),
  petOwner: z.int().nullable(),
})

export type MasterActor = z.infer<typeof actor>

const masterData = z.object({
  actors: z.array(actor).nullable(),
  abilities: z
    .array(z.object({ gameID: z.number().nullable(), name: z.string().nullable(), type: z.string().nullish() }))
    .nullable(),
})

export type MasterData = z.infer<typeof masterData>

const masterDataAnswer = ofReport(z.object({ masterData: masterData.nullable() }))

export type MasterAnswer = z.infer<typeof masterDataAnswer>

/** Who and what the ids in the events are. */
export const masterDataQuery: Query<{ code: string }, MasterAnswer> = {
  name: 'masterData',
  text: `query MasterData($code: String!) {
  ${rateLimit.text}
  reportData {
    report(code: $code) {
      masterData(translate: true) {
        actors { id gameID name type subType server petOwner }
        abilities { gameID name type }
      }
    }
  }
}`,
  answer: masterDataAnswer,
}
