import { AppError } from '../../errors.ts'
import { formatTime } from '../../format.ts'
import { customIdOf, type Press } from '../../press.ts'
import { type Dispute, type Ruling, type RulingKind, rulingKinds } from '../../ruling.ts'
import { findDispute } from '../../store/people/disputes.ts'
import { listRoster } from '../../store/people/roster.ts'
import { saveRuling, undoRuling } from '../../store/people/rulings.ts'
import { findPull } from '../../store/pulls/pulls.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { requireLead } from '../permissions.ts'
import { shownPlayers } from '../roster/names.ts'
import { playerCalled } from './dispute-add.ts'

type Asker = Pick<CommandRequest, 'staticId' | 'member'>
type Needed = Pick<Services, 'db' | 'jobs' | 'now'>

/** What each ruling is called on a button and in the list of choices. */
export const rulingLabels: Readonly<Record<RulingKind, string>> = {
  upheld: 'Uphold',
  dismissed: 'Not their fault',
  nobody: 'Nobody’s',
  'somebody else': 'Somebody else',
}

/** A lead decides; what is told of the pull follows, in its posts too. */
export async function ruleOn(
  disputeId: number,
  { what, other, note }: Pick<Ruling, 'what' | 'note'> & { readonly other?: string | undefined },
  { staticId, member }: Asker,
  { db, jobs, now }: Needed,
): Promise<Answer> {
  const dispute = await chooseDispute(disputeId, { staticId, member }, db)
  if (what === 'somebody else' && other === undefined) return await whoAnswer(dispute, db)
  const named = other === undefined ? undefined : await characterOf(dispute, other, db)
  await saveRuling(db, staticId, dispute.id, {
    what,
    ...(named === undefined ? {} : { other: named }),
    ...(note === undefined ? {} : { note }),
    at: now(),
    author: member,
  })
  await tellAnew(dispute, jobs)
  const outcome = named === undefined ? rulingLabels[what].toLowerCase() : `it was ${named}`
  return {
    text: `Ruled on dispute ${dispute.id} (${titleOf(dispute)}): ${outcome}. /dispute undo ${dispute.id} takes it back.`,
    blocks: [],
  }
}

/** Takes the last ruling back: the one before counts again, or the dispute is open. */
export async function undoRule(disputeId: number, asker: Asker, { db, jobs, now }: Needed): Promise<Answer> {
  const dispute = await chooseDispute(disputeId, asker, db)
  const undone = await undoRuling(db, asker.staticId, dispute.id, { by: asker.member, at: now() })
  if (undone === undefined) {
    throw new AppError('not-found', `Nobody has ruled on dispute ${dispute.id}, so there is nothing to take back.`)
  }
  await tellAnew(dispute, jobs)
  const before = (await findDispute(db, asker.staticId, dispute.id))?.ruling
  const counts =
    before === undefined ? 'It is open again' : `What counts again: ${rulingLabels[before.what].toLowerCase()}`
  return { text: `Taken back for dispute ${dispute.id} (${titleOf(dispute)}). ${counts}.`, blocks: [] }
}

/** What a ruling's button does: it rules, or asks who it was. */
export async function pressRuling({ number, text = '' }: Press, asker: Asker, services: Needed): Promise<Answer> {
  const [word, other] = text.split('=', 2)
  const what = rulingKinds.find((kind) => kind === word)
  if (what === undefined)
    throw new AppError('not-found', 'That button is from an older Vigil. /dispute list shows what is open.')
  return await ruleOn(number, { what, other }, asker, services)
}

/** `pull 37, 1:20 Sluice` */
export const titleOf = ({ pullNumber, said }: Dispute): string =>
  `pull ${pullNumber}, ${formatTime(said.atMs)} ${said.ability.name}`

export const rulingButton = ({ id, staticId }: Dispute, what: RulingKind, other?: string) =>
  customIdOf({ ask: 'rule', staticId, number: id, text: other === undefined ? what : `${what}=${other}` })

async function chooseDispute(id: number, { staticId, member }: Asker, db: Needed['db']): Promise<Dispute> {
  requireLead(member, 'Disputes are ruled on')
  const found = await findDispute(db, staticId, id)
  if (found === undefined) throw new AppError('not-found', `There is no dispute ${id}. /dispute list shows them.`)
  return found
}

async function whoAnswer(dispute: Dispute, db: Needed['db']): Promise<Answer> {
  const pull = await findPull(db, dispute.staticId, dispute.pullNumber)
  const roster = await listRoster(db, dispute.staticId)
  const players = shownPlayers(pull ?? { actors: [] }, roster).filter(({ name }) => name !== dispute.player)
  return {
    text: `Whose was it? ${titleOf(dispute)}.`,
    blocks: [],
    buttons: players
      .map(({ name }) => ({ label: name, action: { customId: rulingButton(dispute, 'somebody else', name) } }))
      .filter(({ action }) => action.customId.length <= mostRemembered),
  }
}

/** What a button can remember, in characters; no name that the game allows comes near. */
const mostRemembered = 100

async function characterOf(dispute: Dispute, asked: string, db: Needed['db']): Promise<string> {
  const pull = await findPull(db, dispute.staticId, dispute.pullNumber)
  if (pull === undefined) throw new AppError('not-found', `Pull ${dispute.pullNumber} is no longer stored.`)
  return playerCalled(pull, await listRoster(db, dispute.staticId), asked)
}

/** The posts of the night say what is ruled now. */
const tellAnew = ({ nightId }: Dispute, jobs: Services['jobs']): Promise<void> =>
  jobs.enqueue('announce', String(nightId), { nightId })
