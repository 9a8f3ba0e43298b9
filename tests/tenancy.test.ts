import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analystHere } from '../src/analysis/analyst.ts'
import { analysePull } from '../src/analysis/run.ts'
import { type Asker, ask, press, submit } from '../src/bot/lines/ask.ts'
import { completeLine } from '../src/bot/lines/complete.ts'
import { type Phrase, phrasesOf } from '../src/bot/lines/grammar.ts'
import { announceNight } from '../src/bot/telling/announce.ts'
import { commands } from '../src/commands/index.ts'
import { checkFflogs } from '../src/ingest/fflogs/check.ts'
import { openFflogs } from '../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../src/ingest/fflogs/reading/fight-readers.ts'
import { pollWatch } from '../src/ingest/watch.ts'
import type { Message } from '../src/message.ts'
import { openConversation, staticToAskAbout } from '../src/operator/conversation.ts'
import type { SaidFault } from '../src/ruling.ts'
import { saveLabel } from '../src/store/ability-labels.ts'
import { listDisputes, saveDispute } from '../src/store/people/disputes.ts'
import { savePin } from '../src/store/people/role-pins.ts'
import { saveAlias, saveMember } from '../src/store/people/roster.ts'
import { changeRoster } from '../src/store/people/roster-changes.ts'
import {
  localChannel,
  localGuild,
  openStatic,
  type Static,
  saveLeadRole,
  saveSettings,
} from '../src/store/people/statics.ts'
import { saveStrat } from '../src/store/people/strats.ts'
import { savePull } from '../src/store/pulls/pulls.ts'
import { addImport } from '../src/store/reports/imports.ts'
import { recordPoll, saveWatch } from '../src/store/reports/watches.ts'
import { fflogsLinks, fflogsLogins } from '../src/store/schema.ts'
import { addNotice } from '../src/store/telling/notices.ts'
import { listPosts, type Post } from '../src/store/telling/posts.ts'
import { avoidable, fruPull, reportOf } from './bot/fru-pulls.ts'
import { withHouse } from './bot/house.ts'
import { openStandIn, type StandIn } from './fflogs/stand-in.ts'
import { siteOver } from './web/seed.ts'

// Whatever one static has that others must never see has this in it: report codes, titles, names, files, channels.
const secret = /Zqsecret/
// A code that got around, and other things that others could try; all else has never been said elsewhere.
const heard = 'zqKnownReport001'
const guesses = ['1', '2', 'last', 'best', 'names', heard, `https://www.fflogs.com/reports/${heard}?fight=1`]
const lowerCased = ['member', 'alias', 'ayla stone@zqsecretworld', 'label'].map((word) => `zqsecret${word}`)

const house = withHouse()
const readers = openFightReaders()
let fflogs: StandIn
let owner: Tenant
let stranger: Tenant
let neighbour: Tenant
let local: Tenant

/** A static of a Discord server, or of this machine, with everything a static can have. */
interface Tenant {
  readonly own: Static
  readonly nightId: number
  readonly asker: Asker
}

const saidOfNobody: Omit<SaidFault, 'ability' | 'text'> = {
  atMs: 60_000,
  kind: 'avoidable',
  occurrence: 1,
  grave: false,
  layer: 'authored',
  about: 'each',
  confidence: 0.9,
  roles: ['melee'],
}

async function moveIn(mark: string, guild: Parameters<typeof openStatic>[1]): Promise<Tenant> {
  const { db, facts, now } = house().services
  const own = await openStatic(db, guild, { name: `${mark}static` })
  // The most that a server can show, so that whatever got out would show.
  await saveSettings(db, own.id, { blame: 'names' })
  const channelId = guild === localGuild ? localChannel(own.id) : `${mark}channel`
  const codes = [mark === 'Zqsecret' ? heard : `${mark}KnownReport`, `${mark}Report01`].map((code) =>
    code.padEnd(16, '0'),
  )
  let nightId = 0
  let pullId = 0
  for (const nth of [1, 2, 3]) {
    const pull = fruPull({ nth })
    const actors = pull.actors.map((actor) =>
      actor.kind === 'player' ? { ...actor, name: `${mark}${actor.name}`, world: `${mark}world` } : actor,
    )
    for (const code of codes) {
      const report = { ...reportOf(code), title: `${mark}title` }
      const saved = await savePull(db, own.id, report, { ...pull, actors }, now())
      await analysePull(db, analystHere(facts), saved.pull)
      nightId = saved.nightId
      pullId = saved.pull.id
    }
  }
  for (const code of codes) {
    const watch = await saveWatch(db, own.id, { code, channelId, addedBy: `${mark}lead`, addedAt: now() })
    await recordPoll(db, watch.id, { polledAt: now(), trouble: `${mark}trouble` })
  }
  await changeRoster(db, own.id, { changedBy: `${mark}lead`, changedAt: now() }, async (tx) => {
    const memberId = await saveMember(tx, own.id, `${mark}member`, `${mark}user`)
    await saveAlias(tx, own.id, { name: `${mark}alias` }, memberId)
    await savePin(tx, own.id, { encounter: 'fru', memberId, slot: 'D1' })
    return `${mark}member was added.`
  })
  const [login] = await db
    .insert(fflogsLogins)
    .values({
      discordUserId: `${mark}user`,
      name: `${mark}login`,
      fflogsName: `${mark}fflogs`,
      expiresAt: 1,
      linkedAt: 1,
    })
    .returning({ id: fflogsLogins.id })
  await db.insert(fflogsLinks).values({ staticId: own.id, loginId: login?.id ?? 0, linkedAt: 1 })
  const author = { id: `${mark}user`, name: `${mark}author` }
  const cover = { ability: 7535, role: 'MT', offsetMs: 0, note: `${mark}note` } as const
  const mechanic = { ability: 40170, occurrence: 1, name: `${mark}mechanic`, covers: [cover], places: {} }
  const saving = { base: 0, told: `${mark}told`, author, at: now() }
  await saveStrat(db, own.id, { encounter: 'fru', mechanics: [mechanic] }, saving)
  await saveLabel(db, own.id, { ability: avoidable, kind: 'tankbuster', name: `${mark}label`, at: now(), author })
  await saveDispute(db, own.id, {
    pullId,
    faultKey: `avoidable:${avoidable}_1`,
    player: `${mark}Cato Finch`,
    said: { ...saidOfNobody, ability: { id: avoidable, name: `${mark}ability` }, text: `${mark}text` },
    words: `${mark}words`,
    askedAt: now(),
    askedBy: author,
  })
  const log = { key: `${mark}key`, fileName: `${mark}.log`, spooled: null, url: `https://example.com/${mark}` }
  await addImport(db, own.id, { ...log, channelId, sizeBytes: 1, askedBy: `${mark}user`, askedAt: now() })
  await addNotice(db, { staticId: own.id, channelId, text: `${mark}notice`, createdAt: now() })
  await announceNight({ db, analyst: analystHere(facts), painter: house().painter, now }, nightId)
  return {
    own,
    nightId,
    asker: { staticId: own.id, channelId, member: { id: '7', name: 'lead', mayManage: true } },
  }
}

beforeAll(async () => {
  fflogs = await openStandIn()
  const { db, jobs, facts, now } = house().services
  const client = openFflogs({ ...fflogs, db, now, retryMs: 1 })
  await jobs.work('poll', async ({ watchId }) => void (await pollWatch({ db, client, readers, facts, now }, watchId)))
  await jobs.work('check', () => checkFflogs(client))
  owner = await moveIn('Zqsecret', { discordId: '300000000000000001', name: 'Zqsecretserver' })
  neighbour = await moveIn('Nb', { discordId: '300000000000000001', name: 'Zqsecretserver' })
  stranger = await moveIn('Ot', { discordId: '300000000000000002', name: 'Other server' })
  local = await moveIn('Lo', localGuild)
})
afterAll(async () => {
  await fflogs.close()
  await readers.close()
})

const say = (line: string, { asker }: Tenant) => ask(line, asker, house().services, house().painter)

/** All that a message shows. */
const shownBy = ({ files, ...message }: Message): string =>
  JSON.stringify({ ...message, files: files.map(({ name }) => name) })

const allGuesses = [...guesses, ...lowerCased.map((guess) => `"${guess}"`)]
/** What somebody tries who was told something: for those who may do less, and where the channel decides. */
const fewGuesses = [heard, 'zqsecretmember']

/** A command in every way: each option with each guess, what is required beside it always given. */
const linesOf = ({ name, subcommand, options }: Phrase, tried = allGuesses): string[] => {
  const typed = options.filter(({ isFile }) => !isFile)
  const start = ['', name].join('/') + (subcommand === null ? '' : ` ${subcommand}`)
  const valuesFor = ({ choices }: Phrase['options'][number]) =>
    choices.length > 0 ? choices.map(({ value }) => value) : tried
  const lineWith = (option: Phrase['options'][number] | undefined, value: string) => {
    const others = typed.filter((other) => other !== option && other.required)
    const given = others.map((other) => `${other.name}:${valuesFor(other).at(-1)}`)
    return [start, ...given, ...(option ? [`${option.name}:${value}`] : [])].join(' ')
  }
  return [
    lineWith(undefined, ''),
    ...typed.flatMap((option) => valuesFor(option).map((value) => lineWith(option, value))),
  ]
}

const completionsOf = ({ name, subcommand, options }: Phrase, begun = ['', 'z', 'zqsecret', '1']): string[] => {
  const start = `/${name}${subcommand === null ? '' : ` ${subcommand}`}`
  return options.flatMap((option) => begun.map((typed) => `${start} ${option.name}:${typed}`))
}

const buttonsIn = ({ components }: Pick<Message, 'components'>): string[] =>
  components.flatMap((row) => row.components.flatMap((part) => (part.type === 2 ? (part.custom_id ?? []) : [])))

describe.each(commands.map((command) => [command.data.name, phrasesOf([command])] as const))('/%s', (_, phrases) => {
  test('tells one server nothing of another', async () => {
    for (const line of phrases.flatMap((phrase) => linesOf(phrase))) {
      expect(shownBy(await say(line, stranger)), line).not.toMatch(secret)
    }
  })

  test('completes nothing of another server', async () => {
    for (const line of phrases.flatMap((phrase) => completionsOf(phrase))) {
      expect(JSON.stringify(await completeLine(line, stranger.asker, house().services)), line).not.toMatch(secret)
    }
  })
})

/** Somebody who asks in a static's channel, by what they may do there. */
const roles = [
  ['a member', { mayManage: false, isLead: false }],
  ['a lead', { mayManage: false, isLead: true }],
  ['a manager', { mayManage: true, isLead: false }],
] as const

describe.each(roles)('%s', (_, may) => {
  const at = ({ own, nightId, asker }: Tenant): Tenant => ({
    own,
    nightId,
    asker: { ...asker, member: { ...asker.member, ...may } },
  })
  // Which statics a server has is for those who set it up: the one thing that all of them share.
  const ofServer = (phrase: Phrase) => phrase.name === 'settings' && /^(show|static)/.test(phrase.subcommand ?? '')
  const phrases = phrasesOf(commands)

  test('of another server, by what they may do there, is told nothing', async () => {
    for (const line of phrases.flatMap((phrase) => linesOf(phrase, fewGuesses))) {
      expect(shownBy(await say(line, at(stranger))), line).not.toMatch(secret)
    }
  })

  test('of the same server, in the channel of another static, is told nothing', async () => {
    const asked = phrases.filter((phrase) => !ofServer(phrase))
    for (const line of asked.flatMap((phrase) => linesOf(phrase, fewGuesses))) {
      expect(shownBy(await say(line, at(neighbour))), line).not.toMatch(secret)
    }
    for (const line of asked.flatMap((phrase) => completionsOf(phrase, ['', 'zqsecret']))) {
      const choices = await completeLine(line, at(neighbour).asker, house().services)
      expect(JSON.stringify(choices), line).not.toMatch(secret)
    }
  })
})

test('those whose it is are told: this would show if it showed to others', async () => {
  const lines = [
    '/pull',
    '/session',
    '/fault',
    '/dispute list',
    '/watch list',
    '/roster list',
    '/strat show',
    '/strat history',
    '/status',
    `/pull 1 ${heard}`,
  ]
  const shown = await Promise.all(lines.map(async (line) => secret.test(shownBy(await say(line, owner)))))
  expect(shown).toEqual([true, true, true, true, true, true, true, true, true, true])
  const completed = await Promise.all(
    [
      '/pull report:',
      '/watch remove ',
      '/roster alias character:',
      '/fault player:',
      '/dispute rule player:',
      '/strat show mechanic:',
    ].map(
      async (line) =>
        (await completeLine(line, owner.asker, house().services)).filter(({ name }) => secret.test(name)).length,
    ),
  )
  expect(completed.every((found) => found > 0)).toBe(true)
})

describe('buttons', () => {
  test('of another server answer nobody else, nor do they with another static’s number', async () => {
    const posts = await listPosts(house().services.db, owner.own.id, 99)
    const answers = await Promise.all(
      ['/pull', '/roster suggest', '/fault', '/dispute list'].map((line) => say(line, owner)),
    )
    const ids = [...posts.map(({ message }) => message), ...answers].flatMap(buttonsIn)
    expect(ids.length).toBeGreaterThan(5)
    for (const customId of new Set(ids)) {
      const forged = customId.replace(/:\d+:/, `:${stranger.own.id}:`).toLowerCase()
      for (const pressed of [customId, forged]) {
        const answer = await press(pressed, stranger.asker, house().services, house().painter)
        expect(shownBy(answer), pressed).not.toMatch(secret)
      }
    }
  })
})

describe('a button of another static', () => {
  const asked = (customId: string, by: Asker) => press(customId, by, house().services, house().painter)

  test('answers whoever is in the same server', async () => {
    expect(shownBy(await asked(`deaths:${owner.own.id}:1`, neighbour.asker))).toMatch(secret)
  })

  test('does nothing for those who lead another static only', async () => {
    const lead = { id: '8', name: 'their lead', mayManage: false, isLead: true, roleIds: ['500000000000000001'] }
    await saveLeadRole(house().services.db, neighbour.own.id, '500000000000000001')
    const [dispute] = await listDisputes(house().services.db, owner.own.id)
    const rule = `rule:${owner.own.id}:${dispute?.id}:dismissed`
    expect(shownBy(await asked(rule, { ...neighbour.asker, member: lead }))).toContain('this static’s leads')
    expect((await listDisputes(house().services.db, owner.own.id))[0]?.ruling).toBeUndefined()
  })

  test('takes no words from another server', async () => {
    const before = (await listDisputes(house().services.db, owner.own.id)).length
    const window = `dispute:${owner.own.id}:1:avoidable:${avoidable}_1`
    const answer = await submit(window, 'It was not.', stranger.asker, house().services, house().painter)
    expect(shownBy(answer)).toContain('That pull belongs to another static.')
    const choice = await press(`look:${owner.own.id}:0`, stranger.asker, house().services, house().painter, '1')
    expect(shownBy(choice)).toContain('That pull belongs to another static.')
    expect(await listDisputes(house().services.db, owner.own.id)).toHaveLength(before)
  })

  test('refuses another server alike whether or not there is such a static', async () => {
    const [there, nowhere] = [owner.own.id, 999_999].map((id) => asked(`deaths:${id}:1`, stranger.asker))
    expect(await there).toEqual(await nowhere)
    expect(shownBy((await there) as Message)).toContain('That pull belongs to another static.')
  })
})

test('posts say nothing of another server, and go to its own channels', async () => {
  for (const { own, asker } of [stranger, local]) {
    const told: Post[] = await listPosts(house().services.db, own.id, 99)
    expect(new Set(told.map(({ channelId }) => channelId))).toEqual(new Set([asker.channelId]))
    expect(told.length).toBeGreaterThan(4)
    expect(JSON.stringify(told)).not.toMatch(secret)
  }
})

describe('the site', () => {
  const siteOfAll = () => {
    const { services, painter } = house()
    const bench = { services, painter, own: local.own } as unknown as Parameters<typeof openConversation>[0]
    return siteOver(services.db, openConversation(bench))
  }

  test('shows this machine’s statics, and nothing of a Discord server, whatever is asked of it', async () => {
    const { app } = siteOfAll()
    const [post] = (await listPosts(house().services.db, owner.own.id, 99)).filter(({ kind }) => kind === 'pull')
    const picture = post?.message.embeds[0]?.image?.url.replace('attachment://', '') ?? ''
    const filled = (path: string, staticId: number) =>
      path
        .replace(':staticId', String(staticId))
        .replace(':nightId', String(owner.nightId))
        .replace(':postId', String(post?.id))
        .replace(':name', picture)
        .replace(/:\w+/, '1')
    const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    expect(routes.length).toBeGreaterThan(12)
    for (const { method, path } of routes) {
      for (const staticId of [owner.own.id, local.own.id]) {
        for (const asked of ['/pull 1', `/pull 1 ${heard}`, `deaths:${owner.own.id}:1`]) {
          const given = { staticId, line: asked, customId: asked, typed: asked, have: '' }
          const query = new URLSearchParams(Object.entries(given).map(([key, value]) => [key, String(value)]))
          const response = await app.request(
            `${filled(path, staticId)}?${query}`,
            method === 'GET'
              ? { method }
              : {
                  method,
                  headers: { origin: 'http://localhost', 'content-type': 'application/json' },
                  body: JSON.stringify(given),
                },
          )
          expect(await response.text(), `${method} ${path} ${asked}`).not.toMatch(secret)
          if (path.startsWith('/files')) expect(response.status).toBe(404)
        }
      }
    }
  })

  test('and the command line ask about this machine’s static only', async () => {
    const { services } = house()
    expect(await staticToAskAbout({ services, own: local.own })).toBe(local.own.id)
  })
})
