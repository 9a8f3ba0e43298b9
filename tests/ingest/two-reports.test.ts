import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { analystHere } from '../../src/analysis/analyst.ts'
import { ask } from '../../src/bot/lines/ask.ts'
import { announceNight } from '../../src/bot/telling/announce.ts'
import { openPainter } from '../../src/charts/painter.ts'
import { readFacts } from '../../src/game/facts.ts'
import { openFflogs } from '../../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { pollWatch } from '../../src/ingest/watch.ts'
import type { Message } from '../../src/message.ts'
import { openJobs } from '../../src/store/jobs.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { listAccounts } from '../../src/store/pulls/pull-accounts.ts'
import { listPulls } from '../../src/store/pulls/pulls.ts'
import { removeWatch, saveWatch } from '../../src/store/reports/watches.ts'
import { listPosts } from '../../src/store/telling/posts.ts'
import { onEveryDatabase } from '../databases.ts'
import { smallReport } from '../fflogs/small-report.ts'
import { openStandIn, type StandIn } from '../fflogs/stand-in.ts'
import type { StandInReport } from '../fflogs/stand-in-report.ts'
import { prngFrom } from '../sim/prng.ts'
import { afterwards, minute } from './watched.ts'

const facts = readFacts()

/** A raider's report of one evening: their clock is `lateMs` ahead of the first one's, their party is `names`. */
function reportBy(code: string, { title, lateMs = 0, pulls = 3, names = red }: Partial<Raider> = {}): StandInReport {
  const report = smallReport({ code, pulls })
  const [player, , boss] = report.actors
  if (player === undefined || boss === undefined) throw new Error('a small report has actors')
  const party = names.map((name, index) => ({ ...player, id: index + 1, name }))
  return {
    ...report,
    title: title ?? `night of ${code}`,
    startTime: report.startTime + lateMs,
    endTime: report.endTime + lateMs,
    actors: [...party, boss],
    fights: report.fights.map((fight) => ({ ...fight, friendlyPlayers: party.map(({ id }) => id) })),
  }
}

interface Raider {
  readonly title: string
  readonly lateMs: number
  readonly pulls: number
  readonly names: readonly string[]
}

const red = ['Ayla Stone', 'Bram Oakes', 'Cato Finch', 'Dorn Vale']
const blue = ['Evi Holm', 'Finn Storm', 'Gala Reed', 'Hugo Lind']

onEveryDatabase('several reports of one static', (open) => {
  const readers = openFightReaders()
  const painter = openPainter()
  let standIn: StandIn
  let count = 0
  let now = 0
  beforeAll(async () => {
    standIn = await openStandIn()
  })
  afterAll(async () => {
    await standIn.close()
    await readers.close()
    await painter.close()
  })
  beforeEach(() => {
    now = afterwards
  })

  /** A static that watches reports: `watch` shows one, `poll` asks it as a process of its own would. */
  const begin = async () => {
    const { db } = open()
    count += 1
    const own = count
    const { id: staticId } = await openStatic(db, { discordId: 'local', name: 'here' }, { name: `static ${own}` })
    const codeOf = (name: string) => `${name}${String(own).padStart(16 - name.length, '0')}`
    return {
      db,
      staticId,
      codeOf,
      async watch(name: string, raider: Partial<Raider> = {}, channelId = 'raid') {
        const report = reportBy(codeOf(name), raider)
        standIn.show(report)
        const { id } = await saveWatch(db, staticId, { code: report.code, channelId, addedBy: 'x', addedAt: now })
        const poll = () => {
          now += minute
          const client = openFflogs({ ...standIn, db, now: () => now, retryMs: 1 })
          const onNight = (nightId: number) =>
            announceNight({ db, analyst: analystHere(facts), painter, now: () => now }, nightId)
          return pollWatch({ db, client, readers, facts, now: () => now, onNight }, id)
        }
        return { report, poll }
      },
      asked: (question: string, code: string) =>
        standIn.asked.filter((one) => one.question === question && one.variables.code === code).length,
      /** What a channel was told of the last pull. */
      async post(channelId = 'raid') {
        const told = (await listPosts(db, staticId, 99)).filter((post) => post.channelId === channelId)
        return told.filter(({ kind }) => kind === 'pull').toSorted((one, other) => other.subjectId - one.subjectId)[0]
      },
    }
  }
  const linksOf = (message: Pick<Message, 'components'> | undefined) =>
    message?.components.flatMap(({ components }) =>
      components.flatMap((part) => (part.type === 2 && part.url ? [[part.label, part.url]] : [])),
    )
  const fight = (code: string, id: number) => `https://www.fflogs.com/reports/${code}?fight=${id}`

  test('two raiders’ reports are one night: what one told is not read again, and both are linked', async () => {
    const { db, staticId, codeOf, watch, asked, post } = await begin()
    const [first, second] = [await watch('Ayla'), await watch('Bram', { lateMs: 4_000 })]
    expect((await first.poll()).newPulls).toBe(3)
    expect(linksOf((await post())?.message)).toEqual([['FFLogs', fight(codeOf('Ayla'), 3)]])

    const { newPulls, nightIds } = await second.poll()
    expect([newPulls, nightIds.length, asked('events', codeOf('Bram'))]).toEqual([0, 1, 0])
    expect(await listPulls(db, staticId, 9)).toHaveLength(3)
    const told = await post()
    expect(linksOf(told?.message)).toEqual([
      [`FFLogs: night of ${codeOf('Ayla')}`, fight(codeOf('Ayla'), 3)],
      [`FFLogs: night of ${codeOf('Bram')}`, fight(codeOf('Bram'), 3)],
    ])
    expect(told?.message.embeds[0]?.footer?.text).toContain(
      `FFLogs ${codeOf('Ayla')}, also in FFLogs ${codeOf('Bram')}`,
    )
    const [night] = (await listPosts(db, staticId, 99)).filter(({ kind }) => kind === 'night')
    expect(linksOf(night?.message)?.map(([, url]) => url)).toEqual([
      `https://www.fflogs.com/reports/${codeOf('Ayla')}`,
      `https://www.fflogs.com/reports/${codeOf('Bram')}`,
    ])
    expect((await second.poll()).nightIds).toEqual([])
  })

  test('a report that turns private leaves its pulls, and the other one’s link is the one to follow', async () => {
    const { db, staticId, codeOf, watch, post } = await begin()
    const [first, second] = [await watch('Ayla'), await watch('Bram')]
    await first.poll()
    await second.poll()
    standIn.show({ ...first.report, visibility: 'private' })
    expect((await first.poll()).nightIds).toHaveLength(1)
    expect(await listPulls(db, staticId, 9)).toHaveLength(3)
    expect(linksOf((await post())?.message)).toEqual([['FFLogs', fight(codeOf('Bram'), 3)]])
    expect((await post())?.message.embeds[0]?.url).toBe(fight(codeOf('Bram'), 3))
    expect((await first.poll()).nightIds).toEqual([])

    standIn.show(first.report)
    expect((await first.poll()).nightIds).toHaveLength(1)
    expect(linksOf((await post())?.message)?.map(([, url]) => url)).toEqual([
      fight(codeOf('Ayla'), 3),
      fight(codeOf('Bram'), 3),
    ])
  })

  test('each channel is told of the pulls of the report it watches, however many tell them', async () => {
    const { codeOf, watch, post } = await begin()
    await (await watch('Ayla', {}, 'one')).poll()
    await (await watch('Bram', {}, 'two')).poll()
    const [one, two] = [await post('one'), await post('two')]
    expect(one?.subjectId).toBe(two?.subjectId)
    expect(one?.message).toEqual(two?.message)
    expect(linksOf(one?.message)).toHaveLength(2)
    expect(linksOf(one?.message)?.[1]?.[1]).toContain(codeOf('Bram'))
  })

  test('a report that is no longer watched keeps its pulls and its links', async () => {
    const { db, staticId, codeOf, watch, post } = await begin()
    const [first, second] = [await watch('Ayla'), await watch('Bram')]
    await first.poll()
    await removeWatch(db, staticId, codeOf('Ayla'))
    await second.poll()
    expect(await listPulls(db, staticId, 9)).toHaveLength(3)
    expect(linksOf((await post())?.message)).toHaveLength(2)
  })

  test('two groups that raid at the same time have pulls of their own', async () => {
    const { db, staticId, watch, asked, codeOf } = await begin()
    await (await watch('Red')).poll()
    expect((await (await watch('Blue', { lateMs: 2_000, names: blue })).poll()).newPulls).toBe(3)
    expect((await (await watch('Redtoo', { lateMs: 3_000 })).poll()).newPulls).toBe(0)
    expect((await (await watch('Bluetoo', { lateMs: 5_000, names: blue })).poll()).newPulls).toBe(0)
    expect(asked('events', codeOf('Bluetoo'))).toBe(0)
    expect(await listPulls(db, staticId, 9)).toHaveLength(6)
  })

  test('/pull finds a fight in either report, also by a link to it', async () => {
    const { db, staticId, codeOf, watch } = await begin()
    const jobs = openJobs(open(), (error) => {
      throw error
    })
    const services = { db, jobs, facts, analyst: analystHere(facts), now: () => now } as Parameters<typeof ask>[2]
    const asker = { staticId, channelId: 'raid', member: { id: '1', name: 'raider', mayManage: false } }
    const title = async (line: string) => {
      const { content, embeds } = await ask(line, asker, services, painter)
      return embeds[0]?.title ?? embeds[0]?.description ?? content
    }
    try {
      await (await watch('Ayla', { pulls: 1 })).poll()
      await (await watch('Bram', { pulls: 3 })).poll()
      expect(await title(`/pull 2 ${codeOf('Bram')}`)).toMatch(/^Pull 2 · /)
      expect(await title(`/pull report:${fight(codeOf('Bram'), 1)}`)).toMatch(/^Pull 1 · /)
      expect(await title(`/pull report:${codeOf('Ayla')}`)).toMatch(/^Pull 1 · /)
      expect(await title(`/pull 2 ${codeOf('Ayla')}`)).toContain(`The report ${codeOf('Ayla')} has no fight 2.`)
    } finally {
      await jobs.stop()
    }
  })

  test.each([11, 12, 13])('polled at once while they grow, they end in the same pulls (%i)', async (seed) => {
    const { db, staticId, codeOf, watch } = await begin()
    const random = prngFrom(seed)
    const names = ['Ayla', 'Bram', 'Cato']
    const raiders = await Promise.all(
      names.map((name, index) => watch(name, { pulls: 5, lateMs: index * 2_000 }, `channel ${index % 2}`)),
    )
    for (const { report } of raiders) standIn.grow(report.code, { fights: 0 })
    const told = raiders.map(() => 0)
    while (told.some((fights) => fights < 5)) {
      raiders.forEach(({ report }, index) => {
        told[index] = Math.min(5, (told[index] ?? 0) + random.whole(0, 2))
        standIn.grow(report.code, { fights: told[index] ?? 0 })
      })
      await Promise.all(raiders.flatMap(({ poll }) => (random.chance(0.5) ? [poll(), poll()] : [poll()])))
    }
    const pulls = (await listPulls(db, staticId, 99)).toReversed()
    expect(pulls.map(({ number, startedAt }) => [number, Math.round(startedAt / (10 * minute))])).toEqual(
      pulls.map((_, index) => [index + 1, Math.round((pulls[0]?.startedAt ?? 0) / (10 * minute)) + index]),
    )
    expect(pulls).toHaveLength(5)
    for (const name of names) {
      const accounts = await listAccounts(db, staticId, { source: 'fflogs', code: codeOf(name) })
      expect(accounts.map(({ pullId }) => pullId).toSorted()).toEqual(pulls.map(({ id }) => id).toSorted())
    }
  })
})
