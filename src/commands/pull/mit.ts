import { SlashCommandBuilder } from '@discordjs/builders'
import { mitAudit } from '../../analysis/metrics/mit-audit.ts'
import { mitBalance } from '../../analysis/studies/mit-balance.ts'
import { mitProposals } from '../../analysis/studies/mit-proposals.ts'
import { resultOf } from '../../analysis/study.ts'
import { AppError } from '../../errors.ts'
import type { Pull } from '../../report.ts'
import type { Db } from '../../store/db.ts'
import { listRoster } from '../../store/people/roster.ts'
import { type Blame, findStatic } from '../../store/people/statics.ts'
import { listNights } from '../../store/pulls/nights.ts'
import { findLastPull, listNightPulls } from '../../store/pulls/pulls.ts'
import { listResults } from '../../store/pulls/results.ts'
import type { Answer, Choice, Command, CommandRequest, Services } from '../command.ts'
import { inGuildsOnly, mayLead } from '../permissions.ts'
import { withRosterNames } from '../roster/names.ts'
import { tellPull, tellPulls } from '../tell-pulls.ts'
import { serverTerms } from '../terms.ts'
import { choosePull, completePull } from './choose-pull.ts'
import { blocksOf } from './pull-answer.ts'

type Asker = Pick<CommandRequest, 'staticId' | 'member'>

export const mit: Command = {
  ephemeral: true,
  data: new SlashCommandBuilder()
    .setName('mit')
    .setDescription('Whether planned covers were on and how close it was; without a pull, what the last night asks for')
    .setContexts(inGuildsOnly)
    .addStringOption((pull) => pull.setName('pull').setDescription('37, last or best').setAutocomplete(true))
    .addStringOption((mechanic) =>
      mechanic.setName('mechanic').setDescription('Only this mechanic, by its name').setAutocomplete(true),
    ),

  async run({ options, staticId, member }, services) {
    const [pull, mechanic] = [options.getString('pull'), options.getString('mechanic')]
    if (pull === null && mechanic === null) return await nightAnswer({ staticId, member }, services)
    const found = await choosePull(services.db, staticId, pull)
    return await mitAnswer(found, mechanic, { staticId, member }, services)
  },

  async complete(typed, option, { staticId }, { db }) {
    if (option === 'pull') return await completePull(db, staticId, typed)
    const last = await findLastPull(db, staticId)
    return last === undefined ? [] : await mechanicChoices(db, last, typed)
  },
}

/** The mitigation of a pull, of one mechanic if somebody names one: who missed is told as openly as the server says. */
export async function mitAnswer(
  found: Pull,
  mechanic: string | null,
  { staticId, member }: Asker,
  { db, analyst }: Pick<Services, 'db' | 'analyst'>,
): Promise<Answer> {
  const analysed = withRosterNames(await tellPull({ db, analyst }, found), await listRoster(db, staticId))
  const blame: Blame = mayLead(member) ? 'names' : ((await findStatic(db, staticId))?.blame ?? 'roles')
  const title = `Pull ${found.number} · Mitigation`
  if (mechanic === null) return { title, blocks: blocksOf(analysed, mitAudit, blame) }
  const result = resultOf(analysed, mitAudit)
  const isMeant = (name: string) => name.toLowerCase().includes(mechanic.trim().toLowerCase())
  const presses = result?.presses.filter((press) => isMeant(press.mechanic.name)) ?? []
  const hits = result?.hits.filter(({ ability }) => isMeant(ability.name)) ?? []
  if (result === undefined || presses.length + hits.length === 0)
    throw new AppError(
      'not-found',
      `No “${mechanic}” was planned for or hit hard in pull ${found.number}. /mit pull:${found.number} shows all.`,
    )
  return { title: `${title} · ${mechanic.trim()}`, blocks: mitAudit.present({ ...result, presses, hits }, blame) }
}

/** What the last night asks for. */
async function nightAnswer({ staticId }: Asker, { db, analyst }: Pick<Services, 'db' | 'analyst'>): Promise<Answer> {
  const [night] = await listNights(db, staticId, 1)
  const pulls = night === undefined ? [] : await listNightPulls(db, staticId, night.id)
  const last = pulls.at(-1)
  if (last === undefined)
    throw new AppError('not-found', 'There is no night yet. /watch add follows an FFLogs report while you raid.')
  const ofFight = pulls.filter(
    ({ encounter, fightName }) => encounter === last.encounter && fightName === last.fightName,
  )
  const told = await tellPulls({ db, analyst }, staticId, ofFight)
  return {
    title: `Mitigation · ${last.fightName} · ${ofFight.length === 1 ? '1 pull' : `${ofFight.length} pulls`}`,
    blocks: [...mitBalance.present(mitBalance.compute(told)), ...mitProposals.present(mitProposals.compute(told))],
  }
}

/** From what is stored of a pull: who types cannot wait for more. */
async function mechanicChoices(db: Db, pull: Pull, typed: string): Promise<readonly Choice[]> {
  const stored = await listResults(db, pull.staticId, [pull.id])
  const current = stored.filter(({ metric, version }) => metric === mitAudit.id && version === mitAudit.version)
  const results = Object.fromEntries(current.map(({ metric, result }) => [metric, result]))
  const result = resultOf({ pull, results }, mitAudit)
  const terms = await serverTerms(db, pull.staticId)
  const planned = (result?.presses ?? []).map(({ mechanic }) => terms(mechanic.name))
  const names = new Set([...planned, ...(result?.hits ?? []).map(({ ability }) => terms(ability.name))])
  const begins = (name: string) => name.toLowerCase().includes(typed.trim().toLowerCase())
  return [...names].filter(begins).map((name) => ({ name, value: name }))
}
