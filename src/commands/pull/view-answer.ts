import { burst } from '../../analysis/metrics/burst.ts'
import { damageDone } from '../../analysis/metrics/damage-done.ts'
import { deaths } from '../../analysis/metrics/deaths.ts'
import { dpsCheck } from '../../analysis/metrics/dps-check.ts'
import { fatalMoment } from '../../analysis/metrics/fatal-moment.ts'
import { phases } from '../../analysis/metrics/phases.ts'
import { timeline } from '../../analysis/metrics/timeline.ts'
import { timelineDiff } from '../../analysis/metrics/timeline-diff.ts'
import { type AnalysedPull, resultOf } from '../../analysis/study.ts'
import type { Pull } from '../../report.ts'
import type { Answer } from '../command.ts'
import { openPublicNames } from '../roster/public-names.ts'
import { type Teller, tellPull } from '../tell-pulls.ts'
import { blocksOf } from './pull-answer.ts'

/** What a pull's buttons show, for whoever presses: everybody is called what the server's level allows. */
export type View = 'deaths' | 'timeline' | 'damage'

export async function viewAnswer(found: Pull, view: View, services: Teller): Promise<Answer> {
  const { named, blame } = await openPublicNames(services.db, found.staticId)
  const analysed = named(await tellPull(services, found))
  const title = `Pull ${found.number}`
  switch (view) {
    case 'deaths':
      return { title: `${title} · Deaths`, blocks: [...blocksOf(analysed, deaths), ...arenaOf(analysed)] }
    case 'timeline':
      return {
        title: `${title} · Timeline`,
        blocks: [
          ...blocksOf(analysed, timeline),
          ...blocksOf(analysed, phases),
          ...blocksOf(analysed, timelineDiff, blame),
        ],
      }
    case 'damage':
      return {
        title: `${title} · Damage`,
        blocks: [
          ...blocksOf(analysed, dpsCheck, blame),
          ...blocksOf(analysed, damageDone),
          ...blocksOf(analysed, burst, blame),
        ],
      }
  }
}

/** Where everybody stood, where it is told. */
function arenaOf(analysed: AnalysedPull) {
  const { arena } = resultOf(analysed, fatalMoment) ?? {}
  return arena === undefined ? [] : [arena]
}
