import { SlashCommandBuilder } from '@discordjs/builders'
import { type SessionReport, sessionReport } from '../../analysis/studies/session-report.ts'
import { AppError } from '../../errors.ts'
import type { Pull } from '../../report.ts'
import type { Db } from '../../store/db.ts'
import { listRoster } from '../../store/people/roster.ts'
import { findStatic } from '../../store/people/statics.ts'
import { listNightSpans, listNights, type Night } from '../../store/pulls/nights.ts'
import { listProgressById } from '../../store/pulls/progress.ts'
import { listNightPulls } from '../../store/pulls/pulls.ts'
import { type Answer, type Command, mostChoices, type Services } from '../command.ts'
import { inGuildsOnly, requireLead } from '../permissions.ts'
import { withRosterNames } from '../roster/names.ts'
import { tellPulls } from '../tell-pulls.ts'
import { lookSelect } from './look-select.ts'
import { listOccasions } from './occasions.ts'

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
    )
    .addBooleanOption((end) => end.setName('end').setDescription('The night is over: post its report now (leads)')),

  async run({ options, staticId, member }, services) {
    const night = chooseNight(await listNights(services.db, staticId, searched), options.getString('night'))
    if (options.getString('end')?.toLowerCase() !== 'true') {
      return await sessionAnswer({ staticId, number: night.id }, services)
    }
    requireLead(member, 'A night is ended')
    await services.jobs.enqueue('announce', `end ${night.id}`, { nightId: night.id, end: true })
    return { text: `The night of ${stampOf(night)} UTC is over. ${whatFollows}`, blocks: [] }
  },

  async complete(typed, _option, { staticId }, { db }) {
    const spans = await listNightSpans(db, staticId, searched)
    const fitting = spans.filter((night) => stampOf(night).startsWith(typed.trim())).slice(0, mostChoices)
    const ids = fitting.map(({ id }) => id)
    const nights = await listNights(db, staticId, mostChoices, ids)
    return nights.map((night) => ({ name: `${stampOf(night)} UTC · ${count(night.pulls)}`, value: stampOf(night) }))
  },
}

const whatFollows =
  'Its report is posted in its thread, or brought up to date; pulls that come after it are told as ever, and the report with them.'

/**
 * What a night's button, its report and `/session` say.
 * @param own ids of the pulls it is about, if not all of them
 */
export async function sessionAnswer(
  { staticId, number: nightId }: { readonly staticId: number; readonly number: number },
  { db, analyst }: Pick<Services, 'db' | 'analyst'>,
  own?: ReadonlySet<number>,
): Promise<Answer> {
  const all = await listNightPulls(db, staticId, nightId)
  const pulls = own === undefined ? all : all.filter(({ id }) => own.has(id))
  const [first] = pulls
  if (first === undefined) throw new AppError('not-found', 'That night is no longer stored.')
  const roster = await listRoster(db, staticId)
  const blame = (await findStatic(db, staticId))?.blame ?? 'roles'
  const analysed = await tellPulls({ db, analyst }, staticId, pulls)
  const report = sessionReport.compute(analysed.map((pull) => withRosterNames(pull, roster)))
  const ids = pulls.map(({ id }) => id)
  const firsts = await findFirsts(db, staticId, pulls)
  return {
    title: `Night of ${stampOf(first).slice(0, 10)} · ${count(pulls.length)}`,
    tone: report.kills > 0 ? 'kill' : firsts.length > 0 ? 'first' : 'plain',
    blocks: sessionReport.present({ ...report, firsts }, blame),
    selects: [lookSelect({ staticId, nightId }, await listProgressById(db, staticId, ids))],
  }
}

/** Phases that no pull of the static had reached before: of a night alone nobody can tell. */
async function findFirsts(db: Db, staticId: number, pulls: readonly Pull[]): Promise<SessionReport['firsts']> {
  const occasions = await listOccasions(
    db,
    staticId,
    pulls.map(({ id }) => id),
  )
  return pulls.flatMap(({ id, number }) => {
    const { kind, phase } = occasions.get(id) ?? {}
    return kind === 'phase' && phase !== undefined ? [{ phase, pull: number }] : []
  })
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
