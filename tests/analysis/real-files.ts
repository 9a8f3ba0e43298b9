import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { buildContext, type PullContext } from '../../src/analysis/context.ts'
import { readFacts } from '../../src/game/facts.ts'
import { openLog } from '../../src/ingest/netlog/netlog.ts'
import type { RecordedPull } from '../../src/report.ts'
import { readEvents } from '../fflogs/read-events.ts'
import { recordedReport, recording } from '../fflogs/recorded.ts'
import { sharedData } from '../shared-data.ts'

const facts = readFacts()

/** The logs whose plugin tells what HP a blow left. */
export const confirmingLogs = [
  'netlog/tea-wipe-2021.log',
  'netlog/dungeon-ja-2025.log',
  'netlog/cape-westwind-2022.log',
] as const

/** The pulls of a real log, without what a database would add. */
export async function logContexts(path: string): Promise<PullContext[]> {
  const log = await openLog(sharedData(path))
  const contexts: PullContext[] = []
  for await (const pull of log.pulls()) contexts.push(contextOf(pull))
  return contexts
}

/** The recorded Dancing Mad wipe, as it is read. */
export function recordedContext(): PullContext {
  const { startTime, fights, actors, abilities, events } = recordedReport()
  const [fight] = fights
  if (fight === undefined) throw new Error('the recording has a fight')
  const told = {
    ...fight,
    friendlyPlayers: [...fight.friendlyPlayers],
    phaseTransitions: fight.phaseTransitions && [...fight.phaseTransitions],
  }
  const master = { actors: [...actors], abilities: [...abilities] }
  return contextOf(readEvents({ reportStart: startTime, fight: told, master }, events[fight.id] ?? []))
}

/** The damage of the recorded stream as FFLogs wrote it. */
export const recordedDamage = (): readonly RawDamage[] =>
  answer
    .parse(JSON.parse(readFileSync(sharedData(recording), 'utf8')))
    .data.reportData.report.events.data.flatMap((event) => rawDamage.safeParse(event).data ?? [])

type RawDamage = z.infer<typeof rawDamage>

const rawDamage = z.object({
  type: z.literal('damage'),
  amount: z.number(),
  mitigated: z.number().default(0),
  absorbed: z.number().default(0),
  overkill: z.number().default(0),
  unmitigatedAmount: z.number().optional(),
})

const answer = z.object({
  data: z.object({ reportData: z.object({ report: z.object({ events: z.object({ data: z.array(z.unknown()) }) }) }) }),
})

function contextOf({ events, ...told }: RecordedPull): PullContext {
  const report = { source: told.source, code: 'abc', title: 'a night', startedAt: 0 }
  return buildContext({ ...told, id: 1, staticId: 1, number: 1, report, storedAt: 0 }, events, facts)
}
