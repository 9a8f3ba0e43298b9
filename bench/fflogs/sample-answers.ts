import type { EventsVariables } from '../../src/ingest/fflogs/events-query.ts'
import { pullsIn, type ToldPull } from '../../src/ingest/fflogs/fights.ts'
import type { MasterData } from '../../src/ingest/fflogs/queries.ts'
import type { ReportInfo } from '../../src/report.ts'
import type { FflogsEvent } from '../../tests/fflogs/stand-in-report.ts'
import { sampleReport } from '../../tests/sim/reports.ts'

/** The sample night as FFLogs would answer it, page by page, every answer made beforehand. */
export interface SampleAnswers {
  readonly info: ReportInfo
  readonly pulls: readonly ToldPull[]
  readonly master: MasterData
  /** Events of `dataType: All`: what FFLogs tells of the night. */
  readonly events: number
  readonly bodies: readonly Buffer[]
  /** The answer to a question for events. */
  answer(asked: Pick<EventsVariables, 'fightId' | 'dataType' | 'from'>): Buffer
}

const pageLimit = 10_000

export function sampleAnswers(): SampleAnswers {
  const report = sampleReport()
  const { code, title, startTime, fights, actors, abilities } = report
  const info: ReportInfo = { source: 'fflogs', code, title, startedAt: startTime }
  const answers = new Map<string, Buffer>()
  let events = 0
  for (const fight of fights) {
    const told = report.events[fight.id] ?? []
    events += told.length
    const party = new Set(fight.friendlyPlayers)
    const hits = told.filter(({ type, targetID }) => type === 'calculateddamage' && party.has(Number(targetID)))
    const whole = told.map(({ buffs: _buffs, ...event }) => event as FflogsEvent)
    const bare = hits.map(({ sourceResources: _source, targetResources: _target, ...hit }) => hit as FflogsEvent)
    for (const [dataType, own] of [
      ['All', whole],
      ['DamageTaken', bare],
    ] as const) {
      let from = fight.startTime
      for (const page of pagesOf(own)) {
        const nextMs = page.isLast ? null : (page.events.at(-1)?.timestamp ?? from) + 1
        answers.set(keyOf({ fightId: fight.id, dataType, from }), bodyOf(page.events, nextMs))
        from = nextMs ?? from
      }
    }
  }
  return {
    info,
    pulls: pullsIn(info, {
      startTime,
      fights: fights.map((fight) => ({
        ...fight,
        phaseTransitions: fight.phaseTransitions && [...fight.phaseTransitions],
        friendlyPlayers: [...fight.friendlyPlayers],
      })),
    }),
    master: { actors: [...actors], abilities: [...abilities] },
    events,
    bodies: [...answers.values()],
    answer(asked) {
      const body = answers.get(keyOf(asked))
      if (body === undefined) throw new Error(`nobody asks for this: ${keyOf(asked)}`)
      return body
    },
  }
}

const keyOf = ({ fightId, dataType, from }: Pick<EventsVariables, 'fightId' | 'dataType' | 'from'>) =>
  `${fightId} ${dataType} ${from}`

/** A page goes on until its last millisecond is whole. */
function* pagesOf(events: readonly FflogsEvent[]): Generator<{ events: readonly FflogsEvent[]; isLast: boolean }> {
  for (let from = 0; ; ) {
    const last = events[Math.min(from + pageLimit, events.length) - 1]?.timestamp ?? 0
    let until = Math.min(from + pageLimit, events.length)
    while (events[until]?.timestamp === last) until++
    yield { events: events.slice(from, until), isLast: until === events.length }
    if (until === events.length) return
    from = until
  }
}

function bodyOf(data: readonly FflogsEvent[], nextPageTimestamp: number | null): Buffer {
  const rateLimitData = { limitPerHour: 3_600, pointsSpentThisHour: 12.5, pointsResetIn: 1_200 }
  const reportData = { report: { events: { data, nextPageTimestamp } } }
  return Buffer.from(JSON.stringify({ data: { rateLimitData, reportData } }))
}
