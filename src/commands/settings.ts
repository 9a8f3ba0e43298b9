import { SlashCommandBuilder } from '@discordjs/builders'
import { type Blame, findStatic, type StoredNames, saveSettings } from '../store/statics.ts'
import type { Answer, Command } from './command.ts'
import { inGuildsOnly, manageServer } from './permissions.ts'

export const settings: Command = {
  setup: true,
  ephemeral: true,
  data: new SlashCommandBuilder()
    .setName('settings')
    .setDescription('What is kept of characters, and how much posts say about who')
    .setContexts(inGuildsOnly)
    .setDefaultMemberPermissions(manageServer)
    .addStringOption((names) =>
      names
        .setName('names')
        .setDescription('How characters are stored from now on')
        .addChoices({ name: 'names', value: 'names' }, { name: 'initials', value: 'initials' }),
    )
    .addStringOption((blame) =>
      blame
        .setName('blame')
        .setDescription('What posts call whoever made a mistake')
        .addChoices(
          { name: 'off', value: 'off' },
          { name: 'roles', value: 'roles' },
          { name: 'initials', value: 'initials' },
          { name: 'names', value: 'names' },
        ),
    ),

  async run({ options, staticId }, { db }) {
    const names = kept.find((value) => value === options.getString('names'))
    const blame = levels.find((value) => value === options.getString('blame'))
    if (names !== undefined || blame !== undefined) await saveSettings(db, staticId, { names, blame })
    const now = await findStatic(db, staticId)
    if (now === undefined) throw new Error(`static ${staticId} is gone`)
    return answer(now.storedNames, now.blame, names === 'initials')
  },
}

const kept: readonly StoredNames[] = ['names', 'initials']
const levels: readonly Blame[] = ['off', 'roles', 'initials', 'names']

const namesText: Readonly<Record<StoredNames, string>> = {
  names: 'characters are stored by their names.',
  initials: 'characters are stored by their initials, without their homeworld; their names are kept nowhere.',
}

const blameText: Readonly<Record<Blame, string>> = {
  off: 'posts say nothing about mistakes; /fault tells people their own.',
  roles: 'posts call whoever made a mistake by their role: “a ranged”.',
  initials: 'posts call whoever made a mistake by their initials.',
  names: 'posts call whoever made a mistake by name.',
}

function answer(names: StoredNames, blame: Blame, isNewlyHidden: boolean): Answer {
  const lines = [
    `**names: ${names}**: ${namesText[names]}`,
    `**blame: ${blame}**: ${blameText[blame]}`,
    ...(isNewlyHidden ? ['Pulls that are stored already keep the names they have.'] : []),
  ]
  return { title: 'Settings', text: lines.join('\n'), blocks: [] }
}
