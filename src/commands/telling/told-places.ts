import { listRoster } from '../../store/people/roster.ts'
import { listWatches } from '../../store/reports/watches.ts'
import { listAlertSettings } from '../../store/telling/alerts.ts'
import { findChannelRule, listChannelRules } from '../../store/telling/channel-rules.ts'
import { countUntold } from '../../store/telling/tellings.ts'
import type { CommandRequest, Services } from '../command.ts'
import { ruleWords } from './rule-words.ts'

/** What a channel is told, where in it, and where else the static is told something: a sentence each. */
export async function toldHere(
  { staticId, channelId }: Pick<CommandRequest, 'staticId' | 'channelId'>,
  { db, facts }: Pick<Services, 'db' | 'facts'>,
): Promise<string[]> {
  const roster = await listRoster(db, staticId)
  const rule = await findChannelRule(db, staticId, channelId)
  const watches = (await listWatches(db, staticId)).filter(({ state }) => state === 'watching')
  const here = watches.filter((watch) => watch.channelId === channelId).length
  const alerts = await listAlertSettings(db, staticId)
  const rules = await listChannelRules(db, staticId)
  const others = new Set(
    [...watches, ...rules.filter(({ takesAllSince }) => takesAllSince !== undefined), ...alerts]
      .map((place) => place.channelId)
      .filter((id) => id !== channelId && !id.startsWith('local-')),
  )
  const hears = rule?.takesAllSince !== undefined || here > 0
  return [
    `Told here: ${ruleWords(rule, { facts, roster })}`,
    hears
      ? 'Where: a night’s message in this channel, and all else in the thread on that message.'
      : 'No report is watched here: /watch add does, and /settings channel set takes:all brings every pull here.',
    alerts.some((alert) => alert.channelId === channelId)
      ? 'Alerts come here: /settings alerts show tells which.'
      : 'No alerts come here: /settings alerts set brings some.',
    ...(others.size === 0 ? [] : [`Told as well: ${[...others].map((id) => `<#${id}>`).join(', ')}.`]),
    ...(await untoldLines(staticId, db)),
  ]
}

/** Pulls of the last night that fit no channel’s settings, so that nobody misses them unawares. */
export async function untoldLines(staticId: number, db: Services['db']): Promise<string[]> {
  const { left, of } = await countUntold(db, staticId)
  if (left === 0) return []
  const pulls = left === 1 ? '1 pull' : `${left} pulls`
  return [
    `${pulls} of the last night’s ${of} are told in no channel: its settings leave them out. /pull shows any of them, /settings channel set changes that.`,
  ]
}
