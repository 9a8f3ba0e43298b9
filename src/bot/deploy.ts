import type { Client } from 'discord.js'
import type { Command } from '../commands/command.ts'
import { translations } from '../commands/translations.ts'

type Declared = ReturnType<Command['data']['toJSON']>

/** Makes Discord's list of our commands this list; what is no longer in it disappears. */
export async function deploy(client: Client<true>, commands: readonly Command[]): Promise<void> {
  await client.application.commands.set(declare(commands))
}

/** The list as Discord takes it, in every language we have it in. */
export const declare = (commands: readonly Command[]): Declared[] =>
  commands.map(({ data }) => {
    const { options = [], ...command } = data.toJSON()
    return {
      ...translated(command, command.name),
      options: options.map((option) =>
        option.type === subcommandType ? translated(option, `${command.name} ${option.name}`) : option,
      ),
    }
  })

const subcommandType = 1

function translated<Described extends object>(described: Described, path: string): Described {
  const own = translations[path]
  return own === undefined ? described : { ...described, description_localizations: { ...own } }
}
