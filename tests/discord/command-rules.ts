import { type Json, object, objects, string } from './json.ts'

/** What Discord's limits have against a list of commands. */
export function faultsOfCommands(commands: readonly Json[]): string[] {
  const ofType = (wanted: number) => commands.filter(({ type = 1 }) => type === wanted)
  const slash = ofType(1)
  const menus = [...ofType(2), ...ofType(3)]
  return [
    ...(slash.length > 100 ? [`${slash.length} commands, 100 are allowed`] : []),
    ...[2, 3]
      .filter((type) => ofType(type).length > 5)
      .map((type) => `${ofType(type).length} menu commands of type ${type}, 5 are allowed`),
    ...repeated([...commands], 'commands'),
    ...slash.flatMap(faultsOfOption),
    ...menus.flatMap(faultsOfMenu),
    ...slash
      .filter((command) => charactersOf(command) > 8_000)
      .map((command) => `/${string(command.name)} has ${charactersOf(command)} characters, 8000 are allowed`),
  ]
}

/** Menu commands have a name with capitals and spaces, and nothing to describe or to type. */
const faultsOfMenu = (command: Json): string[] => [
  ...namesOf(command)
    .filter((name) => name.length < 1 || name.length > 32)
    .map((name) => `“${name}” is no name`),
  ...(string(command.description) === '' ? [] : ['a menu command has a description']),
  ...(objects(command.options).length > 0 ? ['a menu command has options'] : []),
]

function faultsOfOption(option: Json): string[] {
  const name = string(option.name)
  const options = objects(option.options)
  const choices = objects(option.choices)
  const values = options.filter(({ type }) => type !== 1 && type !== 2)
  const firstOptional = values.findIndex(({ required }) => required !== true)
  const lateRequired = values.findLastIndex(({ required }) => required === true)
  return [
    ...namesOf(option)
      .filter((one) => !/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(one) || one !== one.toLowerCase())
      .map((one) => `“${one}” is no name`),
    ...descriptionsOf(option)
      .filter((text) => text.length < 1 || text.length > 100)
      .map((text) => `${name} is described in ${text.length} characters, 1 to 100 are allowed`),
    ...(options.length > 25 ? [`${name} has ${options.length} options, 25 are allowed`] : []),
    ...(choices.length > 25 ? [`${name} has ${choices.length} choices, 25 are allowed`] : []),
    ...repeated(options, `options of ${name}`),
    ...choices.flatMap(faultsOfChoice),
    ...(choices.length > 0 && option.autocomplete === true ? [`${name} has choices and completes`] : []),
    ...(firstOptional >= 0 && lateRequired > firstOptional ? [`${name}: required options come first`] : []),
    ...(values.length > 0 && values.length < options.length ? [`${name} mixes subcommands and options`] : []),
    ...options.flatMap(faultsOfOption),
  ]
}

function faultsOfChoice(choice: Json): string[] {
  const { value } = choice
  return [
    ...namesOf(choice)
      .filter((name) => name.length < 1 || name.length > 100)
      .map((name) => `a choice is named in ${name.length} characters, 1 to 100 are allowed`),
    ...(typeof value === 'string' && value.length > 100 ? ['a choice’s value is longer than 100'] : []),
  ]
}

/** Two of one kind may not share a name, in any language. */
function repeated(described: readonly Json[], what: string): string[] {
  const keys = described.flatMap((one) => {
    const { type = 1 } = one
    const group = what === 'commands' ? String(type) : ''
    const languages = Object.entries(object(one.name_localizations)).map(
      ([language, name]) => `${language} ${string(name)}`,
    )
    return [`${group} ${string(one.name)}`, ...languages.map((key) => `${group} ${key}`)]
  })
  return new Set(keys).size === keys.length ? [] : [`two ${what} share a name`]
}

const namesOf = ({ name, name_localizations }: Json): string[] => [
  string(name),
  ...Object.values(object(name_localizations)).map(string),
]

const descriptionsOf = ({ description, description_localizations }: Json): string[] => [
  string(description),
  ...Object.values(object(description_localizations)).map(string),
]

/** Names, descriptions and values of a command and all in it; of several languages the longest counts. */
const charactersOf = (option: Json): number =>
  Math.max(...namesOf(option).map(({ length }) => length)) +
  Math.max(...descriptionsOf(option).map(({ length }) => length)) +
  string(option.value).length +
  [...objects(option.options), ...objects(option.choices)].reduce((sum, inner) => sum + charactersOf(inner), 0)
