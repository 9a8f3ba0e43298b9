import type { Blame } from '../../analysis/blame.ts'
import type { Block } from '../../analysis/block.ts'
import { type FaultTold, faults } from '../../analysis/metrics/faults.ts'
import { lostDisputes, rulingOf, rulingsOf } from '../../analysis/rulings/with-rulings.ts'
import { type AnalysedPull, resultOf } from '../../analysis/study.ts'
import { faultLine } from '../../analysis/wording/fault-line.ts'
import { rulingText } from '../../analysis/wording/sureness.ts'
import { formatTime } from '../../format.ts'
import type { Member } from '../command.ts'
import { mayLead } from '../permissions.ts'
import { blocksOf } from './pull-answer.ts'

/** Whoever reads faults, and how openly. */
export interface Reader {
  readonly member: Member
  readonly blame: Blame
  /** What the static calls them, if it knows them. */
  readonly self?: string | undefined
  /** The one player whose faults they may read by name, where it is only one. */
  readonly only?: string | undefined
}

/** Faults one paragraph each: what was done, what came of it, who says so and how sure that is, and what was ruled. */
export function faultBlocks(analysed: AnalysedPull, told: readonly FaultTold[], reader: Reader): readonly Block[] {
  const partySize = analysed.pull.actors.filter(({ kind }) => kind === 'player').length
  const lines = told.slice(0, mostTold).map((fault) => {
    const level = reader.only !== undefined && fault.about === 'each' ? 'names' : reader.blame
    const line = faultLine(fault, level, { partySize, self: reader.self, ruling: rulingOf(analysed, fault.key) })
    return note([line, ...standingOf(analysed, fault, reader)].join(' '))
  })
  const more = told.length - lines.length
  return [
    ...(told.length === 0 ? emptyBlocks(analysed) : lines),
    ...(more > 0 ? [note(`And ${more} more, all of them on the pull’s page.`)] : []),
  ]
}

/** What was ruled out of the list, and for leads what was disputed and is no longer told. */
export function ruledOutBlocks(analysed: AnalysedPull, { member }: Pick<Reader, 'member'>): readonly Block[] {
  const withdrawn = rulingsOf(analysed)?.withdrawn ?? []
  const lost = mayLead(member) ? lostDisputes(analysed) : []
  return [
    ...withdrawn.map(({ atMs, ability }) =>
      note(`**${formatTime(atMs)}** ${ability.name}: a lead has ruled that it was nobody’s mistake.`),
    ),
    ...lost.map(({ id, said, ruling }) =>
      note(
        `Dispute ${id} is about what is told no more, since the pull was read anew: ${said.text} (${formatTime(said.atMs)}).${ruling === undefined ? '' : ` It was ruled: ${ruling.what}.`}`,
      ),
    ),
  ]
}

/** A message holds about so many. */
const mostTold = 12

const note = (text: string): Block => ({ kind: 'note', text })

/** No rules, or nothing broken: the metric has the words. */
function emptyBlocks(analysed: AnalysedPull): readonly Block[] {
  const result = resultOf(analysed, faults)
  return result === undefined ? blocksOf(analysed, faults) : faults.present({ ...result, faults: [] })
}

/** What whoever reads may know of disputes: leads of all, everybody of their own. */
function standingOf(analysed: AnalysedPull, { key }: FaultTold, { member }: Reader): readonly string[] {
  const own = (rulingsOf(analysed)?.disputes ?? []).filter(
    ({ faultKey, askedBy }) => faultKey === key && (mayLead(member) || askedBy.id === member.id),
  )
  const ruling = rulingOf(analysed, key)
  if (ruling !== undefined) return [rulingText(ruling)]
  if (own.length === 0) return []
  return mayLead(member) ? ['Disputed: /dispute list decides.'] : ['You have disputed it; a lead will look at it.']
}
