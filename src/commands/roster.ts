import { SlashCommandBuilder } from '@discordjs/builders'
import { AppError } from '../errors.ts'
import { initialsOf } from '../initials.ts'
import { listPulls } from '../store/pulls.ts'
import { listRoster, saveAlias, saveMember } from '../store/roster.ts'
import { findStatic } from '../store/statics.ts'
import type { Answer, Command, CommandRequest, Services } from './command.ts'
import { inGuildsOnly } from './permissions.ts'

export const roster: Command = {
  data: new SlashCommandBuilder()
    .setName('roster')
    .setDescription('Who is who in this static')
    .setContexts(inGuildsOnly)
    .addSubcommand((add) =>
      add
        .setName('add')
        .setDescription('Add somebody to the static')
        .addStringOption((name) =>
          name.setName('name').setDescription('What the static calls them').setRequired(true).setMaxLength(32),
        )
        .addUserOption((user) => user.setName('user').setDescription('Their Discord account')),
    )
    .addSubcommand((alias) =>
      alias
        .setName('alias')
        .setDescription('Say which character is whose')
        .addStringOption((character) =>
          character
            .setName('character')
            .setDescription('Character as the logs spell it')
            .setRequired(true)
            .setMaxLength(64)
            .setAutocomplete(true),
        )
        .addStringOption((member) =>
          member.setName('member').setDescription('Member of the static').setRequired(true).setAutocomplete(true),
        ),
    )
    .addSubcommand((list) => list.setName('list').setDescription('Everybody and their characters')),

  async run(request, services) {
    const subcommand = request.options.getSubcommand()
    if (subcommand === 'list') return await list(request, services)
    if (!request.member.mayManage) {
      throw new AppError(
        'forbidden',
        'The roster is edited by those with the Manage Server permission; ask one of them.',
      )
    }
    return subcommand === 'add' ? await add(request, services) : await alias(request, services)
  },

  async complete(typed, option, { staticId }, { db }) {
    const begins = (name: string) => name.toLowerCase().includes(typed.toLowerCase())
    const members = await listRoster(db, staticId)
    const names = option === 'member' ? members.map(({ name }) => name) : await strangers(staticId, { db }, members)
    return names.filter(begins).map((name) => ({ name, value: name }))
  },
}

async function list({ staticId }: CommandRequest, { db }: Services): Promise<Answer> {
  const members = await listRoster(db, staticId)
  if (members.length === 0) return { text: 'Nobody is on the roster yet. /roster add puts somebody on it.', blocks: [] }
  const columns = [
    { label: 'Member', align: 'left' },
    { label: 'Characters', align: 'left' },
  ] as const
  const rows = members.map(({ name, aliases }) => [name, aliases.join(', ') || '–'])
  return { title: 'Roster', blocks: [{ kind: 'table', title: `${members.length} members`, columns, rows }] }
}

async function add({ options, staticId }: CommandRequest, { db }: Services): Promise<Answer> {
  const name = cleanName(options.getString('name'), 'name')
  const user = options.getString('user')?.replace(/^<@!?(\d+)>$/, '$1')
  if (user !== undefined && !/^\d{15,20}$/.test(user)) {
    throw new AppError('bad-input', 'The user must be a Discord account: pick one from the list.')
  }
  await saveMember(db, staticId, name, user)
  return { text: `${name} is on the roster. /roster alias says which characters are theirs.`, blocks: [] }
}

async function alias({ options, staticId }: CommandRequest, { db }: Services): Promise<Answer> {
  const areHidden = (await findStatic(db, staticId))?.storedNames === 'initials'
  const typed = cleanName(options.getString('character'), 'character')
  const character = areHidden ? initialsOf(typed) : typed
  const wanted = cleanName(options.getString('member'), 'member')
  const members = await listRoster(db, staticId)
  const member = members.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.name
  if (member === undefined || !(await saveAlias(db, staticId, character, member))) {
    const known = members.map(({ name }) => name).join(', ')
    const there = known === '' ? 'Nobody is on it yet' : `There are ${known}`
    throw new AppError('not-found', `${wanted} is not on the roster. ${there}; /roster add puts somebody on it.`)
  }
  const why = character === typed ? '' : ' Names are stored as initials here, so whoever has these is meant.'
  return { text: `${character} is ${member} from now on.${why}`, blocks: [] }
}

function cleanName(text: string | null, what: string): string {
  const name = text?.trim() ?? ''
  if (name !== '') return name
  throw new AppError('bad-input', `The ${what} is empty. Type a name.`)
}

/** Characters seen lately whom the roster does not know. */
async function strangers(
  staticId: number,
  { db }: Pick<Services, 'db'>,
  members: readonly { readonly name: string; readonly aliases: readonly string[] }[],
): Promise<string[]> {
  const known = new Set(members.flatMap(({ name, aliases }) => [name, ...aliases]))
  const seen = (await listPulls(db, staticId, recentPulls)).flatMap(({ actors }) => actors)
  const names = seen.filter(({ kind }) => kind === 'player').map(({ name }) => name)
  return [...new Set(names)].filter((name) => !known.has(name)).sort()
}

const recentPulls = 20
