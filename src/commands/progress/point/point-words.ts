import { depthWords } from '../../../analysis/progress/trajectory-blocks.ts'
import { saidDepth } from '../../../analysis/progress/tried.ts'
import { pullsWords } from '../../../analysis/shares/share-words.ts'
import { formatDay } from '../../../format.ts'
import type { ProgPoint } from '../../../store/pulls/points.ts'
import type { Services } from '../../command.ts'
import { phaseNames } from '../trajectory.ts'

/** `21 Nov FRU P4 12.3 %` */
export function pointWords(point: ProgPoint, { facts }: Pick<Services, 'facts'>): string {
  const encounter = facts.encounters.find(({ key }) => key === point.encounter)
  return `${dayWords(point.day)} ${encounter?.short ?? point.encounter} ${pointDepth(point, { facts })}`
}

/** `P4 12.3 %`, `P4`, `Kill` */
export function pointDepth(point: ProgPoint, { facts }: Pick<Services, 'facts'>): string {
  const names = phaseNames(facts.encounters.find(({ key }) => key === point.encounter))
  return depthWords(saidDepth(point, names.length), names)
}

/** With how many pulls and what was said besides, for lists. */
export function wholePointWords(point: ProgPoint, services: Pick<Services, 'facts'>): string {
  const pulls = point.pulls === undefined ? '' : `, ${pullsWords(point.pulls)}`
  const note = point.note === undefined ? '' : `: ${point.note}`
  return `${pointWords(point, services)}${pulls}, noted by ${point.by}${note}`
}

const dayWords = (day: string): string => formatDay(Date.parse(`${day}T12:00:00Z`))
