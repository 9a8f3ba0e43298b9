import type { SlashCommandSubcommandBuilder, SlashCommandSubcommandGroupBuilder } from '@discordjs/builders'
import type { Answer, Choice, CommandRequest, Services } from '../command.ts'

/** A subcommand of `/settings`, or a group of them. */
export interface SettingsPart {
  readonly data: SlashCommandSubcommandBuilder | SlashCommandSubcommandGroupBuilder
  /** In a group, `getSubcommand()` says both words: `static create`. */
  run(request: CommandRequest, services: Services): Promise<Answer>
  /** What it offers for its options, by their names: no two parts have one of the same name. */
  readonly completes?: Readonly<
    Record<
      string,
      (typed: string, request: Omit<CommandRequest, 'options'>, services: Services) => Promise<readonly Choice[]>
    >
  >
}
