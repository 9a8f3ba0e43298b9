import type {
  ContextMenuCommandBuilder,
  SlashCommandBuilder,
  SlashCommandOptionsOnlyBuilder,
  SlashCommandSubcommandsOnlyBuilder,
} from '@discordjs/builders'
import type { Analyst } from '../analysis/analyst.ts'
import type { Block } from '../analysis/block.ts'
import type { Attachment, ReadAttachment } from '../attachment.ts'
import type { GameFacts } from '../game/facts.ts'
import type { MessageFile } from '../message.ts'
import type { Db } from '../store/db.ts'
import type { Vault } from '../store/fflogs/vault.ts'
import type { Jobs } from '../store/jobs.ts'

/** Who asks. `mayManage` is Discord's Manage Server, or the operator at the local machine: they lead, too. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly mayManage: boolean
  /** Has the lead role of the static that is asked about. */
  readonly isLead?: boolean
  /** Their Discord roles, for a button that is about another static of the same server. */
  readonly roleIds?: readonly string[]
}

/** What was typed, whatever surface it was typed on. Absent options are null, as in discord.js. */
export interface CommandOptions {
  getSubcommand(): string | null
  getString(name: string): string | null
  getInteger(name: string): number | null
  /** Files are attached in Discord only: typed elsewhere, a command has none. */
  getAttachment(name: string): Attachment | null
}

export interface CommandRequest {
  readonly options: CommandOptions
  /** The static that may be asked about; dispatch has settled it. */
  readonly staticId: number
  /** Where it was asked: a Discord channel id, or `local-STATIC` for the page and the command line. */
  readonly channelId: string
  readonly member: Member
  /** What Vigil may not do in that channel and needs to, as Discord names it; nothing on our own page. */
  readonly forbidden?: readonly string[]
}

/** What `/link` must know of this Vigil. */
export interface LinkSettings {
  /** Where members reach the site. */
  readonly siteUrl: string
  /** What whoever runs Vigil must set first: a sentence. */
  readonly missing?: string
}

export interface Services {
  readonly db: Db
  readonly jobs: Jobs
  readonly facts: GameFacts
  readonly analyst: Analyst
  readonly now: () => number
  readonly linking: LinkSettings
  /** Seals members’ logins and the links to the strat editor; absent while there is no key. */
  readonly vault: Vault | undefined
  readonly readAttachment: ReadAttachment
}

export interface AnswerButton {
  readonly label: string
  /** A `custom_id` that dispatch understands after a restart, or a link. */
  readonly action: { readonly customId: string } | { readonly url: string }
}

/** One of a few things to look at; whichever is chosen comes back with the `custom_id`. */
export interface AnswerSelect {
  readonly placeholder: string
  /** At most 25, each value once. */
  readonly options: readonly { readonly label: string; readonly value: string; readonly description?: string }[]
  readonly action: { readonly customId: string }
}

/** A question in a window of its own, asked by a button; what is typed comes back under the button's `custom_id`. */
export interface Form {
  readonly title: string
  readonly label: string
  readonly placeholder: string
  /** How many characters may be typed. */
  readonly maxLength: number
}

/** What a command says; `bot/rendering/render.ts` alone knows what it looks like in a channel. */
export interface Answer {
  readonly title?: string
  readonly url?: string
  readonly tone?: 'plain' | 'wipe' | 'kill' | 'first'
  /** One or two sentences above everything else. */
  readonly text?: string
  readonly blocks: readonly Block[]
  readonly buttons?: readonly AnswerButton[]
  /** Under the buttons, a row each. */
  readonly selects?: readonly AnswerSelect[]
  /** To be saved by whoever asked. */
  readonly files?: readonly MessageFile[]
  /** Source, age of the data, parser version. */
  readonly footer?: string
  /** What takes this answer's place once it is known: for work that goes on after the first word. */
  readonly later?: () => Promise<Answer>
}

/** As many choices as Discord shows. */
export const mostChoices = 25

export interface Choice {
  readonly name: string
  readonly value: string
}

export interface Command {
  readonly data: SlashCommandBuilder | SlashCommandOptionsOnlyBuilder | SlashCommandSubcommandsOnlyBuilder
  /** Who alone may use it: those with Manage Server, or the static's leads as well. */
  readonly needs?: 'manage' | 'lead'
  /** It is about whoever asks: on the machine's page, their own static is meant, never the sample. */
  readonly personal?: boolean
  /** Its answers are for the person who asked alone; or those of these subcommands are. */
  readonly ephemeral?: boolean | readonly string[]
  run(request: CommandRequest, services: Services): Promise<Answer>
  /** At most 25 choices for what has been typed so far. */
  complete?(
    typed: string,
    option: string,
    request: Omit<CommandRequest, 'options'>,
    services: Services,
  ): Promise<readonly Choice[]>
}

/** A command of the menu that a message has. */
export interface MenuCommand {
  readonly data: ContextMenuCommandBuilder
  /** Who alone may use it: those with Manage Server, or the static's leads as well. */
  readonly needs?: 'manage' | 'lead'
  readonly ephemeral?: boolean
  /** @param text what the message says, the addresses and titles of its embeds included */
  run(text: string, request: Omit<CommandRequest, 'options'>, services: Services): Promise<Answer>
}
