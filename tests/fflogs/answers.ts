import { GraphQLError } from 'graphql'
import { type EventsAsked, pageOf } from './event-pages.ts'
import type { Harm } from './faults.ts'
import type { Bill, RateLimitData } from './limits.ts'
import { masterDataOf } from './master-data.ts'
import type { StandInFight } from './stand-in-report.ts'
import { arrivedOf, type Upload } from './uploads.ts'

/** Whoever asks: nobody in particular, by the client's own token, or a member by theirs. */
export interface Asker {
  readonly user?: { readonly id: number; readonly name: string; readonly isSubscriber: boolean }
}

export interface Answering {
  find(code: string): Upload | undefined
  readonly rateLimitData: RateLimitData
  readonly asker: Asker
  readonly bill: Bill
  /** What goes wrong on the way, once. */
  readonly harm?: Harm | undefined
  /** Remembers where pages go on, and knows the places it remembers. */
  readonly cursors: Set<string>
  readonly endsInclusive: boolean
}

/** What the schema's root answers, in FFLogs' own words where something cannot be had. */
export function answersFrom(answering: Answering) {
  const { user } = answering.asker
  return {
    rateLimitData: answering.rateLimitData,
    userData: { currentUser: user === undefined ? null : { id: user.id, name: user.name, guilds: [], characters: [] } },
    reportData: {
      report({ code, allowUnlisted }: { code: string; allowUnlisted: boolean }) {
        const upload = answering.find(code)
        if (upload === undefined) throw new GraphQLError('This report does not exist.')
        const { visibility, owner } = upload.report
        const isOwn = user !== undefined && owner === user.name
        // What FFLogs says of an unlisted report to those who want none is a guess.
        const isOpen = visibility === 'public' || (visibility === 'unlisted' && allowUnlisted)
        if (!isOpen && !isOwn) throw new GraphQLError('You do not have permission to view this report.')
        return answerReport(upload, answering)
      },
    },
  }
}

function answerReport(upload: Upload, { asker, bill, harm, cursors, endsInclusive }: Answering) {
  const { report, shown, segments } = upload
  const { fights, events } = arrivedOf(upload)
  const isArchived = shown.archived ?? false
  const isAccessible = !isArchived || asker.user?.isSubscriber === true
  const item = bill.report()
  let isHarmless = harm?.kind !== 'partial'
  const failOnce = () => {
    if (isHarmless) return
    isHarmless = true
    throw new GraphQLError('Internal server error')
  }
  const details = <Told>(told: Told) => {
    item.details()
    failOnce()
    return told
  }
  return {
    ...report,
    owner: report.owner === undefined ? null : { id: 1, name: report.owner },
    endTime: report.startTime + Math.max(0, ...fights.map(({ endTime }) => endTime)),
    segments,
    exportedSegments: segments,
    archiveStatus: { isArchived, isAccessible, archiveDate: isArchived ? Math.floor(report.endTime / 1_000) : null },
    fights: (asked: FightsAsked) => details(fights.filter((fight) => isAsked(fight, asked))),
    phases: () => details(report.phases),
    masterData: () => details(masterDataOf(report, fights, events)),
    events(asked: EventsAsked) {
      const place = (from: number) => [report.code, asked.dataType, asked.filterExpression, from].join()
      item.page(!cursors.has(place(asked.startTime)))
      failOnce()
      if (!isAccessible) throw new GraphQLError('This report has been archived.')
      const page = pageOf({ ...report, fights, events }, asked, endsInclusive)
      if (page.nextPageTimestamp !== null) cursors.add(place(page.nextPageTimestamp))
      if (harm?.kind === 'scalar-error')
        return { data: { error: 'No data found for this fight.' }, nextPageTimestamp: null }
      return harm?.kind === 'stuck-cursor' ? { ...page, nextPageTimestamp: asked.startTime } : page
    },
  }
}

interface FightsAsked {
  readonly fightIDs: readonly number[]
  readonly killType: 'All' | 'Encounters' | 'Kills' | 'Trash' | 'Wipes'
}

/** A fight id that is not there is no error. */
function isAsked({ id, encounterID, kill }: StandInFight, { fightIDs, killType }: FightsAsked): boolean {
  if (fightIDs.length > 0 && !fightIDs.includes(id)) return false
  if (killType === 'All') return true
  if (killType === 'Trash') return encounterID === 0
  return encounterID !== 0 && (killType === 'Encounters' || kill === (killType === 'Kills'))
}
