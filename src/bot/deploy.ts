import type { Client } from 'discord.js'
import type { Command } from '../commands/command.ts'

/** Makes Discord's list of our commands this list; what is no longer in it disappears. */
export async function deploy(client: Client<true>, commands: readonly Command[]): Promise<void> {
  await client.application.commands.set(commands.map(({ data }) => data.toJSON()))
}
