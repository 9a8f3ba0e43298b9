import { beforeEach, expect, test } from 'vitest'
import { openAlerts } from '../../src/bot/alerts/alerts.ts'
import { foldBacklog } from '../../src/bot/delivery/fold-backlog.ts'
import { ask } from '../../src/bot/lines/ask.ts'
import { announceNight } from '../../src/bot/telling/announce.ts'
import { tellSession } from '../../src/bot/telling/tell-session.ts'
import { answerPress } from '../../src/commands/buttons.ts'
import { tellEnd } from '../../src/ingest/notices.ts'
import { saveMember } from '../../src/store/people/roster.ts'
import { listNightsToAnnounce } from '../../src/store/pulls/pull-channels.ts'
import { renewWatch } from '../../src/store/reports/watch-turns.ts'
import { listWatches, recordPoll } from '../../src/store/reports/watches.ts'
import { saveAlertSetting } from '../../src/store/telling/alerts.ts'
import { type ChannelRule, saveChannelRule } from '../../src/store/telling/channel-rules.ts'
import { listPosts, listUnsentPosts, markSent, type Post } from '../../src/store/telling/posts.ts'
import { listNightsToReport, listToldNights } from '../../src/store/telling/session-posts.ts'
import { evening, type Told } from './fru-pulls.ts'
import { withHouse } from './house.ts'

const house = withHouse()
const code = 'AbCdEfGh12345678'
const minute = 60_000
const raid = '300000000000000001'
const other = '300000000000000002'
const member = { id: '1', name: 'Ayla', mayManage: true }

let staticId: number
let statics = 0
/** What the clock says: a little after the evening's last pull. */
let now: number
beforeEach(async () => {
  staticId = await house().watching(`40000000000000${1000 + statics++}`, code, raid)
  now = evening + 200 * minute
})

const deps = () => ({ ...house().services, painter: house().painter, now: () => now })
const announce = async (pulls: readonly Told[]) => {
  const nightId = await house().tell(staticId, code, pulls)
  await announceNight(deps(), nightId)
  return nightId
}
const range = (from: number, to: number, told: Partial<Told> = {}): Told[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ nth: from + index, ...told }))
const posts = async (channelId = raid) =>
  (await listPosts(house().services.db, staticId, 100)).filter((post) => post.channelId === channelId).toReversed()
const shape = (found: readonly Post[]) => found.map(({ kind, revision }) => `${kind} ${revision}`).sort()
const embedOf = (post: Post | undefined) => post?.message.embeds[0]
const rule = (wanted: Partial<ChannelRule>, channelId = raid) =>
  saveChannelRule(house().services.db, { staticId, channelId, minDurationMs: 0, present: [], quiet: false, ...wanted })

test('more than five pulls that wait share one post, with a menu that shows any of them; none gets its own later', async () => {
  await announce([...range(1, 3), { nth: 4, phase: 3, bossHp: 0.5 }, ...range(5, 7)])
  const found = await posts()
  expect(shape(found)).toEqual(['digest 1', 'night 1'])
  const digest = found.find(({ kind }) => kind === 'digest')
  expect(embedOf(digest)?.title).toBe('7 pulls · FRU · 1 to 7')
  expect(embedOf(digest)?.description?.split('\n').slice(0, 2)).toEqual([
    '**Pull 4: First time in P3.**',
    expect.stringMatching(/^\*\*1\*\* P1 40\.0 % · 2:00 · /),
  ])
  const select = digest?.message.components[0]?.components[0]
  expect(select).toMatchObject({ type: 3, options: { length: 7 } })
  const asker = { staticId, channelId: raid, member }
  const chosen = await answerPress(select?.custom_id ?? '', asker, house().services, '4')
  expect(chosen.title).toBe('Pull 4 · FRU · P3 50.0 %')

  await announce([{ nth: 8 }])
  expect(shape(await posts())).toEqual(['digest 1', 'night 2', 'pull 1'])
})

test('five pulls have posts of their own; on our own page any number has', async () => {
  await announce(range(1, 5))
  expect(shape(await posts())).toEqual(['night 1', ...Array.from({ length: 5 }, () => 'pull 1')])
})

test('a digest that was decided but not written is written by the next sweep', async () => {
  const nightId = await announce(range(1, 6))
  const { db } = house().services
  const due = async () => (await listNightsToAnnounce(db, 0)).includes(nightId)
  expect(await due()).toBe(false)
  await house().tell(staticId, code, [{ nth: 7 }])
  expect(await due()).toBe(true)
})

test('posts that lie unsent become a digest, but for the first: it may be there already', async () => {
  const { db } = house().services
  const night = await announce(range(1, 4))
  await announce(range(5, 8))
  expect(shape(await posts()).filter((one) => one.startsWith('pull'))).toHaveLength(8)
  await foldBacklog(deps(), raid, night)
  const found = await posts()
  expect(shape(found)).toEqual(['digest 1', 'night 2', 'pull 1'])
  expect(embedOf(found.find(({ kind }) => kind === 'digest'))?.title).toBe('7 pulls · FRU · 2 to 8')
  for (const { id, revision } of await listUnsentPosts(db, night))
    await markSent(db, id, { revision, messageId: `${id}` })
  await announce(range(9, 9))
  await foldBacklog(deps(), raid, night)
  expect(shape(await posts())).toEqual(['digest 1', 'night 3', 'pull 1', 'pull 1'])
})

test('a wipe under 20 s is counted in the night’s message, and /pull shows it', async () => {
  const night = await announce([
    { nth: 1 },
    { nth: 2, durationMs: 12_000 },
    { nth: 3, outcome: 'kill', durationMs: 15_000 },
  ])
  const found = await posts()
  expect(shape(found)).toEqual(['night 1', 'pull 1', 'pull 1'])
  expect(embedOf(found.find(({ kind }) => kind === 'night'))?.description).toContain(
    '1 short pull under 20 s without a post',
  )
  expect(found.map((post) => embedOf(post)?.title)).toContain('Pull 3 · FRU · Kill 0:15')
  const { embeds } = await ask('/pull 2', { staticId, channelId: raid, member }, house().services, house().painter)
  expect(embeds[0]?.title).toContain('Pull 2')
  expect(await listNightsToAnnounce(house().services.db, 0)).not.toContain(night)
})

test('a channel is told what its rule wants, another one everything; nowhere is said, too', async () => {
  await rule({ kinds: ['kills'] })
  await rule({ takesAllSince: evening }, other)
  await announce([{ nth: 1 }, { nth: 2, outcome: 'kill' }])
  expect(shape(await posts())).toEqual(['night 1', 'pull 1'])
  expect(shape(await posts(other))).toEqual(['night 1', 'pull 1', 'pull 1'])

  await rule({ encounters: ['top'] })
  await rule({ encounters: ['top'] }, other)
  await announce([{ nth: 3 }])
  const { embeds } = await ask('/status', { staticId, channelId: raid, member }, house().services, house().painter)
  expect(embeds[0]?.description).toContain('1 pull of the last night’s 3 are told in no channel')
})

test('a quiet channel has the night’s message and its report; a presence rule asks the roster', async () => {
  await rule({ quiet: true })
  const ayla = await saveMember(house().services.db, staticId, 'Ayla Stone')
  const nobody = await saveMember(house().services.db, staticId, 'Zed')
  await rule({ takesAllSince: evening, present: [ayla] }, other)
  await rule({ takesAllSince: evening, present: [nobody] }, `${other}9`)
  const night = await announce(range(1, 2))
  now += 90 * minute
  await tellSession(deps(), night)
  expect(shape(await posts())).toEqual(['night 1', 'session 1'])
  expect(shape(await posts(other))).toEqual(['night 1', 'pull 1', 'pull 1', 'session 1'])
  expect(await posts(`${other}9`)).toEqual([])
})

test('a night is over after 90 minutes: one report, which later pulls are added to', async () => {
  const { db } = house().services
  const night = await announce(range(1, 3))
  const due = async () =>
    (await listNightsToReport(db, { endedUntil: now - 90 * minute, toldSince: now - 2_880 * minute })).includes(night)
  now = evening + 60 * minute
  expect(await due()).toBe(false)
  await tellSession(deps(), night)
  expect(shape(await posts())).not.toContain('session 1')
  now = evening + 17 * minute + 90 * minute
  expect(await due()).toBe(true)
  await tellSession(deps(), night)
  await tellSession(deps(), night)
  expect(await due()).toBe(false)
  const report = (await posts()).find(({ kind }) => kind === 'session')
  expect(embedOf(report)?.title).toBe('Night of 2026-07-01 · 3 pulls')
  expect(report?.message.attachments).toHaveLength(1)
  expect(
    JSON.stringify([embedOf(report)?.title, embedOf(report)?.description, embedOf(report)?.fields]).length,
  ).toBeLessThan(2_000)

  await announce([{ nth: 20, phase: 2 }])
  await tellSession(deps(), night)
  const renewed = (await posts()).find(({ kind }) => kind === 'session')
  expect([embedOf(renewed)?.title, renewed?.revision]).toEqual(['Night of 2026-07-01 · 4 pulls', 2])
  expect(embedOf(renewed)?.description).toContain('**First time in P2:** pull 4.')
})

test('whoever leads ends a night at once', async () => {
  const night = await announce(range(1, 2))
  const say = (who: typeof member) =>
    ask('/session end:true', { staticId, channelId: raid, member: who }, house().services, house().painter)
  expect((await say({ ...member, mayManage: false })).content).toContain('A night is ended by this static’s leads')
  expect((await say(member)).content).toContain('is over')
  await tellSession(deps(), night, true)
  expect(shape(await posts())).toContain('session 1')
})

test('alerts: each once, after its grace, in the channel that wants it, with the role that was chosen', async () => {
  const { db } = house().services
  now = Date.now()
  const recent = (nth: number, minutesAgo: number, told: Partial<Told> = {}): Told => ({
    nth,
    startedAt: now - minutesAgo * minute - 120_000,
    ...told,
  })
  const called = { calledMs: 70_000 }
  const role = '300000000000000077'
  await saveAlertSetting(db, {
    staticId,
    channelId: other,
    kinds: ['first-pull', 'phase', 'mechanic'],
    silentMinutes: 15,
    roleId: role,
    setAt: now - minute,
  })
  await house().tell(staticId, code, [
    recent(1, 19, called),
    recent(2, 16, called),
    recent(3, 12, called),
    recent(4, 8, called),
    recent(5, 4, { phase: 2 }),
  ])
  const alerts = openAlerts(deps())
  const said = async () => (await posts(other)).map(({ message }) => message.content)
  expect(await alerts.sweep()).toBe(false)
  now = Date.now() + 21_000
  expect(await alerts.sweep()).toBe(true)
  expect(await said()).toEqual([
    `<@&${role}> First pull of the night: Futures Rewritten (Ultimate), pull 1.`,
    expect.stringContaining('Third wipe in a row to Burnt Strike (pulls 1 to 3).'),
    expect.stringContaining('First time in P2.'),
  ])
  expect((await posts(other))[0]?.message.roleMentions).toEqual([role])
  now += 10 * minute
  expect(await openAlerts(deps()).sweep()).toBe(false)
  expect(await said()).toHaveLength(3)
})

test('a logger that fell silent is told after its minutes, once, and again only after it was heard of', async () => {
  const { db } = house().services
  now = Date.now()
  await saveAlertSetting(db, { staticId, channelId: other, kinds: ['silent'], silentMinutes: 10, setAt: 0 })
  await house().tell(staticId, code, [{ nth: 1, startedAt: now - 30 * minute }])
  const [watch] = await listWatches(db, staticId)
  const id = watch?.id ?? 0
  const heard = (minutesAgo: number) => recordPoll(db, id, { polledAt: now, changedAt: now - minutesAgo * minute })
  const alerts = openAlerts(deps())
  const said = async () => {
    await alerts.sweep()
    return (await posts(other)).length
  }
  now += 3 * minute // a Vigil that just started waits until it has heard of loggers itself
  await heard(9)
  expect(await said()).toBe(0)
  await recordPoll(db, id, { polledAt: now, changedAt: now - 11 * minute, trouble: 'FFLogs is down.' })
  expect(await said()).toBe(0)
  await heard(11)
  expect(await said()).toBe(1)
  expect(await said()).toBe(1)
  expect((await posts(other))[0]?.message.content).toMatch(/^Nothing from the logger of “Tuesday” for 10 minutes/)
  now += 20 * minute
  await heard(12)
  expect(await said()).toBe(2)
})

test('a report that stopped is an alert where that is wanted, and a notice elsewhere, never both', async () => {
  const { db } = house().services
  await saveAlertSetting(db, { staticId, channelId: other, kinds: ['stopped'], silentMinutes: 10, setAt: 0 })
  const [watch] = await listWatches(db, staticId)
  if (watch === undefined) throw new Error('nothing is watched')
  await tellEnd(db, watch, now)
  await tellEnd(db, watch, now)
  expect([shape(await posts()), shape(await posts(other))]).toEqual([['notice 1'], ['alert 1']])
  await saveAlertSetting(db, { staticId, channelId: raid, kinds: ['stopped'], silentMinutes: 10, setAt: 0 })
  await renewWatch(db, watch.id, now + 1)
  await tellEnd(db, { ...watch, addedAt: now + 1 }, now + 2)
  expect([shape(await posts()), shape(await posts(other))]).toEqual([
    ['alert 1', 'notice 1'],
    ['alert 1', 'alert 1'],
  ])
})

test('what a channel is told is set by words, and said back with how it was', async () => {
  const say = async (line: string) => {
    const { content, embeds } = await ask(
      line,
      { staticId, channelId: raid, member },
      house().services,
      house().painter,
    )
    return embeds[0]?.description ?? content
  }
  await saveMember(house().services.db, staticId, 'Kit')
  expect(await say('/settings channel set takes:all posts:firsts fights:"fru, TOP" present:kit shortest:60')).toBe(
    [
      'This channel is told: Every pull of this static, whatever report it comes from. Only FRU, TOP. Only while Kit is there. Each of the kills and best pulls and first times has a post of its own; wipes under 60 s are only counted.',
      'Before: Pulls of the reports it watches and of logs handed in here. Each pull has a post of its own; wipes under 20 s are only counted.',
      'What was posted stays. /watch test shows what it looks like.',
    ].join('\n'),
  )
  expect(await say('/settings channel set fights:all present:anybody posts:quiet')).toContain(
    'This channel is told: Every pull of this static, whatever report it comes from. Quiet: the night’s message',
  )
  expect(await say('/settings channel set present:Zed')).toContain('Nobody on the roster is called Zed.')
  expect(await say('/settings channel reset')).toContain('This channel is told: Pulls of the reports it watches')

  expect(await say('/settings alerts set about:"kill, first pull, silent" minutes:12')).toBe(
    'This channel hears at once of the first pull of a night, a kill and a logger that falls silent (12 minutes). Nobody is pinged.',
  )
  expect(await say('/settings alerts set about:cake')).toContain('There is no alert cake. There are first pull, best,')
  expect(await say('/settings alerts show')).toContain(`<#${raid}>: the first pull of a night, a kill and`)
  expect(await say('/settings alerts off')).toContain('gets no alerts any more')
  expect(await say('/settings alerts show')).toContain('No channel gets alerts.')

  expect(await say('/settings night begins:early')).toContain('such as 06:00, or off')
  expect(await say('/settings night begins:25:00')).toContain('such as 06:00, or off')
  expect(await say('/settings night begins:06:00 zone:Mars/Base')).toContain('There is no time zone Mars/Base.')
  expect(await say('/settings night begins:06:00 zone:Europe/Berlin')).toContain('begins at 06:00 (Europe/Berlin)')
  const before = await house().tell(staticId, code, [{ nth: 1, startedAt: Date.UTC(2026, 6, 2, 3, 50) }])
  const after = await house().tell(staticId, code, [{ nth: 2, startedAt: Date.UTC(2026, 6, 2, 4, 5) }])
  const alsoAfter = await house().tell(staticId, code, [{ nth: 3, startedAt: Date.UTC(2026, 6, 2, 4, 20) }])
  expect([after === before, alsoAfter === after]).toEqual([false, true])
})

test('what changes the past is told anew for the nights of the last fortnight that were told', async () => {
  const { db } = house().services
  const night = await announce(range(1, 2))
  await rule({ encounters: ['top'] })
  await house().tell(staticId, code, [{ nth: 1, startedAt: evening - 5_000 * minute }])
  expect(await listToldNights(db, staticId, evening)).toEqual([night])
  expect(await listToldNights(db, staticId, evening + 15 * 24 * 60 * minute)).toEqual([])
})
