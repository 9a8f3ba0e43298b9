import { deaths } from '../analysis/metrics/deaths.ts'
import { analysePull } from '../analysis/run.ts'
import { AppError } from '../errors.ts'
import { type Press, readPress } from '../press.ts'
import type { Pull } from '../report.ts'
import { findPull } from '../store/pulls.ts'
import { listRoster } from '../store/roster.ts'
import type { Answer, CommandRequest, Form, Services } from './command.ts'
import { addDispute, disputeForm } from './dispute/dispute-add.ts'
import { pressRuling } from './dispute/dispute-rule.ts'
import { statusAnswer } from './fflogs/status.ts'
import { faultAnswer } from './pull/fault.ts'
import { mitAnswer } from './pull/mit.ts'
import { blocksOf } from './pull/pull-answer.ts'
import { sessionAnswer } from './pull/session.ts'
import { withRosterNames } from './roster/names.ts'
import { acceptSuggestion } from './roster/roster-suggest.ts'

/** Answers a press, for members of the server whose static the button is about. */
export async function answerPress(
  customId: string,
  asker: Omit<CommandRequest, 'options'>,
  services: Services,
): Promise<Answer> {
  const press = ownPress(customId, asker)
  if (press.ask === 'status') return await statusAnswer(press.staticId, services)
  if (press.ask === 'roster') return await acceptSuggestion(press, asker, services)
  if (press.ask === 'session') return await sessionAnswer(press, services)
  if (press.ask === 'rule') return await pressRuling(press, asker, services)
  if (press.ask === 'dispute') throw new AppError('bad-input', typedInstead(press))
  const found = await findPressed(press, services)
  if (press.ask === 'mit') return await mitAnswer(found, null, asker, services)
  if (press.ask === 'faults') return await faultAnswer(found, null, asker, services)
  const roster = await listRoster(services.db, press.staticId)
  const analysed = withRosterNames(await analysePull(services.db, services.analyst, found), roster)
  return { title: `Pull ${found.number} · Deaths`, blocks: blocksOf(analysed, deaths) }
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
  const press = ownPress(customId, asker)
  return await addDispute(await findPressed(press, services), press.text ?? '', typed, asker, services)
}

function ownPress(customId: string, { staticId }: Pick<CommandRequest, 'staticId'>): Press {
  const press = readPress(customId)
  if (press === undefined) throw new AppError('not-found', 'That button is from an older Vigil. /pull shows the same.')
  if (press.staticId !== staticId) throw new AppError('forbidden', 'That pull belongs to another static.')
  return press
}

async function findPressed({ staticId, number }: Press, { db }: Pick<Services, 'db'>): Promise<Pull> {
  const found = await findPull(db, staticId, number)
  if (found === undefined) throw new AppError('not-found', `Pull ${number} is no longer stored.`)
  return found
}

/** Where no window can be opened, the words are typed with the command. */
const typedInstead = ({ number, text = '' }: Press): string =>
  `Type it with your words: /dispute add ${number} ${text} "why it was not like that"`
