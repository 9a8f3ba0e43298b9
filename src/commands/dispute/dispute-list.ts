import { lostDisputes } from '../../analysis/rulings/with-rulings.ts'
import { analysePulls } from '../../analysis/run.ts'
import { formatMoment } from '../../format.ts'
import { customIdOf } from '../../press.ts'
import type { Dispute } from '../../ruling.ts'
import { listDisputes } from '../../store/people/disputes.ts'
import { findMember } from '../../store/people/find-member.ts'
import { listRoster, type RosterMember } from '../../store/people/roster.ts'
import { listPullsById } from '../../store/pulls/pulls.ts'
import type { Answer, AnswerButton, CommandRequest, Services } from '../command.ts'
import { mayLead } from '../permissions.ts'
import { rulingButton, rulingLabels, titleOf } from './dispute-rule.ts'

/** What waits for a lead, with the buttons to decide it, and what was decided last; everybody else sees their own. */
export async function disputesAnswer(
  { staticId, member }: Pick<CommandRequest, 'staticId' | 'member'>,
  { db, analyst }: Pick<Services, 'db' | 'analyst'>,
): Promise<Answer> {
  const isLead = mayLead(member)
  const all = await listDisputes(db, staticId)
  const seen = isLead ? all : all.filter(({ askedBy }) => askedBy.id === member.id)
  const waiting = seen.filter(({ ruling }) => ruling === undefined)
  const shown = waiting.slice(0, mostOpen)
  const decided = seen.filter(({ ruling }) => ruling !== undefined).slice(0, mostDecided)
  const pulls = await listPullsById(db, staticId, [...new Set(shown.map(({ pullId }) => pullId))])
  const lost = new Set(
    (await analysePulls(db, analyst, staticId, pulls)).flatMap((one) => lostDisputes(one).map(({ id }) => id)),
  )
  const roster = await listRoster(db, staticId)
  const more = waiting.length - shown.length
  return {
    title: isLead ? 'Disputes' : 'Your disputes',
    text: headOf(waiting.length, isLead),
    blocks: [
      ...shown.map((dispute) => ({ kind: 'note' as const, text: openText(dispute, roster, lost.has(dispute.id)) })),
      ...(more > 0 ? [{ kind: 'note' as const, text: `And ${more} more, once these are decided.` }] : []),
      ...decided.map((dispute) => ({ kind: 'note' as const, text: decidedText(dispute, roster, isLead) })),
    ],
    ...(isLead && { buttons: shown.flatMap(buttonsOf) }),
  }
}

/** One row of buttons each, and Discord has five rows. */
const mostOpen = 5
const mostDecided = 5

function headOf(waiting: number, isLead: boolean): string {
  if (waiting === 0) return isLead ? 'Nothing waits for a ruling.' : 'Nothing of yours waits for a lead.'
  const count = waiting === 1 ? '1 waits' : `${waiting} wait`
  return isLead ? `${count} for a ruling. Whoever asked sees it in /fault; nobody is pinged.` : `${count} for a lead.`
}

function openText(dispute: Dispute, roster: readonly RosterMember[], isLost: boolean): string {
  const { id, said, words, askedBy, askedAt } = dispute
  const gone = isLost ? '\nThis is told no more: the pull was read anew since.' : ''
  return `**${id} · ${titleOf(dispute)}**${aboutText(dispute, roster)}\nSaid: ${said.text}.\n${askedBy.name} ${formatMoment(askedAt)}: “${words}”${gone}`
}

function decidedText(dispute: Dispute, roster: readonly RosterMember[], isLead: boolean): string {
  const { id, ruling } = dispute
  if (ruling === undefined) return ''
  const other = ruling.other !== undefined && isLead ? `: ${calledText(ruling.other, roster)}` : ''
  const note = ruling.note === undefined ? '' : ` “${ruling.note}”`
  return `**${id} · ${titleOf(dispute)}**${aboutText(dispute, roster)}: ${rulingLabels[ruling.what].toLowerCase()}${other}, by ${ruling.by} ${formatMoment(ruling.at)}.${note}`
}

const aboutText = ({ player }: Dispute, roster: readonly RosterMember[]): string =>
  player === undefined ? '' : ` · ${calledText(player, roster)}`

const calledText = (name: string, roster: readonly RosterMember[]): string => findMember(roster, name)?.name ?? name

const buttonsOf = (dispute: Dispute): AnswerButton[] => [
  {
    label: `${dispute.id}: the pull’s faults`,
    action: { customId: customIdOf({ ask: 'faults', staticId: dispute.staticId, number: dispute.pullNumber }) },
  },
  ...(['upheld', 'dismissed', 'nobody', 'somebody else'] as const).map((what) => ({
    label: `${dispute.id}: ${rulingLabels[what]}`,
    action: { customId: rulingButton(dispute, what) },
  })),
]
