import type { Client } from 'discord.js'
import type { Command, MenuCommand } from '../commands/command.ts'
import { translations } from '../commands/translations.ts'

type Declared = ReturnType<Command['data']['toJSON']>

/** Makes Discord's list of our commands this list; what is no longer in it disappears. */
export async function deploy(
  client: Client<true>,
  commands: readonly Command[],
  menus: readonly MenuCommand[],
): Promise<void> {
  await client.application.commands.set([...declare(commands), ...menus.map(({ data }) => data.toJSON())])
}

/** The list as Discord takes it, in every language we have it in. */
export const declare = (commands: readonly Command[]): Declared[] =>
  commands.map(({ data }) => {
    const { options = [], ...command } = data.toJSON()
    return {
      ...translated(command, command.name),
      options: options.map((option) => {
        const path = `${command.name} ${option.name}`
        if (option.type === subcommandType) return translated(option, path)
        if (option.type !== groupType) return option
        const grouped = option.options?.map((sub) => translated(sub, `${path} ${sub.name}`))
        return { ...translated(option, path), ...(grouped && { options: grouped }) }
      }),
    }
  })

const subcommandType = 1
const groupType = 2

function translated<Described extends object>(described: Described, path: string): Described {
  const own = translations[path]
  return own === undefined ? described : { ...described, description_localizations: { ...own } }
}
