import { listLabels } from '../../store/ability-labels.ts'
import type { PlannedCover, PlannedMechanic } from '../../strat/strat.ts'
import type { Services } from '../command.ts'

/** What a static calls things of its plan. */
export interface PlanNames {
  /** What the static said an ability is called, by action id. */
  readonly called: ReadonlyMap<number, string>
  /** `Diamond Dust 1` */
  mechanic(mechanic: Pick<PlannedMechanic, 'ability' | 'occurrence' | 'name'>): string
  /** `MT Reprisal −2.5 s (early)` */
  cover(cover: PlannedCover): string
}

export async function openPlanNames(
  { db, facts }: Pick<Services, 'db' | 'facts'>,
  staticId: number,
): Promise<PlanNames> {
  const labels = await listLabels(db, staticId)
  const called = new Map([...labels].flatMap(([id, { name }]) => (name === undefined ? [] : [[id, name] as const])))
  const catalogue = facts.catalogue()
  const nameOf = (ability: number) => called.get(ability) ?? catalogue.actionName(ability) ?? `#${ability}`
  return {
    called,
    mechanic: ({ ability, occurrence, name }) => `${name ?? nameOf(ability)} ${occurrence}`,
    cover: ({ ability, role, offsetMs, note }) =>
      [
        ...(role === 'any' ? [] : [role]),
        nameOf(ability),
        ...(offsetMs === 0 ? [] : [offsetText(offsetMs)]),
        ...(note === undefined ? [] : [`(${note})`]),
      ].join(' '),
  }
}

/** `−2.5 s`, `+1 s`: against the hit. */
const offsetText = (offsetMs: number): string =>
  `${offsetMs < 0 ? '−' : '+'}${Number((Math.abs(offsetMs) / 1000).toFixed(1))} s`
