import { and, eq, gt, inArray, max } from 'drizzle-orm'
import type { Db } from '../db.ts'
import type { AlertKind } from '../schema/telling.ts'
import { alertSettings, alerts } from '../schema.ts'
import { addNotice } from './notices.ts'

export type { AlertKind } from '../schema/telling.ts'

/** Which alerts a channel gets. */
export interface AlertSetting {
  readonly staticId: number
  readonly channelId: string
  readonly kinds: readonly AlertKind[]
  /** A logger that is silent for so long is told. */
  readonly silentMinutes: number
  /** Discord role that is mentioned with them; absent for nobody. */
  readonly roleId?: string
  /** Epoch ms: what was before is not told. */
  readonly setAt: number
}

/** An alert that is to be told, or has been. */
export interface Alert {
  readonly kind: AlertKind
  /** What it is about: `pull 12`, `night 3`. */
  readonly subject: string
  readonly text: string
}

/** The channels that get alerts: of all statics, or of one. */
export async function listAlertSettings(db: Db, staticId?: number): Promise<AlertSetting[]> {
  const own = staticId === undefined ? undefined : eq(alertSettings.staticId, staticId)
  const rows = await db.select().from(alertSettings).where(own).orderBy(alertSettings.staticId, alertSettings.channelId)
  return rows.map(({ roleId, ...rest }) => (roleId === null ? rest : { ...rest, roleId }))
}

/** Writes which alerts a channel gets, in place of those it got. */
export async function saveAlertSetting(db: Db, setting: AlertSetting): Promise<void> {
  const { staticId, channelId, roleId = null, ...rest } = setting
  const set = { roleId, ...rest }
  await db
    .insert(alertSettings)
    .values({ staticId, channelId, ...set })
    .onConflictDoUpdate({ target: [alertSettings.staticId, alertSettings.channelId], set })
}

/** A channel gets no alerts any more. False if it got none. */
export async function removeAlertSetting(db: Db, staticId: number, channelId: string): Promise<boolean> {
  const own = and(eq(alertSettings.staticId, staticId), eq(alertSettings.channelId, channelId))
  return (await db.delete(alertSettings).where(own).returning({ kinds: alertSettings.kinds })).length > 0
}

/** Which of these subjects a channel was told of, by kind, and when it last heard of each kind. */
export interface ToldAlerts {
  readonly subjects: ReadonlySet<string>
  /** Epoch ms. */
  readonly lastAt: ReadonlyMap<AlertKind, number>
}

export async function findToldAlerts(
  db: Db,
  channelId: string,
  subjects: readonly string[],
  since: number,
): Promise<ToldAlerts> {
  const here = eq(alerts.channelId, channelId)
  const known = await db
    .select({ kind: alerts.kind, subject: alerts.subject })
    .from(alerts)
    .where(and(here, inArray(alerts.subject, [...subjects])))
  const last = await db
    .select({ kind: alerts.kind, at: max(alerts.toldAt) })
    .from(alerts)
    .where(and(here, gt(alerts.toldAt, since)))
    .groupBy(alerts.kind)
  return {
    subjects: new Set(known.map(({ kind, subject }) => `${kind} ${subject}`)),
    lastAt: new Map(last.flatMap(({ kind, at }) => (at === null ? [] : [[kind, at] as const]))),
  }
}

/**
 * Tells a channel an alert, to be delivered like every post, unless it was told it before.
 * @param passed what it takes the place of: it is not told any more
 */
export async function tellAlert(
  db: Db,
  { staticId, channelId, roleId }: Pick<AlertSetting, 'staticId' | 'channelId' | 'roleId'>,
  alert: Alert,
  { at, passed = [] }: { readonly at: number; readonly passed?: readonly Alert[] },
): Promise<boolean> {
  return await db.transaction(async (tx) => {
    const rows = [alert, ...passed].map(({ kind, subject }) => ({ staticId, channelId, kind, subject, toldAt: at }))
    const noted = await tx.insert(alerts).values(rows).onConflictDoNothing().returning({ subject: alerts.subject })
    if (!noted.some(({ subject }) => subject === alert.subject)) return false
    const role = roleId === undefined ? {} : { roleId }
    await addNotice(tx, { staticId, channelId, kind: 'alert', text: alert.text, createdAt: at, ...role })
    return true
  })
}

/** Tells every channel of a static that wants alerts of a kind; which these are. */
export async function tellAlertWhereWanted(db: Db, staticId: number, alert: Alert, at: number): Promise<string[]> {
  const wanting = (await listAlertSettings(db, staticId)).filter(({ kinds }) => kinds.includes(alert.kind))
  for (const setting of wanting) await tellAlert(db, setting, alert, { at })
  return wanting.map(({ channelId }) => channelId)
}
