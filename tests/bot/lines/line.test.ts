import { expect, test } from 'vitest'
import { phrasesOf } from '../../../src/bot/lines/grammar.ts'
import { readLine } from '../../../src/bot/lines/line.ts'
import { commands } from '../../../src/commands/index.ts'

const phrases = phrasesOf(commands)

/** What was understood: the command, and every option that has a value. */
const understood = (line: string) => {
  const { phrase, options } = readLine(line, phrases)
  const values = phrase.options.map(({ name }) => [name, options.getString(name)] as const)
  const path = [phrase.name, options.getSubcommand()].filter(Boolean).join(' ')
  return [path, Object.fromEntries(values.filter(([, value]) => value !== null))]
}

const link = 'https://www.fflogs.com/reports/AbCdEfGh12345678#fight=3'

test.each([
  ['/pull', 'pull', {}],
  ['pull last', 'pull', { number: 'last' }],
  ['/PULL #37', 'pull', { number: '#37' }],
  ['/pull number:37', 'pull', { number: '37' }],
  ['/pull number: 37', 'pull', { number: '37' }],
  [`/pull last ${link}`, 'pull', { number: 'last', report: link }],
  [`/pull report:${link}`, 'pull', { report: link }],
  [`/pull report:${link} 3`, 'pull', { number: '3', report: link }],
  [`/watch add ${link}`, 'watch add', { report: link }],
  ['/watch now', 'watch now', {}],
  ['/fault last Ayla Stone', 'fault', { pull: 'last', player: 'Ayla Stone' }],
  ['/fault player:"Ayla Stone"', 'fault', { player: 'Ayla Stone' }],
  ['/roster alias "Ayla Stone" Ayla', 'roster alias', { character: 'Ayla Stone', member: 'Ayla' }],
  ['/roster alias “Ayla Stone” Ayla', 'roster alias', { character: 'Ayla Stone', member: 'Ayla' }],
  ['  /roster   add   Ayla ', 'roster add', { name: 'Ayla' }],
])('%s', (line, path, options) => {
  expect(understood(line)).toEqual([path, options])
})

test.each([
  [
    '',
    'Type a command: /pull, /session, /fault, /mit, /gate, /mechanic, /me, /prog, /point, /field, /dispute, /ability, /watch, /import, /roster, /strat, /settings, /link, /status, /help.',
  ],
  [
    '/pulls',
    'There is no /pulls. There are /pull, /session, /fault, /mit, /gate, /mechanic, /me, /prog, /point, /field, /dispute, /ability, /watch, /import, /roster, /strat, /settings, /link, /status, /help.',
  ],
  [
    '/watch',
    '/watch needs one of these: /watch add <report>, /watch list, /watch remove <report>, /watch now [report], /watch rescan <report>, /watch test.',
  ],
  ['/watch ad', '/watch needs one of these: '],
  ['/watch add', 'What is missing is the report: /watch add <report>'],
  ['/watch list everything', '“everything” is too much: /watch takes nothing more.'],
])('“%s” is told what was expected', (line, sentence) => {
  expect(() => readLine(line, phrases)).toThrow(sentence)
})
