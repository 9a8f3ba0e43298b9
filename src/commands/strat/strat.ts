import { SlashCommandBuilder, type SlashCommandStringOption } from '@discordjs/builders'
import { AppError } from '../../errors.ts'
import { formatMoment } from '../../format.ts'
import { findStrat, listStratVersions, undoStrat } from '../../store/people/strats.ts'
import { keyOf } from '../../strat/strat.ts'
import { writeStratFile } from '../../strat/strat-file.ts'
import type { Answer, Command, CommandRequest, Services } from '../command.ts'
import { inGuildsOnly, requireLead } from '../permissions.ts'
import { retellNights } from '../retell.ts'
import { chooseEncounter, completeEncounter, usualEncounter } from './choose-encounter.ts'
import { editStrat } from './edit/strat-edit.ts'
import { openPlanNames } from './plan-names.ts'
import { importStrat } from './strat-import.ts'
import { chooseStrat, fitting, historyLine, showStrat } from './strat-show.ts'

const fight = (option: SlashCommandStringOption) =>
  option
    .setName('fight')
    .setDescription('FRU, say; the one pulled last if left out')
    .setAutocomplete(true)
    .setMaxLength(80)

/** Everyone of the server may look at what was agreed on; leads change it, and every version is kept. */
export const strat: Command = {
  ephemeral: true,
  data: new SlashCommandBuilder()
    .setName('strat')
    .setDescription('What the static agreed on: who mitigates what, who goes where')
    .setContexts(inGuildsOnly)
    .addSubcommand((show) =>
      show
        .setName('show')
        .setDescription('What was agreed on for a fight, or for one mechanic of it')
        .addStringOption(fight)
        .addStringOption((mechanic) =>
          mechanic
            .setName('mechanic')
            .setDescription('Only what it says of this one')
            .setAutocomplete(true)
            .setMaxLength(80),
        )
        .addIntegerOption((version) => version.setName('version').setDescription('An older one').setMinValue(1)),
    )
    .addSubcommand((edit) =>
      edit
        .setName('edit')
        .setDescription('A link to a page on which the strat is read and changed')
        .addStringOption(fight),
    )
    .addSubcommand((take) =>
      take
        .setName('import')
        .setDescription('Save a strat: a file, or lines of time, mechanic, who and what')
        .addAttachmentOption((file) =>
          file.setName('file').setDescription('.json of /strat export, or a table as .csv or .txt'),
        )
        .addStringOption((text) =>
          text
            .setName('text')
            .setDescription('Pasted lines: 1:26 | Burnished Glory | MT | Reprisal')
            .setMaxLength(6000),
        )
        .addStringOption(fight)
        .addStringOption((rest) =>
          rest
            .setName('rest')
            .setDescription('What becomes of mechanics that a table does not name: they stay if left out')
            .addChoices({ name: 'keep', value: 'keep' }, { name: 'drop', value: 'drop' }),
        )
        .addStringOption((anyway) =>
          anyway
            .setName('anyway')
            .setDescription('Save it without the lines that are not understood, or over what somebody saved meanwhile')
            .addChoices({ name: 'yes', value: 'yes' }),
        ),
    )
    .addSubcommand((give) =>
      give
        .setName('export')
        .setDescription('The strat of a fight as a file to edit and import again')
        .addStringOption(fight)
        .addIntegerOption((version) => version.setName('version').setDescription('An older one').setMinValue(1)),
    )
    .addSubcommand((undo) =>
      undo
        .setName('undo')
        .setDescription('Take back what was saved last: the version before it stands again, also for past pulls')
        .addStringOption(fight),
    )
    .addSubcommand((history) =>
      history.setName('history').setDescription('Who changed what, and when').addStringOption(fight),
    ),

  async run(request, services) {
    const subcommand = request.options.getSubcommand() ?? ''
    if (forLeads.has(subcommand)) requireLead(request.member, 'The strat is changed')
    const answer = answers[subcommand]
    if (answer === undefined) throw new Error(`/strat ${subcommand} is not known`)
    const told = await answer(request, services)
    if (changing.has(subcommand)) await retellNights(services, request.staticId)
    return told
  },

  async complete(typed, option, { staticId }, services) {
    if (option === 'fight') return await completeEncounter(services, staticId, typed)
    const names = await openPlanNames(services, staticId)
    const usual = await usualEncounter(services, staticId)
    const standing = usual && (await findStrat(services.db, staticId, usual.key))
    const mechanics = standing?.strat.mechanics ?? []
    return mechanics
      .map((mechanic) => ({ name: names.mechanic(mechanic), value: keyOf(mechanic) }))
      .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
  },
}

const changing: ReadonlySet<string> = new Set(['import', 'undo'])
const forLeads: ReadonlySet<string> = new Set(['edit', ...changing])

const answers: Readonly<Record<string, (request: CommandRequest, services: Services) => Promise<Answer>>> = {
  show: showStrat,
  edit: editStrat,
  import: importStrat,
  export: exportStrat,
  undo,
  history,
}

async function exportStrat({ options, staticId }: CommandRequest, services: Services): Promise<Answer> {
  const { key, short } = await chooseEncounter(services, staticId, options.getString('fight'))
  const saved = await chooseStrat(services, staticId, { key, short }, options.getInteger('version') ?? undefined)
  const text = writeStratFile(saved.strat, services.facts, saved.version)
  return {
    text: `Version ${saved.version} of ${short}. Change it and give it to /strat import: it notices if somebody else saved meanwhile.`,
    blocks: [],
    files: [{ name: `${key}-strat-${saved.version}.json`, bytes: Buffer.from(text) }],
  }
}

async function undo({ options, staticId, member }: CommandRequest, services: Services): Promise<Answer> {
  const { key, short } = await chooseEncounter(services, staticId, options.getString('fight'))
  const by = { id: member.id, name: member.name }
  const taken = await undoStrat(services.db, staticId, key, { by, at: services.now() })
  if (taken === undefined) throw new AppError('not-found', `There is no strat for ${short} that could be taken back.`)
  const { undone, standing } = taken
  const what = `Taken back: version ${undone.version}, which ${undone.author} saved ${formatMoment(undone.at)}: ${undone.told}`
  const now =
    standing === undefined ? 'No strat stands now.' : `Version ${standing.version} stands again: ${standing.told}`
  return { text: `${what} ${now} Pulls that were judged by it are judged anew.`, blocks: [] }
}

async function history({ options, staticId }: CommandRequest, services: Services): Promise<Answer> {
  const { key, short } = await chooseEncounter(services, staticId, options.getString('fight'))
  const versions = await listStratVersions(services.db, staticId, key)
  const nothing = `There is no strat for ${short} yet. /strat import takes a pasted table or a file.`
  return {
    title: `Strat of ${short}`,
    text: versions.length === 0 ? nothing : fitting(versions.map(historyLine)),
    blocks: [],
  }
}
