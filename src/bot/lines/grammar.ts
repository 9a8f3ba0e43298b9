import type { Choice, Command } from '../../commands/command.ts'

/** One option of a command, as its builder declares it. */
export interface OptionGrammar {
  readonly name: string
  readonly description: string
  readonly isInteger: boolean
  /** To be attached: it cannot be typed. */
  readonly isFile: boolean
  readonly required: boolean
  readonly choices: readonly Choice[]
  /** The command itself offers completions. */
  readonly completes: boolean
}

/** A command as it is typed: `/pull`, or `/watch` with one of its subcommands; one of a group has two words. */
export interface Phrase {
  readonly command: Command
  readonly name: string
  readonly subcommand: string | null
  readonly description: string
  readonly options: readonly OptionGrammar[]
}

/** Everything that can be typed, read from the same builders that Discord gets. */
export const phrasesOf = (commands: readonly Command[]): readonly Phrase[] =>
  commands.flatMap((command): Phrase[] => {
    const { name, description, options = [] } = command.data.toJSON() as Declared
    const subcommands = options.flatMap(subcommandsIn)
    if (subcommands.length === 0) return [{ command, name, subcommand: null, description, options: options.map(read) }]
    return subcommands.map((sub) => ({
      command,
      name,
      subcommand: sub.name,
      description: sub.description,
      options: (sub.options ?? []).map(read),
    }))
  })

/** How to type it: `/fault [pull] [player]`. */
export const usageOf = ({ name, subcommand, options }: Phrase): string =>
  [
    `/${name}`,
    ...(subcommand === null ? [] : [subcommand]),
    ...options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`)),
  ].join(' ')

/** What can be run of an option: itself, or what a group holds, under both their names. */
function subcommandsIn(option: DeclaredOption): readonly DeclaredOption[] {
  if (option.type === subcommandType) return [option]
  if (option.type !== groupType) return []
  return (option.options ?? []).map((sub) => ({ ...sub, name: `${option.name} ${sub.name}` }))
}

const subcommandType = 1
const groupType = 2
const integerType = 4
const attachmentType = 11

/** The part of Discord's command JSON that a line of text needs. */
interface Declared {
  readonly name: string
  readonly description: string
  readonly options?: readonly DeclaredOption[]
}

interface DeclaredOption extends Declared {
  readonly type: number
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[]
}

const read = ({ name, description, type, required, autocomplete, choices }: DeclaredOption): OptionGrammar => ({
  name,
  description,
  isInteger: type === integerType,
  isFile: type === attachmentType,
  required: required ?? false,
  choices: (choices ?? []).map((choice) => ({ name: choice.name, value: String(choice.value) })),
  completes: autocomplete ?? false,
})
