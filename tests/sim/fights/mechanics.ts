import type { BossAction } from '../../../src/game/catalogue.ts'
import type { HitScript, LevelSync, MechanicScript } from '../script.ts'
import { clothHpAt, lethalShare } from './amounts.ts'
import { labelled } from './labelled.ts'
import type { Occurrence } from './occurrences.ts'
import { placesOf } from './places.ts'
import type { FightPlan, MeantHit, PhasePlan } from './plan.ts'
import { enrage, from } from './words.ts'

/** Turns each use of an action into a mechanic of the script; names are counted through the whole fight. */
export function mechanicsFrom(
  { book, mistake, names }: FightPlan,
  level: LevelSync,
  actions: ReadonlyMap<number, BossAction>,
): (phase: PhasePlan, occurrence: Occurrence) => MechanicScript {
  const counts = new Map<string, number>()
  const hp = clothHpAt(level)
  const nameOf = (action: number): string =>
    names?.[action] ?? (plain(actions.get(action)?.name ?? '') || unnamed(action))

  const everybodyDies = (ability: number): HitScript => ({
    ability,
    name: nameOf(ability),
    afterMs: 0,
    law: { kind: 'all' },
    school: 'magical',
    amount: Math.round(lethalShare * hp),
  })

  const toHit = (hit: MeantHit, own: number, laterMs: number): HitScript => {
    const { ability = own, law, school = 'magical', gate } = hit
    const gives = [...(hit.gives ?? []), ...(law.kind === 'avoid' && mistake ? [mistake] : [])]
    return {
      ability,
      name: nameOf(ability),
      afterMs: (hit.afterMs ?? 0) + laterMs,
      law: law.kind === 'tower' ? { ...law, failure: everybodyDies(hit.failure ?? ability) } : law,
      school,
      amount: Math.round(hit.share * hp),
      ...(gives.length > 0 && { gives }),
      ...(hit.sure && { sure: true }),
      ...(hit.knocks && { knocks: true }),
      ...(gate && { gate: { ...gate, otherwise: everybodyDies(ability) } }),
    }
  }

  return (phase, { atMs, clockS, action, times, overMs }) => {
    const known = actions.get(action)
    const end = phase.ends?.find(([atS]) => atS === clockS)
    const told = book[action] ?? labelled(known?.label?.kind, phase.boss)
    const meaning = end ? from(end[1], enrage(end[1], end[2])) : told
    const { formation, by = phase.boss, castMs = known?.castMs ?? 0, swap } = meaning
    const stepMs = times > 1 ? overMs / (times - 1) : 0
    const hits = Array.from({ length: times }, (_, turn) =>
      meaning.hits.map((hit) => toHit(hit, action, Math.round(turn * stepMs))),
    ).flat()
    const places = meaning.places ?? placesOf(hits)
    return {
      key: keyOf(nameOf(action), counts),
      atMs,
      by,
      formation,
      hits,
      // A cast that would have begun before the phase is not seen.
      ...(castMs >= shortestCastMs &&
        atMs >= castMs && { cast: { ability: action, name: nameOf(action), ms: castMs } }),
      ...(places && { places }),
      ...(swap && { swap }),
    }
  }
}

/** Without what those who label actions put around a name to tell variants apart. */
const plain = (name: string): string => name.replace(/^=>? ?(?:[0-9A-F]{4} )?/, '').replace(/,? (Enrage|VFX)$/, '')

/** As logs call what nobody has named. */
const unnamed = (action: number): string => `Unknown_${action.toString(16).toUpperCase()}`

/** What is shorter has no cast bar. */
const shortestCastMs = 1_000

function keyOf(name: string, counts: Map<string, number>): string {
  const slug = name
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const count = (counts.get(slug) ?? 0) + 1
  counts.set(slug, count)
  return `${slug}-${count}`
}
