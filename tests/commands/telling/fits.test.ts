import { expect, test } from 'vitest'
import { howToTell, type TellablePull } from '../../../src/commands/telling/fits.ts'
import { ruleWords } from '../../../src/commands/telling/rule-words.ts'
import type { ChannelRule } from '../../../src/store/telling/channel-rules.ts'
import { facts } from '../../bot/fru-pulls.ts'

const wipe: TellablePull = { encounter: 'fru', outcome: 'wipe', durationMs: 90_000, isFirst: false, present: [1, 2] }
const rule: ChannelRule = { staticId: 1, channelId: '300', minDurationMs: 0, present: [], quiet: false }

test.each<[string, Partial<TellablePull>, Partial<ChannelRule>, string]>([
  ['a wipe has a post', {}, {}, 'post'],
  ['a wipe under 20 s is only counted', { durationMs: 19_999 }, {}, 'short'],
  ['a kill is never folded, however short', { outcome: 'kill', durationMs: 5_000 }, {}, 'post'],
  ['another fight is no business of a channel for one', {}, { encounters: ['top'] }, 'elsewhere'],
  ['its own fight is', {}, { encounters: ['top', 'fru'] }, 'post'],
  ['an unknown fight is not of the list', { encounter: null }, { encounters: ['fru'] }, 'elsewhere'],
  ['everybody wanted is there', {}, { present: [2, 1] }, 'post'],
  ['somebody wanted is not', {}, { present: [1, 3] }, 'elsewhere'],
  ['a quiet channel has no posts of pulls', { outcome: 'kill' }, { quiet: true }, 'quiet'],
  ['wipes are left out where kills are wanted', {}, { kinds: ['kills'] }, 'filtered'],
  ['a first time counts as one, though it is a wipe', { isFirst: true }, { kinds: ['kills', 'firsts'] }, 'post'],
  ['a later kill is no first time', { outcome: 'kill' }, { kinds: ['firsts'] }, 'filtered'],
  ['shorter than the channel wants', {}, { minDurationMs: 120_000 }, 'filtered'],
  ['a kill is told, however long a pull must be', { outcome: 'kill' }, { minDurationMs: 120_000 }, 'post'],
])('%s', (_title, pull, wanted, how) => {
  expect(howToTell({ ...wipe, ...pull }, { ...rule, ...wanted })).toBe(how)
})

test.each<[Partial<ChannelRule> | undefined, string]>([
  [
    undefined,
    'Pulls of the reports it watches and of logs handed in here. Each pull has a post of its own; wipes under 20 s are only counted.',
  ],
  [
    { takesAllSince: 1, encounters: ['fru', 'top'], kinds: ['kills', 'firsts'], minDurationMs: 120_000 },
    'Every pull of this static, whatever report it comes from. Only FRU, TOP. Each of the kills and best pulls and first times has a post of its own; wipes under 120 s are only counted.',
  ],
  [
    { present: [1], quiet: true },
    'Pulls of the reports it watches and of logs handed in here. Only while Ayla is there. Quiet: the night’s message and the session report, no post for single pulls.',
  ],
])('rules are told in words', (wanted, words) => {
  const roster = [{ id: 1, name: 'Ayla', discordUserId: null, aliases: [] }]
  expect(ruleWords(wanted && { ...rule, ...wanted }, { facts, roster })).toBe(words)
})
