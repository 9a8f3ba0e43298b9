import type { Client } from 'discord.js'
import type { Command, MenuCommand } from '../commands/command.ts'
import { declare } from './declare.ts'

/** Makes Discord's list of our commands this list; what is no longer in it disappears. */
export async function deploy(
  client: Client<true>,
  commands: readonly Command[],
  menus: readonly MenuCommand[],
): Promise<void> {
  await client.application.commands.set(declare(commands, menus))
}
