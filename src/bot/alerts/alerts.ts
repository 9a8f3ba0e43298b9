import type { Analyst } from '../../analysis/analyst.ts'
import type { Db } from '../../store/db.ts'
import { type FreshPull, listFreshPulls } from '../../store/pulls/fresh-pulls.ts'
import { type AlertSetting, findToldAlerts, listAlertSettings, tellAlert } from '../../store/telling/alerts.ts'
import { type AlertFact, chooseAlerts, restMs } from './choose-alerts.ts'
import { pullFacts } from './pull-facts.ts'
import { silenceFacts } from './silence-facts.ts'

export interface AlertDeps {
  readonly db: Db
  readonly analyst: Analyst
  readonly now: () => number
}

/** What is older than this is no alert any more: whoever was away reads the night's posts. */
const freshMs = 20 * 60_000
/** A Vigil that just started has not heard of loggers yet, though they were busy all the while. */
const settleMs = 2 * 60_000

/** Tells channels what they want to hear of at once. */
export interface Alerts {
  /** Gives true when something was told that is to be delivered. */
  sweep(): Promise<boolean>
}

/** Each alert is told once for its subject, by whoever comes first; what was looked at and held nothing is remembered. */
export function openAlerts(deps: AlertDeps): Alerts {
  const startedAt = deps.now()
  const settled = new Map<string, number>()

  const factsOf = async (pulls: readonly FreshPull[]) => {
    const facts = new Map<string, readonly AlertFact[]>()
    for (const pull of pulls) if (!settled.has(keyOf(pull))) facts.set(keyOf(pull), await pullFacts(deps, pull))
    return facts
  }

  const sweepStatic = async (staticId: number, settings: readonly AlertSetting[]): Promise<boolean> => {
    const { db, now } = deps
    const found = await factsOf(await listFreshPulls(db, staticId, now() - freshMs))
    const waiting = new Set<AlertFact>()
    let hasTold = false
    for (const setting of settings) {
      const wantsSilence = setting.kinds.includes('silent') && now() - startedAt >= settleMs
      const silences = wantsSilence ? await silenceFacts(db, setting, now()) : []
      const facts = [...[...found.values()].flat(), ...silences]
      const subjects = facts.map(({ subject }) => subject)
      const told = await findToldAlerts(db, setting.channelId, subjects, now() - restMs)
      const { chosen, held } = chooseAlerts(facts, setting, told, now())
      for (const { alert, passed } of chosen) {
        if (await tellAlert(db, setting, alert, { at: now(), passed })) hasTold = true
      }
      for (const fact of held) waiting.add(fact)
    }
    for (const [key, facts] of found) if (!facts.some((fact) => waiting.has(fact))) settled.set(key, now())
    return hasTold
  }

  return {
    async sweep() {
      const now = deps.now()
      for (const [key, at] of settled) if (now - at > 2 * freshMs) settled.delete(key)
      const byStatic = Map.groupBy(await listAlertSettings(deps.db), ({ staticId }) => staticId)
      let hasTold = false
      for (const [staticId, settings] of byStatic) {
        if (await sweepStatic(staticId, settings)) hasTold = true
      }
      return hasTold
    },
  }
}

/** Another account of a pull is to be looked at anew. */
const keyOf = ({ id, storedAt }: FreshPull) => `${id} ${storedAt}`
