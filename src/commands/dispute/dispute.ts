import { SlashCommandBuilder } from '@discordjs/builders'
import { faults } from '../../analysis/metrics/faults.ts'
import { analysePull } from '../../analysis/run.ts'
import { resultOf } from '../../analysis/study.ts'
import { AppError } from '../../errors.ts'
import { formatTime } from '../../format.ts'
import { rulingKinds } from '../../ruling.ts'
import { findMember } from '../../store/people/find-member.ts'
import { listRoster } from '../../store/people/roster.ts'
import { findLastPull } from '../../store/pulls/pulls.ts'
import type { Choice, Command, CommandRequest, Services } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { choosePull, completePull } from '../pull/choose-pull.ts'
import { shownPlayers } from '../roster/names.ts'
import { addDispute, disputeForm, mayDispute } from './dispute-add.ts'
import { disputesAnswer } from './dispute-list.ts'
import { ruleOn, rulingLabels, undoRule } from './dispute-rule.ts'

export const dispute: Command = {
  ephemeral: true,
  data: new SlashCommandBuilder()
    .setName('dispute')
    .setDescription('Say that something told of you is not so; leads decide, and only you see the answer')
    .setContexts(inGuildsOnly)
    .addSubcommand((add) =>
      add
        .setName('add')
        .setDescription('Dispute what is told of you in a pull')
        .addStringOption((pull) =>
          pull.setName('pull').setDescription('37, last or best').setRequired(true).setAutocomplete(true),
        )
        .addStringOption((fault) =>
          fault
            .setName('fault')
            .setDescription('When it was, 1:20, or what it was')
            .setRequired(true)
            .setAutocomplete(true),
        )
        .addStringOption((words) =>
          words
            .setName('words')
            .setDescription('Why it was not like that')
            .setRequired(true)
            .setMaxLength(disputeForm.maxLength),
        ),
    )
    .addSubcommand((list) => list.setName('list').setDescription('What waits for a ruling, and what was ruled last'))
    .addSubcommand((rule) =>
      rule
        .setName('rule')
        .setDescription('Decide a dispute; it counts for that pull from then on')
        .addIntegerOption((number) => number.setName('number').setDescription('Of the dispute').setRequired(true))
        .addStringOption((ruling) =>
          ruling
            .setName('ruling')
            .setDescription('What it was')
            .setRequired(true)
            .addChoices(...rulingKinds.map((kind) => ({ name: rulingLabels[kind], value: kind }))),
        )
        .addStringOption((player) =>
          player.setName('player').setDescription('For somebody else: who it was').setAutocomplete(true),
        )
        .addStringOption((note) =>
          note.setName('note').setDescription('Why, for whoever disputed it').setMaxLength(200),
        ),
    )
    .addSubcommand((undo) =>
      undo
        .setName('undo')
        .setDescription('Take the last ruling on a dispute back')
        .addIntegerOption((number) => number.setName('number').setDescription('Of the dispute').setRequired(true)),
    ),

  async run(request, services) {
    const { options, staticId } = request
    const number = options.getInteger('number') ?? 0
    switch (options.getSubcommand()) {
      case 'add': {
        const pull = await choosePull(services.db, staticId, options.getString('pull'))
        return await addDispute(
          pull,
          options.getString('fault') ?? '',
          options.getString('words') ?? '',
          request,
          services,
        )
      }
      case 'rule': {
        const what = rulingKinds.find((kind) => kind === options.getString('ruling'))
        if (what === undefined) throw new AppError('bad-input', `A ruling is one of: ${rulingKinds.join(', ')}.`)
        const other = what === 'somebody else' ? (options.getString('player') ?? undefined) : undefined
        const note = options.getString('note')
        return await ruleOn(number, { what, other, ...(note === null ? {} : { note }) }, request, services)
      }
      case 'undo':
        return await undoRule(number, request, services)
      default:
        return await disputesAnswer(request, services)
    }
  },

  async complete(typed, option, request, services) {
    const begins = ({ name }: Choice) => name.toLowerCase().includes(typed.trim().toLowerCase())
    if (option === 'pull') return await completePull(services.db, request.staticId, typed)
    return (await choicesFor(option, request, services)).filter(begins)
  },
}

/** Faults and players are those of the pull that arrived last; any other is typed. */
async function choicesFor(
  option: string,
  { staticId, member }: Omit<CommandRequest, 'options'>,
  { db, analyst }: Services,
): Promise<readonly Choice[]> {
  const last = await findLastPull(db, staticId)
  if (last === undefined) return []
  const roster = await listRoster(db, staticId)
  if (option === 'player') {
    const players = shownPlayers(last, roster)
    const names = new Set(players.map(({ name, world }) => findMember(roster, name, world)?.name ?? name))
    return [...names].map((name) => ({ name, value: name }))
  }
  const told = resultOf(await analysePull(db, analyst, last), faults)?.faults ?? []
  return told
    .filter((fault) => mayDispute(fault, last, roster, member))
    .map(({ key, atMs, ability }) => ({ name: `${formatTime(atMs)} ${ability.name}`.slice(0, 100), value: key }))
}
