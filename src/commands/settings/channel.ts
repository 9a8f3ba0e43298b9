import { SlashCommandSubcommandGroupBuilder } from '@discordjs/builders'
import { AppError } from '../../errors.ts'
import { findMember } from '../../store/people/find-member.ts'
import { listRoster } from '../../store/people/roster.ts'
import { listNights } from '../../store/pulls/nights.ts'
import {
  type ChannelRule,
  findChannelRule,
  removeChannelRule,
  saveChannelRule,
} from '../../store/telling/channel-rules.ts'
import { encounterCalled } from '../../strat/strat-file.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { listed } from '../roster/names.ts'
import { completeEncounter } from '../strat/choose-encounter.ts'
import { isKept, listedWords, postChoices, postsOf } from '../telling/post-choices.ts'
import { ruleWords } from '../telling/rule-words.ts'
import { completeLast } from './complete-last.ts'
import type { SettingsPart } from './part.ts'

/** `/settings channel …`: what this channel is told. */
export const setChannel: SettingsPart = {
  data: new SlashCommandSubcommandGroupBuilder()
    .setName('channel')
    .setDescription('What this channel is told')
    .addSubcommand((set) =>
      set
        .setName('set')
        .setDescription('Change what this channel is told; what you leave out stays')
        .addStringOption((takes) =>
          takes
            .setName('takes')
            .setDescription('Which pulls')
            .addChoices(
              { name: 'of reports it watches', value: 'watched' },
              { name: 'every pull of this static', value: 'all' },
            ),
        )
        .addStringOption((posts) =>
          posts
            .setName('posts')
            .setDescription('What has a post of its own')
            .addChoices(...postChoices.map(({ name, value }) => ({ name, value }))),
        )
        .addStringOption((fights) =>
          fights.setName('fights').setDescription('Only these, such as FRU, TOP; or all').setAutocomplete(true),
        )
        .addStringOption((present) =>
          present.setName('present').setDescription('Only while these are there; or anybody').setAutocomplete(true),
        )
        .addIntegerOption((shortest) =>
          shortest
            .setName('shortest')
            .setDescription('Wipes under so many seconds are only counted')
            .setMinValue(0)
            .setMaxValue(1_200),
        ),
    )
    .addSubcommand((reset) =>
      reset.setName('reset').setDescription('Tell this channel every pull of the reports it watches again'),
    ),

  async run(request, services) {
    const { options, staticId, channelId } = request
    const before = await findChannelRule(services.db, staticId, channelId)
    if (options.getSubcommand() === 'channel reset') await removeChannelRule(services.db, staticId, channelId)
    else await saveChannelRule(services.db, await changed(before ?? plainRule(staticId, channelId), request, services))
    await retellTonight(request, services)
    return await answer(before, request, services)
  },

  completes: {
    fights: async (typed, { staticId }, services) =>
      await completeLast(typed, (word) => completeEncounter(services, staticId, word)),
    present: async (typed, { staticId }, { db }) =>
      await completeLast(typed, async (word) => {
        const names = listed(await listRoster(db, staticId)).map(({ name }) => name)
        const fitting = names.filter((name) => name.toLowerCase().includes(word.toLowerCase()))
        return fitting.map((name) => ({ name, value: name }))
      }),
  },
}

const plainRule = (staticId: number, channelId: string): ChannelRule => ({
  staticId,
  channelId,
  minDurationMs: 0,
  present: [],
  quiet: false,
})

async function changed(rule: ChannelRule, { options }: CommandRequest, services: Services): Promise<ChannelRule> {
  const [takes, fights, present] = ['takes', 'fights', 'present'].map((name) => options.getString(name))
  const { takesAllSince, encounters, kinds, ...rest } = rule
  const since = isKept(takes) ? takesAllSince : takes === 'all' ? (takesAllSince ?? services.now()) : undefined
  const chosen = isKept(fights) ? encounters : encountersCalled(fights, services)
  const posts = postsOf(options.getString('posts')) ?? { kinds, quiet: rule.quiet }
  const shortest = options.getInteger('shortest')
  return {
    ...rest,
    present: isKept(present) ? rule.present : await membersCalled(present, rule.staticId, services),
    minDurationMs: shortest === null ? rule.minDurationMs : shortest * 1_000,
    quiet: posts.quiet,
    ...(since !== undefined && { takesAllSince: since }),
    ...(chosen !== undefined && { encounters: chosen }),
    ...(posts.kinds !== undefined && { kinds: posts.kinds }),
  }
}

function encountersCalled(typed: string, { facts }: Services): readonly string[] | undefined {
  const words = listedWords(typed, 'all')
  return words && [...new Set(words.map((word) => encounterCalled(word, facts).key))]
}

async function membersCalled(typed: string, staticId: number, { db }: Services): Promise<readonly number[]> {
  const roster = await listRoster(db, staticId)
  const found = (listedWords(typed, 'anybody') ?? []).map((word) => {
    const member = findMember(roster, word)
    if (member !== undefined) return member.id
    throw new AppError('not-found', `Nobody on the roster is called ${word}. /roster list shows who there is.`)
  })
  return [...new Set(found)]
}

/** A night that is under way is told as the channel wants it now. */
async function retellTonight({ staticId }: CommandRequest, { db, jobs }: Services): Promise<void> {
  const [night] = await listNights(db, staticId, 1)
  if (night !== undefined) await jobs.enqueue('announce', String(night.id), { nightId: night.id })
}

async function answer(
  before: ChannelRule | undefined,
  { staticId, channelId }: CommandRequest,
  { db, facts }: Services,
): Promise<Answer> {
  const roster = await listRoster(db, staticId)
  const words = (rule: ChannelRule | undefined) => ruleWords(rule, { facts, roster })
  const now = words(await findChannelRule(db, staticId, channelId))
  const was = words(before)
  const lines = [`This channel is told: ${now}`, ...(was === now ? [] : [`Before: ${was}`]), later]
  return { title: 'Settings', text: lines.join('\n'), blocks: [] }
}

const later = 'What was posted stays. /watch test shows what it looks like.'
