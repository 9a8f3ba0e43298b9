import { AppError } from '../errors.ts'
import { type Press, readPress } from '../press.ts'
import type { Pull } from '../report.ts'
import { listServerStatics } from '../store/people/statics.ts'
import { findPull } from '../store/pulls/pulls.ts'
import type { Answer, CommandRequest, Form, Services } from './command.ts'
import { addDispute, disputeForm } from './dispute/dispute-add.ts'
import { pressRuling } from './dispute/dispute-rule.ts'
import { statusAnswer } from './fflogs/status.ts'
import { asMemberOf } from './permissions.ts'
import { faultAnswer } from './pull/fault.ts'
import { mitAnswer } from './pull/mit.ts'
import { partAnswer } from './pull/part-answer.ts'
import { sessionAnswer } from './pull/session.ts'
import { showPull } from './pull/show-pull.ts'
import { viewAnswer } from './pull/view-answer.ts'
import { confirmClaim } from './roster/roster-claim.ts'
import { acceptSuggestion } from './roster/roster-suggest.ts'

type Asker = Omit<CommandRequest, 'options'>

/**
 * Answers a press, for members of the server whose static the button is about.
 * @param chosen the value that was chosen, where it was a select
 */
export async function answerPress(
  customId: string,
  asker: Asker,
  services: Services,
  chosen?: string,
): Promise<Answer> {
  const { press, by } = await ownPress(customId, asker, services)
  return await answers[press.ask](press, by, services, chosen)
}

/** What each button does. */
const answers: Readonly<
  Record<Press['ask'], (press: Press, asker: Asker, services: Services, chosen?: string) => Promise<Answer>>
> = {
  status: (press, _asker, services) => statusAnswer(press.staticId, services),
  roster: acceptSuggestion,
  session: (press, _asker, services) => sessionAnswer(press, services),
  rule: pressRuling,
  claim: confirmClaim,
  dispute: async (press) => {
    throw new AppError('bad-input', typedInstead(press))
  },
  mit: async (press, asker, services) => mitAnswer(await findPressed(press, services), null, asker, services),
  faults: async (press, asker, services) => faultAnswer(await findPressed(press, services), null, asker, services),
  deaths: async (press, _asker, services) => viewAnswer(await findPressed(press, services), 'deaths', services),
  timeline: async (press, _asker, services) => viewAnswer(await findPressed(press, services), 'timeline', services),
  damage: async (press, _asker, services) => viewAnswer(await findPressed(press, services), 'damage', services),
  detail: async (press, asker, services, chosen = '') =>
    partAnswer(await findPressed(press, services), chosen, asker, services),
  look: (press, _asker, services, chosen) => lookAnswer(press, services, chosen),
}

/** The pull that was chosen in a digest's menu. */
async function lookAnswer({ staticId }: Press, services: Services, chosen = ''): Promise<Answer> {
  return await showPull(await findPressed({ staticId, number: Number(chosen) }, services), services)
}

/** What a button asks in a window of its own before it does anything; undefined for all that just answer. */
export const formFor = (customId: string): Form | undefined =>
  readPress(customId)?.ask === 'dispute' ? disputeForm : undefined

/** Answers what was typed in a button's window. */
export async function answerForm(
  customId: string,
  typed: string,
  asker: Omit<CommandRequest, 'options'>,
  services: Services,
): Promise<Answer> {
  const { press, by } = await ownPress(customId, asker, services)
  return await addDispute(await findPressed(press, services), press.text ?? '', typed, by, services)
}

/** A button may be about another static of the same server than its channel's: whoever presses it asks about that one. */
async function ownPress(customId: string, asker: Asker, { db }: Services): Promise<{ press: Press; by: Asker }> {
  const press = readPress(customId)
  if (press === undefined) throw new AppError('not-found', 'That button is from an older Vigil. /pull shows the same.')
  if (press.staticId === asker.staticId) return { press, by: asker }
  const meant = (await listServerStatics(db, asker.staticId)).find(({ id }) => id === press.staticId)
  if (meant === undefined) throw new AppError('forbidden', 'That pull belongs to another static.')
  return { press, by: { ...asker, staticId: meant.id, member: asMemberOf(asker.member, meant) } }
}

async function findPressed(
  { staticId, number }: Pick<Press, 'staticId' | 'number'>,
  { db }: Pick<Services, 'db'>,
): Promise<Pull> {
  const found = await findPull(db, staticId, number)
  if (found === undefined) throw new AppError('not-found', `Pull ${number} is no longer stored.`)
  return found
}

/** Where no window can be opened, the words are typed with the command. */
const typedInstead = ({ number, text = '' }: Press): string =>
  `Type it with your words: /dispute add ${number} ${text} "why it was not like that"`
