import type { Alert, AlertKind, AlertSetting, ToldAlerts } from '../../store/telling/alerts.ts'

/** Something that is worth an alert, for as long as it is so. */
export interface AlertFact extends Alert {
  /** Since when it is known, epoch ms. */
  readonly at: number
  /** How long it must stay so before it is told: what is taken back meanwhile is not told. */
  readonly graceMs: number
  /** It is a new best as well, whatever else it is. */
  readonly isBest?: boolean
}

/** Of one kind, a channel hears this often at most. */
export const restMs = 5 * 60_000

/** What a channel is to be told now. */
export interface ChosenAlert {
  readonly alert: Alert
  /** Older ones of its kind, whose place it takes. */
  readonly passed: readonly Alert[]
}

/** The newest fact of each kind that a channel wants and was not told, if it has been so for long enough; what is to wait is held. */
export function chooseAlerts(
  facts: readonly AlertFact[],
  setting: Pick<AlertSetting, 'kinds' | 'setAt'>,
  { subjects, lastAt }: ToldAlerts,
  now: number,
): { readonly chosen: readonly ChosenAlert[]; readonly held: readonly AlertFact[] } {
  const open = facts
    .filter(({ at }) => at >= setting.setAt)
    .flatMap((fact) => {
      const kind = kindFor(fact, setting.kinds)
      return kind === undefined || subjects.has(`${kind} ${fact.subject}`) ? [] : [{ fact, kind }]
    })
  const isRipe = ({ fact }: (typeof open)[number]) => now - fact.at >= fact.graceMs
  const held = open.filter((one) => !isRipe(one)).map(({ fact }) => fact)
  const chosen: ChosenAlert[] = []
  for (const [kind, own] of Map.groupBy(open.filter(isRipe), (one) => one.kind)) {
    const facts = own.map(({ fact }) => fact).toSorted((one, other) => other.at - one.at)
    const [alert, ...passed] = facts.map((fact): Alert => ({ ...fact, kind }))
    if (now - (lastAt.get(kind) ?? 0) < restMs) held.push(...facts)
    else if (alert !== undefined) chosen.push({ alert, passed })
  }
  return { chosen, held }
}

/** A channel that wants to hear of bests hears of kills and phases, too, where they are bests. */
function kindFor({ kind, isBest }: AlertFact, wanted: readonly AlertKind[]): AlertKind | undefined {
  if (wanted.includes(kind)) return kind
  return isBest && wanted.includes('best') ? 'best' : undefined
}
