import { SlashCommandBuilder } from '@discordjs/builders'
import { AppError } from '../../../errors.ts'
import { listPoints, removePoint, savePoint, undoPoints } from '../../../store/pulls/points.ts'
import type { Answer, Choice, Command, CommandRequest, Services } from '../../command.ts'
import { inGuildsOnly, requireLead } from '../../permissions.ts'
import { chooseEncounter, completeEncounter, usualEncounter } from '../../strat/choose-encounter.ts'
import { phaseNames } from '../trajectory.ts'
import { pointDepth, pointWords, wholePointWords } from './point-words.ts'
import { killWord, longestNote, mostPulls, readPoint } from './read-point.ts'

export const point: Command = {
  data: new SlashCommandBuilder()
    .setName('point')
    .setDescription('How far a night came that nobody logged')
    .setContexts(inGuildsOnly)
    .addSubcommand((add) =>
      add
        .setName('add')
        .setDescription('Note how far a night came; one a fight and day, said again it is corrected')
        .addStringOption((phase) =>
          phase.setName('phase').setDescription('The furthest phase, or Kill').setRequired(true).setAutocomplete(true),
        )
        .addStringOption((left) =>
          left.setName('left').setDescription('What its boss had left, in percent; leave it out if only reached'),
        )
        .addStringOption((fight) =>
          fight.setName('fight').setDescription('FRU, say; the one pulled last if left out').setAutocomplete(true),
        )
        .addIntegerOption((pulls) =>
          pulls.setName('pulls').setDescription('How many pulls the night had').setMinValue(1).setMaxValue(mostPulls),
        )
        .addStringOption((date) =>
          date.setName('date').setDescription('The day it began, such as 2026-11-21; today if left out'),
        )
        .addStringOption((note) =>
          note.setName('note').setDescription('What should be remembered of it').setMaxLength(longestNote),
        ),
    )
    .addSubcommand((list) => list.setName('list').setDescription('What was noted of nights without a log'))
    .addSubcommand((remove) =>
      remove
        .setName('remove')
        .setDescription('Take a noted night away')
        .addStringOption((which) =>
          which.setName('point').setDescription('Which one').setRequired(true).setAutocomplete(true),
        ),
    )
    .addSubcommand((undo) => undo.setName('undo').setDescription('Take back what was last noted or taken away')),

  async run(request, services) {
    const subcommand = request.options.getSubcommand()
    if (subcommand === 'list') return await list(request, services)
    const edit = edits[subcommand ?? '']
    if (edit === undefined) throw new Error(`/point ${subcommand} is not known`)
    requireLead(request.member, 'Points are noted')
    return await edit(request, services)
  },

  async complete(typed, option, { staticId }, services): Promise<readonly Choice[]> {
    if (option === 'fight') return await completeEncounter(services, staticId, typed)
    if (option === 'phase') {
      const encounter = await usualEncounter(services, staticId)
      const names = [...phaseNames(encounter), killWord]
      return names.filter((name) => startsLike(name, typed)).map((name) => ({ name, value: name }))
    }
    return (await listPoints(services.db, staticId))
      .toReversed()
      .map((one) => ({ name: pointWords(one, services), value: String(one.id) }))
      .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
  },
}

type Edit = (request: CommandRequest, services: Services) => Promise<Answer>

const edits: Readonly<Record<string, Edit>> = { add, remove, undo }

async function add({ options, staticId, member }: CommandRequest, services: Services): Promise<Answer> {
  const encounter = await chooseEncounter(services, staticId, options.getString('fight'))
  const said = readPoint(options, encounter, services.now())
  const { replaced } = await savePoint(services.db, staticId, said, member, services.now())
  const told = pointWords({ ...said, id: 0, by: member.name }, services)
  const instead = replaced === undefined ? '' : `, instead of ${pointDepth(replaced, services)}`
  return { text: `Noted: ${told}${instead}. /prog counts it; /point undo takes it back.`, blocks: [] }
}

async function list({ staticId }: CommandRequest, services: Services): Promise<Answer> {
  const points = await listPoints(services.db, staticId)
  if (points.length === 0)
    return { text: 'No night was noted by hand. /point add notes one that nobody logged.', blocks: [] }
  return {
    title: 'Nights noted by hand',
    blocks: points.toReversed().map((one) => ({ kind: 'note', text: `◇ ${wholePointWords(one, services)}` })),
  }
}

async function remove({ options, staticId, member }: CommandRequest, services: Services): Promise<Answer> {
  const asked = (options.getString('point') ?? '').trim()
  const points = await listPoints(services.db, staticId)
  const meant = points.filter((one) => String(one.id) === asked || isSame(pointWords(one, services), asked))
  const [only] = meant
  if (only === undefined || meant.length > 1)
    throw new AppError(
      'not-found',
      `There is no point “${asked}”. Choose one of those that complete as you type; /point list shows all.`,
    )
  const removed = await removePoint(services.db, staticId, only.id, member, services.now())
  if (removed === undefined)
    throw new AppError('not-found', 'That point was taken away already. /point list shows what is left.')
  return { text: `Taken away: ${pointWords(removed, services)}. /point undo brings it back.`, blocks: [] }
}

async function undo({ staticId }: CommandRequest, services: Services): Promise<Answer> {
  const undone = await undoPoints(services.db, staticId)
  if (undone === undefined) throw new AppError('not-found', 'Nothing was noted, so there is nothing to take back.')
  const told = [
    ...undone.gone.map((one) => `${pointWords(one, services)} is no longer noted`),
    ...undone.back.map((one) => `${pointWords(one, services)} counts again`),
  ]
  return { text: `${told.join('; ')}.`, blocks: [] }
}

const startsLike = (name: string, typed: string): boolean => name.toLowerCase().startsWith(typed.trim().toLowerCase())
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
