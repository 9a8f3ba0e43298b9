import { SlashCommandBuilder } from '@discordjs/builders'
import { analysePulls } from '../../analysis/run.ts'
import { sessionReport } from '../../analysis/studies/session-report.ts'
import { AppError } from '../../errors.ts'
import { listNights, type Night } from '../../store/nights.ts'
import { listNightPulls } from '../../store/pulls.ts'
import { listRoster } from '../../store/roster.ts'
import { findStatic } from '../../store/statics.ts'
import type { Answer, Command, Services } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { withRosterNames } from '../roster/names.ts'

export const session: Command = {
  data: new SlashCommandBuilder()
    .setName('session')
    .setDescription('How a whole night went')
    .setContexts(inGuildsOnly)
    .addStringOption((night) =>
      night
        .setName('night')
        .setDescription('A date such as 2025-11-21; the last night if left out')
        .setAutocomplete(true),
    ),

  async run({ options, staticId }, services) {
    const night = chooseNight(await listNights(services.db, staticId, searched), options.getString('night'))
    return await sessionAnswer({ staticId, number: night.id }, services)
  },

  async complete(typed, _option, { staticId }, { db }) {
    const nights = await listNights(db, staticId, searched)
    return nights
      .map((night) => ({ name: `${stampOf(night)} UTC · ${count(night.pulls)}`, value: stampOf(night) }))
      .filter(({ value }) => value.startsWith(typed.trim()))
  },
}

/** What a night's button and `/session` say. */
export async function sessionAnswer(
  { staticId, number: nightId }: { readonly staticId: number; readonly number: number },
  { db, analyst }: Pick<Services, 'db' | 'analyst'>,
): Promise<Answer> {
  const pulls = await listNightPulls(db, staticId, nightId)
  const [first] = pulls
  if (first === undefined) throw new AppError('not-found', 'That night is no longer stored.')
  const roster = await listRoster(db, staticId)
  const blame = (await findStatic(db, staticId))?.blame ?? 'roles'
  const analysed = await analysePulls(db, analyst, staticId, pulls)
  const report = sessionReport.compute(analysed.map((pull) => withRosterNames(pull, roster)))
  return {
    title: `Night of ${stampOf(first).slice(0, 10)} · ${count(pulls.length)}`,
    blocks: sessionReport.present(report, blame),
  }
}

/** Nights that are looked through; a static that raids thrice a week has fewer in two years. */
const searched = 300

function chooseNight(nights: readonly Night[], text: string | null): Night {
  const [last] = nights
  if (last === undefined) {
    throw new AppError('not-found', 'There is no night yet. /watch add follows an FFLogs report while you raid.')
  }
  const wanted = (text ?? '').trim().toLowerCase() || 'last'
  if (wanted === 'last') return last
  const found = nights.find((night) => stampOf(night).startsWith(wanted))
  if (found !== undefined) return found
  throw new AppError('not-found', `There is no night ${text}. The last one began ${stampOf(last)} UTC.`)
}

/** `2025-11-21 20:04` */
const stampOf = ({ startedAt }: Pick<Night, 'startedAt'>) =>
  new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ')

const count = (pulls: number) => (pulls === 1 ? '1 pull' : `${pulls} pulls`)
