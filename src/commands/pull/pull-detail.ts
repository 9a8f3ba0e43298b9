import type { Block } from '../../analysis/block.ts'
import type { Metric } from '../../analysis/metric.ts'
import { fatalMoment } from '../../analysis/metrics/fatal-moment.ts'
import { timeline } from '../../analysis/metrics/timeline.ts'
import { present } from '../../analysis/present.ts'
import { metrics } from '../../analysis/registry.ts'
import { headlineOf, verdictOf } from '../../analysis/verdict.ts'
import { listRoster } from '../../store/people/roster.ts'
import { findStatic } from '../../store/people/statics.ts'
import { listTellers } from '../../store/pulls/pull-accounts.ts'
import { findPull } from '../../store/pulls/pulls.ts'
import type { Services } from '../command.ts'
import { withRosterNames } from '../roster/names.ts'
import { tellPull } from '../tell-pulls.ts'
import { footerOf } from './pull-answer.ts'

/** What one metric has to show of a pull. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly blocks: readonly Block[]
}

/** Everything there is to say about one pull. */
export interface PullDetail {
  readonly number: number
  readonly title: string
  /** What ended it and where it started. */
  readonly text: string
  readonly sections: readonly Section[]
  readonly footer: string
  /** Numbers of the pulls before and after it, where there are any. */
  readonly earlier?: number
  readonly later?: number
}

/** A pull by its number within the static, the two pictures first and then every other metric that has something to show. */
export async function pullDetail(
  { db, analyst }: Pick<Services, 'db' | 'analyst'>,
  staticId: number,
  number: number,
): Promise<PullDetail | undefined> {
  const found = await findPull(db, staticId, number)
  if (found === undefined) return undefined
  const analysed = withRosterNames(await tellPull({ db, analyst }, found), await listRoster(db, staticId))
  const blame = (await findStatic(db, staticId))?.blame ?? 'roles'
  const tellers = (await listTellers(db, staticId, [found.id])).get(found.id) ?? []
  const { ended, started } = verdictOf(analysed, blame)
  const all: readonly Metric<unknown>[] = metrics
  const sections = all
    .map((metric) => ({
      id: metric.id,
      title: metric.title,
      about: metric.about,
      blocks: present(analysed, metric, blame).filter(hasContent),
    }))
    .filter(({ blocks }) => blocks.length > 0)
  const rank = ({ id }: Section) => (atTheTop.includes(id) ? atTheTop.indexOf(id) : atTheTop.length)
  const [earlier, later] = [await findPull(db, staticId, number - 1), await findPull(db, staticId, number + 1)]
  return {
    number,
    title: headlineOf(analysed),
    text: [ended, started].filter(Boolean).join('\n'),
    sections: sections.toSorted((one, other) => rank(one) - rank(other)),
    footer: footerOf(found, tellers),
    ...(earlier && { earlier: earlier.number }),
    ...(later && { later: later.number }),
  }
}

const atTheTop: readonly string[] = [timeline.id, fatalMoment.id]

function hasContent(block: Block): boolean {
  switch (block.kind) {
    case 'stat':
      return block.stats.length > 0
    case 'table':
      return block.rows.length > 0
    case 'bars':
      return block.bars.length > 0
    case 'line':
      return block.lines.some(({ points }) => points.length > 0)
    case 'note':
      return block.text.trim() !== ''
    case 'timeline':
    case 'arena':
    case 'covers':
    case 'progress':
    case 'bursts':
    case 'race':
      return true
  }
}
