import type { Command, MenuCommand } from '../commands/command.ts'
import { choices } from '../commands/localisation/choices.ts'
import { descriptions } from '../commands/localisation/descriptions.ts'
import { menuNames } from '../commands/localisation/menu-names.ts'
import { words } from '../commands/localisation/words.ts'
import type { Translation } from '../commands/translation.ts'
import { translations } from '../commands/translations.ts'

type DeclaredCommand = ReturnType<Command['data']['toJSON']>
type DeclaredMenu = ReturnType<MenuCommand['data']['toJSON']>

/** The list of commands as Discord takes it, in every language we have it in. */
export const declare = (commands: readonly Command[], menus: readonly MenuCommand[] = []) => [
  ...commands.map(({ data }): DeclaredCommand => {
    const { options = [], ...command } = data.toJSON()
    return { ...named(command, command.name), options: options.map((option) => optionOf(option, command.name)) }
  }),
  ...menus.map(({ data }): DeclaredMenu => {
    const menu = data.toJSON()
    return { ...menu, ...nameIn(menuNames[menu.name]) }
  }),
]

type Option = NonNullable<DeclaredCommand['options']>[number]

const subcommandType = 1
const groupType = 2

/** Subcommands and their groups are described by their path, other options by their text. */
function optionOf(option: Option, path: string): Option {
  const own = `${path} ${option.name}`
  if (option.type !== subcommandType && option.type !== groupType) return asked(option)
  const inner = option.options?.map((one) => optionOf(one, own))
  // Which kind of option it is, copying forgets.
  return { ...named(option, own), ...(inner && { options: inner }) } as Option
}

function asked(option: Option): Option {
  const offered = 'choices' in option ? option.choices : undefined
  return {
    ...option,
    ...nameIn(words[option.name]),
    ...descriptionIn(descriptions[option.description]),
    ...(offered && { choices: offered.map((choice) => ({ ...choice, ...nameIn(choices[choice.name]) })) }),
  } as Option
}

const named = <Named extends { readonly name: string }>(one: Named, path: string): Named => ({
  ...one,
  ...nameIn(words[one.name]),
  ...descriptionIn(translations[path]),
})

const nameIn = (own: Translation | undefined) => (own === undefined ? {} : { name_localizations: { ...own } })
const descriptionIn = (own: Translation | undefined) =>
  own === undefined ? {} : { description_localizations: { ...own } }
