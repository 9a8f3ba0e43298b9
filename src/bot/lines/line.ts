import type { CommandOptions } from '../../commands/command.ts'
import { AppError } from '../../errors.ts'
import { type OptionGrammar, type Phrase, usageOf } from './grammar.ts'

/** A typed command, understood. */
export interface Spoken {
  readonly phrase: Phrase
  readonly options: CommandOptions
}

/** One word of a line; `quoted` words are never names of options. */
export interface Word {
  readonly text: string
  readonly quoted: boolean
  /** Where in the line it begins, its quote included. */
  readonly start: number
}

/** Understands `/watch add https://…`, `/pull number:37` or `/fault last "Ayla Stone"`, or says what was expected. */
export function readLine(line: string, phrases: readonly Phrase[]): Spoken {
  const { phrase, rest } = findPhrase(splitWords(line), phrases)
  const values = assign(rest, phrase)
  // A file cannot be typed: what to do instead, the command says.
  const missing = phrase.options.find(({ name, required, isFile }) => required && !isFile && !values.has(name))
  if (missing) throw new AppError('bad-input', `What is missing is the ${missing.name}: ${usageOf(phrase)}`)
  return { phrase, options: toOptions(phrase.subcommand, values) }
}

/** Words between spaces; quotes, straight or curly, hold words together. */
export const splitWords = (line: string): Word[] =>
  [...line.matchAll(/([\p{L}\p{N}_-]+:)?["“”]([^"“”]*)(?:["“”]|$)|\S+/gu)].map(
    ({ 0: all, 1: option, 2: inside, index: start }) => ({
      text: inside === undefined ? all : (option ?? '') + inside,
      quoted: inside !== undefined && option === undefined,
      start,
    }),
  )

/** The phrase that the first words name, and the words after them. */
export function findPhrase(words: readonly Word[], phrases: readonly Phrase[]): { phrase: Phrase; rest: Word[] } {
  const [first, ...after] = words
  const name = first?.text.replace(/^\//, '').toLowerCase() ?? ''
  const named = phrases.filter((phrase) => phrase.name === name)
  const [only] = named
  if (only === undefined) {
    const known = [...new Set(phrases.map((phrase) => `/${phrase.name}`))].join(', ')
    throw new AppError(
      'bad-input',
      name === '' ? `Type a command: ${known}.` : `There is no /${name}. There are ${known}.`,
    )
  }
  if (only.subcommand === null) return { phrase: only, rest: after }
  for (const count of [2, 1]) {
    const typed = after.slice(0, count).map(({ text }) => text.toLowerCase())
    const phrase = named.find(({ subcommand }) => subcommand === typed.join(' '))
    if (phrase) return { phrase, rest: after.slice(count) }
  }
  throw new AppError('bad-input', `/${name} needs one of these: ${named.map(usageOf).join(', ')}.`)
}

/** `pull:37` names its option; a link does not, whatever its colons. */
export function splitOption(word: Word, { options }: Phrase): { option?: OptionGrammar; value: string } {
  const [, name, value = ''] = word.quoted ? [] : (/^([^:]+):(.*)$/su.exec(word.text) ?? [])
  const option = options.find((known) => known.name === name?.toLowerCase())
  return option ? { option, value } : { value: word.text }
}

function assign(words: readonly Word[], phrase: Phrase): Map<string, string> {
  const values = new Map<string, string>()
  const loose: string[] = []
  let waiting: OptionGrammar | undefined
  for (const word of words) {
    const { option, value } = waiting ? { option: waiting, value: word.text } : splitOption(word, phrase)
    waiting = option && value === '' ? option : undefined
    if (option === undefined) loose.push(value)
    else if (waiting === undefined) values.set(option.name, checked(option, value))
  }
  if (phrase.options.some(({ isFile }) => isFile)) return values
  const free = phrase.options.filter(({ name }) => !values.has(name))
  const last = free.at(-1)
  for (const option of free) {
    // What is left over belongs to the last option: a character's name has two words.
    const value = option === last ? loose.splice(0).join(' ') : loose.shift()
    if (value) values.set(option.name, checked(option, value))
  }
  if (loose.length === 0) return values
  const extra = phrase.options.length === 0 ? 'takes nothing more' : `is typed ${usageOf(phrase)}`
  throw new AppError('bad-input', `“${loose.join(' ')}” is too much: /${phrase.name} ${extra}.`)
}

function checked({ name, isInteger, choices }: OptionGrammar, value: string): string {
  if (isInteger && !/^-?\d{1,15}$/.test(value))
    throw new AppError('bad-input', `The ${name} must be a number, not “${value}”.`)
  if (choices.length === 0) return value
  const chosen = choices.find((choice) => [choice.value, choice.name].includes(value))
  if (chosen) return chosen.value
  throw new AppError('bad-input', `The ${name} is one of: ${choices.map((choice) => choice.value).join(', ')}.`)
}

const toOptions = (subcommand: string | null, values: ReadonlyMap<string, string>): CommandOptions => ({
  getSubcommand: () => subcommand,
  getString: (name) => values.get(name) ?? null,
  getInteger: (name) => {
    const value = values.get(name)
    return value === undefined ? null : Number(value)
  },
  getAttachment: () => null,
})
