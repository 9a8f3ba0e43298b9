import { type SlashCommandStringOption, SlashCommandSubcommandGroupBuilder } from '@discordjs/builders'
import { isSameName } from '../../character.ts'
import { AppError } from '../../errors.ts'
import { countOtherWatches, giveChannel, listStaticChannels } from '../../store/people/static-channels.ts'
import { addStatic, isLocal, listServerStatics, renameStatic, type Static } from '../../store/people/statics.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import type { SettingsPart } from './part.ts'

const longestName = 32

const newName = (description: string) => (option: SlashCommandStringOption) =>
  option.setName('name').setDescription(description).setRequired(true).setMaxLength(longestName)

/** `/settings static …`: the statics of a server, and which channel is whose. */
export const statics: SettingsPart = {
  data: new SlashCommandSubcommandGroupBuilder()
    .setName('static')
    .setDescription('The statics of this server, and which channel is whose')
    .addSubcommand((list) => list.setName('list').setDescription('The statics of this server and their channels'))
    .addSubcommand((create) =>
      create
        .setName('create')
        .setDescription('Add a static to this server: with pulls, roster and strats of its own')
        .addStringOption(newName('What it is called')),
    )
    .addSubcommand((rename) =>
      rename
        .setName('rename')
        .setDescription('Give the static of this channel another name')
        .addStringOption(newName('What it is called from now on')),
    )
    .addSubcommand((use) =>
      use
        .setName('use')
        .setDescription('What is asked in this channel is about this static from now on')
        .addStringOption((name) =>
          name.setName('static').setDescription('Whose channel this is').setRequired(true).setAutocomplete(true),
        ),
    ),

  async run(request, services) {
    const all = await listServerStatics(services.db, request.staticId)
    const own = all.find(({ id }) => id === request.staticId)
    if (own === undefined) throw new Error(`static ${request.staticId} is gone`)
    const subcommand = request.options.getSubcommand()
    if (subcommand === 'static list') return await list(all, own, services)
    if (await isLocal(services.db, own.guildId)) {
      throw new AppError('bad-input', 'This machine has one static of its own. A Discord server may have several.')
    }
    const edit = edits[subcommand ?? '']
    if (edit === undefined) throw new Error(`/settings ${subcommand} is not known`)
    return await edit(request, { all, own }, services)
  },

  completes: {
    async static(typed, { staticId }, { db }) {
      const names = (await listServerStatics(db, staticId)).map(({ name }) => name)
      const begun = typed.trim().toLowerCase()
      return names.filter((name) => name.toLowerCase().includes(begun)).map((name) => ({ name, value: name }))
    },
  },
}

interface Server {
  readonly all: readonly Static[]
  /** The static of the channel. */
  readonly own: Static
}

type Edit = (request: CommandRequest, server: Server, services: Services) => Promise<Answer>

const create: Edit = async ({ options }, { all, own }, { db }) => {
  const name = freeName(options.getString('name'), all)
  if (all.length >= mostStatics) {
    throw new AppError('bad-input', `A server has at most ${mostStatics} statics. /settings static list shows them.`)
  }
  await addStatic(db, own.guildId, name)
  return { text: `${name} is there. Type /settings static use in its raid channel: that makes it theirs.`, blocks: [] }
}

const rename: Edit = async ({ options }, { all, own }, { db }) => {
  const others = all.filter(({ id }) => id !== own.id)
  const name = freeName(options.getString('name'), others)
  await renameStatic(db, own.id, name)
  return { text: `${own.name} is called ${name} from now on. Nothing else changes.`, blocks: [] }
}

const use: Edit = async ({ options, channelId }, { all, own }, { db }) => {
  const wanted = options.getString('static') ?? ''
  const chosen = all.find(({ name }) => isSameName(name, wanted.trim()))
  if (chosen === undefined) {
    const known = all.map(({ name }) => name).join(', ')
    throw new AppError(
      'not-found',
      `There is no static ${wanted} here. There are ${known}; /settings static create adds one.`,
    )
  }
  await giveChannel(db, chosen.id, channelId)
  const left = await countOtherWatches(db, chosen.id, channelId)
  return { text: [usedText(own, chosen), ...watchedText(left, chosen)].join('\n'), blocks: [] }
}

const edits: Readonly<Record<string, Edit>> = {
  'static create': create,
  'static rename': rename,
  'static use': use,
}

function usedText(own: Static, chosen: Static): string {
  if (own.id === chosen.id) return `This channel is ${chosen.name}’s: what is asked here is about them.`
  return `What is asked here is about ${chosen.name} from now on: their pulls, roster, strats and leads; reports that are watched or logs that are imported here are theirs. Pulls of ${own.name} stay ${own.name}’s. /settings static use static:"${own.name}" takes it back.`
}

function watchedText(left: number, { name }: Static): readonly string[] {
  if (left === 0) return []
  const reports = left === 1 ? '1 report is' : `${left} reports are`
  return [
    `${reports} watched here for another static, and still told here as theirs; ${name} watches its own with /watch add.`,
  ]
}

async function list(all: readonly Static[], own: Static, { db }: Services): Promise<Answer> {
  const lines = await Promise.all(
    all.map(async ({ id, name }, index) => {
      const channels = (await listStaticChannels(db, id)).map((channel) => `<#${channel}>`)
      const rest = index === 0 ? [...channels, 'every channel that is nobody’s'] : channels
      const where = rest.length === 0 ? 'no channel yet: /settings static use gives it one' : rest.join(', ')
      return `**${name}**${id === own.id ? ' (here)' : ''}: ${where}`
    }),
  )
  return { title: 'Statics of this server', text: lines.join('\n'), blocks: [] }
}

/** As many as an option can offer. */
const mostStatics = 25

function freeName(typed: string | null, others: readonly Static[]): string {
  const name = typed?.trim().replace(/\s+/g, ' ').slice(0, longestName) ?? ''
  if (name === '') throw new AppError('bad-input', 'The name is empty. Type one, such as Tuesday.')
  if (!others.some((other) => isSameName(other.name, name))) return name
  throw new AppError('bad-input', `${name} is the name of a static here already. /settings static list shows them.`)
}
