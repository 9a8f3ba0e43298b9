import type { MitigationFacts } from '../../game/mitigations.ts'
import type { PlannedCover, PlannedMechanic } from '../../strat/strat.ts'
import { refOf } from '../blame.ts'
import type { Mechanic, PullContext } from '../context.ts'
import { perPull } from '../playing/per-pull.ts'
import { withoutAlternatives } from './alternatives.ts'
import { type Candidates, candidatesFor } from './candidates.ts'
import { decisiveOf, type Lacking } from './decisive.ts'
import { type Judged, judgePress } from './judge-press.ts'
import { matchPlan } from './planned-uses.ts'
import type { PressTold, PressVerdict } from './press-told.ts'

export type { PressTold, PressVerdict }

/**
 * What came of every press of the strat in force (METRICS §3), in the order of the plan; none without a strat. A press
 * that nobody of the party can do, or whose player was not at the keys, is left out.
 */
export const auditPlan = perPull((context): readonly PressTold[] => {
  const { strat } = context.knowledge
  if (strat === undefined) return []
  const found = matchPlan(context, strat.mechanics)
  const planned = withoutAlternatives(strat.mechanics.map((plan, index) => ({ plan, mechanic: found[index] })))
  const momentsOf = Map.groupBy(
    planned.flatMap(({ plan, mechanic }) =>
      mechanic === undefined ? [] : plan.covers.map((cover) => ({ cover, startMs: mechanic.startMs })),
    ),
    ({ cover }) => pressKey(context, cover),
  )
  return planned.flatMap(({ plan, mechanic }) =>
    auditMechanic(context, plan, isReached(context, mechanic) ? mechanic : undefined, (cover) =>
      (momentsOf.get(pressKey(context, cover)) ?? []).map(({ startMs }) => startMs),
    ),
  )
})

interface Draft extends Judged {
  readonly planned: PlannedCover
  readonly cover: MitigationFacts
  readonly player?: number
}

function auditMechanic(
  context: PullContext,
  plan: PlannedMechanic,
  mechanic: Mechanic | undefined,
  momentsOf: (cover: PlannedCover) => readonly number[],
): readonly PressTold[] {
  const taken = new Set<string>()
  const drafts = plan.covers.flatMap((planned): Draft[] => {
    const cover = context.mitigations.byAction.get(planned.ability)
    if (cover === undefined) return []
    const candidates = candidatesFor(context, planned.role, cover)
    if (candidates.each.length === 0) return []
    if (mechanic === undefined) {
      const [only] = candidates.sure ? candidates.each : []
      return [{ planned, cover, verdict: 'not-reached', ...(only && { player: only.player }) }]
    }
    const othersMs = momentsOf(planned).filter((at) => at !== mechanic.startMs)
    const plannedMs = mechanic.startMs + planned.offsetMs
    const judged = best(candidates, taken, (each) => judgePress(context, { mechanic, plannedMs, othersMs, ...each }))
    return judged === undefined ? [] : [{ planned, ...judged }]
  })
  const lacking = new Map<Draft, Lacking>(
    drafts
      .filter(({ verdict }) => verdict !== 'hit' && verdict !== 'not-reached')
      .map((draft) => [draft, { cover: draft.cover, player: draft.player, possible: isPossible(draft) }]),
  )
  const decisive = mechanic && lacking.size > 0 ? decisiveOf(context, mechanic, [...lacking.values()]) : undefined
  return drafts.map((draft) => {
    const own = lacking.get(draft)
    return tell(context, plan, mechanic, draft, own !== undefined && decisive?.has(own) === true)
  })
}

const isPossible = ({ verdict }: Draft): boolean => verdict !== 'dead' && verdict !== 'unavailable'

/** Best first: of several who may be meant, what was done best is what was meant. */
const order: readonly PressVerdict[] = ['hit', 'late', 'early', 'wrong-target', 'dead', 'unavailable', 'missed']

/** Of several candidates whoever did it, each for one press only; nobody is named who did not unless it is certain. */
function best(
  { each, sure }: Candidates,
  taken: Set<string>,
  judge: (candidate: Candidates['each'][number]) => Judged | undefined,
): (Judged & { readonly cover: MitigationFacts; readonly player?: number }) | undefined {
  const judged = each.flatMap((candidate) => {
    const key = `${candidate.player} ${candidate.cover.name}`
    const told = taken.has(key) ? undefined : judge(candidate)
    return told === undefined ? [] : [{ ...candidate, ...told, key }]
  })
  const [first] = judged.sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))
  if (first === undefined) return undefined
  const { key, player, ...told } = first
  if (told.verdict === 'hit') taken.add(key)
  return sure || told.verdict === 'hit' ? { ...told, player } : told
}

/** The pull was not lost by then. */
const isReached = ({ cutoff }: PullContext, mechanic: Mechanic | undefined): boolean =>
  mechanic !== undefined && !mechanic.isUnfinished && mechanic.startMs <= (cutoff?.atMs ?? Number.POSITIVE_INFINITY)

/** Presses of one place and one cover hold each other back, whatever action the plan names. */
const pressKey = ({ mitigations }: PullContext, { ability, role }: PlannedCover): string =>
  `${role} ${mitigations.byAction.get(ability)?.name ?? ability}`

function tell(
  context: PullContext,
  plan: PlannedMechanic,
  mechanic: Mechanic | undefined,
  { planned, cover, player, verdict, pressedMs, why }: Draft,
  decisive: boolean,
): PressTold {
  const { ability, occurrence } = plan
  const who = player === undefined ? undefined : context.actor(player)
  return {
    mechanic: { ability, occurrence, name: plan.name ?? context.abilityName(ability) },
    ...(mechanic && { atMs: mechanic.startMs }),
    role: planned.role,
    ...(who && { player: refOf(who) }),
    cover: { ability: planned.ability, name: cover.name },
    verdict,
    ...(pressedMs === undefined ? {} : { pressedMs }),
    ...(why ? { why } : {}),
    ...(decisive && { decisive }),
  }
}
