import { deaths } from '../analysis/metrics/deaths.ts'
import { analysePull } from '../analysis/run.ts'
import { AppError } from '../errors.ts'
import { readPress } from '../press.ts'
import { findPull } from '../store/pulls.ts'
import { listRoster } from '../store/roster.ts'
import type { Answer, CommandRequest, Services } from './command.ts'
import { statusAnswer } from './fflogs/status.ts'
import { faultAnswer } from './pull/fault.ts'
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
  const press = readPress(customId)
  if (press === undefined) throw new AppError('not-found', 'That button is from an older Vigil. /pull shows the same.')
  if (press.staticId !== asker.staticId) throw new AppError('forbidden', 'That pull belongs to another static.')
  if (press.ask === 'status') return await statusAnswer(press.staticId, services)
  if (press.ask === 'roster') return await acceptSuggestion(press, asker, services)
  if (press.ask === 'session') return await sessionAnswer(press, services)
  const found = await findPull(services.db, press.staticId, press.number)
  if (found === undefined) throw new AppError('not-found', `Pull ${press.number} is no longer stored.`)
  if (press.ask === 'faults') return await faultAnswer(found, null, asker, services)
  const roster = await listRoster(services.db, press.staticId)
  const analysed = withRosterNames(await analysePull(services.db, services.analyst, found), roster)
  return { title: `Pull ${found.number} · Deaths`, blocks: blocksOf(analysed, deaths) }
}
