import { phaseName } from '../../analysis/facts/phases.ts'
import type { Trajectory } from '../../analysis/progress/trajectory.ts'
import { progTrajectory } from '../../analysis/studies/prog-trajectory.ts'
import { AppError } from '../../errors.ts'
import type { EncounterFacts } from '../../game/facts.ts'
import type { Depth } from '../../store/pulls/depths.ts'
import { type Fight, listFights } from '../../store/pulls/fights.ts'
import { listPoints } from '../../store/pulls/points.ts'
import { listFightProgress } from '../../store/pulls/progress.ts'
import { fightName } from '../ability/ability-review.ts'
import type { Choice, Services } from '../command.ts'

/** The phases of a fight as pulls call them; where nobody has described any, those that were seen. */
export function phaseNames(encounter: EncounterFacts | undefined, seen: readonly Depth[] = []): readonly string[] {
  const told = new Map(seen.map(({ phaseId, phase }) => [phaseId, phase]))
  const count = Math.max(1, encounter?.phases.length ?? 0, ...(encounter?.phases.length ? [] : told.keys()))
  return Array.from({ length: count }, (_, index) => told.get(index + 1) ?? phaseName(encounter, index + 1))
}

/** How a static's fight went over all its nights, from what is stored of its pulls and what was noted by hand. */
export async function trajectoryOf({ db, facts }: Services, staticId: number, fight: Fight): Promise<Trajectory> {
  const tries = await listFightProgress(db, staticId, fight)
  const points = fight.encounter === null ? [] : await listPoints(db, staticId, fight.encounter)
  const encounter = facts.encounters.find(({ key }) => key === fight.encounter)
  const phases = phaseNames(
    encounter,
    tries.flatMap(({ depth }) => depth ?? []),
  )
  return progTrajectory.compute({ phases, isWhole: encounter !== undefined, tries, points })
}

/** The fight that is meant, pulled or noted: the one pulled last when nothing is said. */
export async function chooseProgress(services: Services, staticId: number, text: string | null): Promise<Fight> {
  const fights = await listTried(services, staticId)
  const [last] = fights
  if (last === undefined)
    throw new AppError(
      'not-found',
      'Nothing of any fight is stored yet. /watch add follows an FFLogs report, /point add notes a night without a log.',
    )
  const wanted = (text ?? '').trim().toLowerCase()
  if (wanted === '') return last
  const found = fights.find((fight) =>
    [fight.encounter, fight.fightName, fightName(services.facts, fight)].some((name) => name?.toLowerCase() === wanted),
  )
  if (found !== undefined) return found
  const names = fights.map((fight) => fightName(services.facts, fight)).join(', ')
  throw new AppError('not-found', `Nothing of ${text} is stored. There are ${names}.`)
}

/** Those that fit what was typed so far. */
export async function completeProgress(services: Services, staticId: number, typed: string): Promise<Choice[]> {
  const names = (await listTried(services, staticId)).map((fight) => fightName(services.facts, fight))
  const wanted = typed.trim().toLowerCase()
  return names.filter((name) => name.toLowerCase().includes(wanted)).map((name) => ({ name, value: name }))
}

/** What was pulled, the last first, then what was only noted. */
async function listTried({ db, facts }: Services, staticId: number): Promise<Fight[]> {
  const pulled = await listFights(db, staticId)
  const noted = new Set((await listPoints(db, staticId)).map(({ encounter }) => encounter))
  for (const { encounter } of pulled) if (encounter !== null) noted.delete(encounter)
  const known = facts.encounters.filter(({ key }) => noted.has(key))
  return [...pulled, ...known.map(({ key, name }) => ({ encounter: key, fightName: name }))]
}
