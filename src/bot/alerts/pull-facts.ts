import type { Analyst } from '../../analysis/analyst.ts'
import { type Wipe, wipes } from '../../analysis/metrics/wipes.ts'
import { resultOf } from '../../analysis/study.ts'
import { headlineOf } from '../../analysis/verdict.ts'
import { listOccasions } from '../../commands/pull/occasions.ts'
import { tellPulls } from '../../commands/tell-pulls.ts'
import { shortPullMs } from '../../commands/telling/fits.ts'
import type { Pull } from '../../report.ts'
import type { Db } from '../../store/db.ts'
import type { FreshPull } from '../../store/pulls/fresh-pulls.ts'
import { listNightPulls } from '../../store/pulls/pulls.ts'
import type { AlertFact } from './choose-alerts.ts'

/** A second account of a pull, or what FFLogs corrects at once, comes within this. */
const graceMs = 20_000

/** What is worth an alert about a pull that just ended. What is told of its end alone is not yet certain. */
export async function pullFacts(
  { db, analyst }: { readonly db: Db; readonly analyst: Analyst },
  { id, staticId, nightId, storedAt, provisional }: FreshPull,
): Promise<AlertFact[]> {
  const night = await listNightPulls(db, staticId, nightId)
  const index = night.findIndex((pull) => pull.id === id)
  if (provisional || index < 0) return []
  const run = night
    .slice(0, index + 1)
    .filter(({ outcome, durationMs }) => outcome === 'kill' || durationMs >= shortPullMs)
  const analysed = await tellPulls({ db, analyst }, staticId, run.slice(-inARow - 1))
  const own = analysed.find(({ pull }) => pull.id === id)
  const fact = { subject: `pull ${id}`, at: storedAt, graceMs }
  const facts: AlertFact[] = []
  if (index === 0) {
    const text = `First pull of the night: ${titleOf(night[0])}.`
    facts.push({ ...fact, kind: 'first-pull', subject: `night ${nightId}`, text })
  }
  const occasion = (await listOccasions(db, staticId, [id])).get(id)
  if (occasion !== undefined && own !== undefined) {
    const text = `${headlineOf(own)}. ${occasion.text}`
    facts.push({ ...fact, kind: occasion.kind, text, isBest: occasion.isFirst })
  }
  const lost = analysed.map((one) => ({ pull: one.pull, mechanic: mechanicOf(one.pull, resultOf(one, wipes)) }))
  const row = lost.slice(-inARow)
  const [first] = row
  const isRow = row.length === inARow && row.at(-1)?.pull.id === id && first?.mechanic !== undefined
  if (isRow && row.every(({ mechanic }) => mechanic?.id === first.mechanic?.id)) {
    // The fourth in a row is no news: it is the third of a run that began with the one before.
    const isOlder = lost.length > inARow && lost[0]?.mechanic?.id === first.mechanic?.id
    const text = `Third wipe in a row to ${first.mechanic?.name} (pulls ${first.pull.number} to ${row.at(-1)?.pull.number}). /mechanic shows how it goes wrong.`
    if (!isOlder) facts.push({ ...fact, kind: 'mechanic', text })
  }
  return facts
}

const inARow = 3

const titleOf = (pull: Pull | undefined): string => (pull === undefined ? '' : `${pull.fightName}, pull ${pull.number}`)

/** What a wipe is put down to: the mechanic of the mistake it began with, or the last that half the party lived to see. */
function mechanicOf({ outcome }: Pull, wipe: Wipe | undefined): { id: number; name: string } | undefined {
  if (outcome !== 'wipe' || wipe === undefined) return undefined
  const { cause, location } = wipe
  const fault = cause.kind === 'fault' || cause.kind === 'call' ? cause.fault : undefined
  if (fault) return fault.ability
  return wipe.class === 'mechanic' || wipe.class === 'mitigation' || wipe.class === 'healing'
    ? location?.ability
    : undefined
}
