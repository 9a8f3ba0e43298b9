import type { Progress } from '../blocks/progress.ts'
import { phases } from '../metrics/phases.ts'
import { wipes } from '../metrics/wipes.ts'
import { type AnalysedPull, resultOf } from '../study.ts'

/** How far each pull of a night came, of the fight that was pulled most. Absent where no phase is known of it, or for a single pull. */
export function courseOf(pulls: readonly AnalysedPull[]): Progress | undefined {
  const fights = Map.groupBy(pulls, ({ pull }) => pull.encounter ?? pull.fightName)
  const [most = []] = [...fights.values()].sort((one, other) => other.length - one.length)
  const names = phaseNames(most)
  const fight = most.flatMap((one) => resultOf(one, wipes)?.fight ?? [])[0]
  if (most.length < 2 || names.length === 0 || fight === undefined) return undefined
  const label = new Date(most[0]?.pull.startedAt ?? 0).toISOString().slice(0, 10)
  return {
    kind: 'progress',
    title: `${fight}: how far each pull came`,
    phases: names,
    nights: [{ label, pulls: most.map((one) => depthOf(one, names.length)) }],
  }
}

/** Phases up to the furthest that anybody saw, in order. */
function phaseNames(pulls: readonly AnalysedPull[]): string[] {
  const seen = new Map<number, string>()
  for (const { id, name } of pulls.flatMap((one) => resultOf(one, phases) ?? [])) seen.set(id, name)
  for (const one of pulls) {
    const depth = resultOf(one, wipes)?.depth
    if (depth) seen.set(depth.phaseId, depth.phase)
  }
  const last = Math.max(0, ...seen.keys())
  return Array.from({ length: last }, (_, index) => seen.get(index + 1) ?? `P${index + 1}`)
}

function depthOf(one: AnalysedPull, phaseCount: number): number | null {
  if (one.pull.outcome === 'kill') return phaseCount
  const depth = resultOf(one, wipes)?.depth
  if (depth === undefined) return null
  // A phase that was played to its end is no kill.
  return depth.phaseId - 1 + 0.9999 * (1 - Math.min(Math.max(depth.boss?.share ?? depth.fight ?? 1, 0), 1))
}
