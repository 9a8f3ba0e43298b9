import type { Choice, Command, Services } from '../../commands/command.ts'
import { commands } from '../../commands/index.ts'
import { cut, limits } from '../limits.ts'
import type { Asker } from './ask.ts'
import { type OptionGrammar, type Phrase, phrasesOf } from './grammar.ts'
import { findPhrase, splitOption, splitWords, type Word } from './line.ts'

/** What could come next in a half-typed line: each choice's value is the whole line with it taken. */
export async function completeLine(line: string, asker: Asker, services: Services): Promise<readonly Choice[]> {
  const phrases = phrasesOf(commands)
  const words = splitWords(line)
  const inQuotes = (line.match(/["“”]/g) ?? []).length % 2 === 1
  const last = /\s$/.test(line) && !inQuotes ? undefined : words.pop()
  const typed = last ?? { text: '', quoted: false, start: line.length }
  const choices = completeName(words, typed, phrases) ?? (await completeOption(words, typed, phrases, asker, services))
  const before = line.slice(0, typed.start)
  return choices.slice(0, limits.choices).map(({ name, value }) => ({ name, value: before + value }))
}

/** What a command offers for one of its options, within Discord's limits. */
export async function completeFor(
  command: Command,
  option: string,
  typed: string,
  asker: Asker,
  services: Services,
): Promise<readonly Choice[]> {
  const choices = (await command.complete?.(typed, option, asker, services)) ?? []
  return choices
    .slice(0, limits.choices)
    .map(({ name, value }) => ({ name: cut(name, limits.choice), value: cut(value, limits.choice) }))
}

function completeName(words: readonly Word[], { text }: Word, phrases: readonly Phrase[]): Choice[] | undefined {
  const begins = (name: string, typed: string) => name.startsWith(typed.replace(/^\//, '').toLowerCase())
  const [command, ...after] = words
  if (command === undefined) {
    const names = [...new Set(phrases.map(({ name }) => name))].filter((name) => begins(name, text))
    return names.map((name) => ({ name: `/${name}`, value: `/${name} ` }))
  }
  const named = phrases.filter(({ name }) => name === command.text.replace(/^\//, '').toLowerCase())
  if (named.length === 0) return []
  if (named[0]?.subcommand === null) return undefined
  const said = after.map((word) => word.text.toLowerCase())
  if (named.some(({ subcommand }) => [1, 2].some((count) => subcommand === said.slice(0, count).join(' ')))) {
    return undefined
  }
  const start = said.map((word) => `${word} `).join('')
  return named.flatMap(({ subcommand, description }) =>
    subcommand?.startsWith(start + text.toLowerCase())
      ? [{ name: `${subcommand} – ${description}`, value: `${subcommand.slice(start.length)} ` }]
      : [],
  )
}

async function completeOption(
  words: readonly Word[],
  typed: Word,
  phrases: readonly Phrase[],
  asker: Asker,
  services: Services,
): Promise<Choice[]> {
  const { phrase, rest } = findPhrase(words, phrases)
  const given = rest.map((word) => splitOption(word, phrase).option)
  const loose = given.filter((option) => option === undefined).length
  const free = phrase.options.filter((option) => !option.isFile && !given.includes(option))
  const named = splitOption(typed, phrase)
  const option = named.option ?? free[loose]
  if (option === undefined) return []
  const prefix = named.option ? `${option.name}:` : ''
  const values = await valuesOf(phrase.command, option, named.value, asker, services)
  const names = named.option ? [] : free.slice(loose).filter(({ name }) => name.startsWith(typed.text))
  return [
    ...values.map(({ name, value }) => ({ name, value: `${prefix}${quoted(value)} ` })),
    ...names.map(({ name, description }) => ({ name: `${name}: ${description}`, value: `${name}:` })),
  ]
}

async function valuesOf(
  command: Command,
  { name, completes, choices }: OptionGrammar,
  typed: string,
  asker: Asker,
  services: Services,
): Promise<readonly Choice[]> {
  if (completes) return await completeFor(command, name, typed, asker, services)
  return choices.filter((choice) => choice.name.toLowerCase().startsWith(typed.toLowerCase()))
}

const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value)
