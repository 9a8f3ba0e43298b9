import { afterAll, beforeAll, expect, test } from 'vitest'
import { analystHere } from '../../../src/analysis/analyst.ts'
import { announceNight } from '../../../src/bot/telling/announce.ts'
import { openPainter, type Painter } from '../../../src/charts/painter.ts'
import { localChannel, localGuild, openStatic } from '../../../src/store/people/statics.ts'
import { listNightsToAnnounce } from '../../../src/store/pulls/pull-channels.ts'
import { savePull } from '../../../src/store/pulls/pulls.ts'
import { removeWatch, saveWatch } from '../../../src/store/reports/watches.ts'
import { findPostFile, listPosts, listUnsentPosts, loadMessage, type Post } from '../../../src/store/telling/posts.ts'
import { onEveryDatabase } from '../../databases.ts'
import { facts, fruPull, reportOf, type Told } from '../fru-pulls.ts'

let painter: Painter
beforeAll(() => {
  painter = openPainter()
})
afterAll(() => painter.close())

const code = 'AbCdEfGh12345678'
const raid = '300000000000000001'

onEveryDatabase('announcing', (open) => {
  const staticNamed = async (name: string) => (await openStatic(open().db, localGuild, { name })).id
  const tell = async (staticId: number, told: readonly Told[]) => {
    const saved = []
    for (const one of told) saved.push(await savePull(open().db, staticId, reportOf(code), fruPull(one), Date.now()))
    return saved.at(-1)?.nightId ?? 0
  }
  const announce = (nightId: number) =>
    announceNight({ db: open().db, analyst: analystHere(facts), painter, now: Date.now }, nightId)
  const titles = (posts: readonly Post[]) => posts.map(({ message }) => message.embeds[0]?.title).sort()

  test('a night has one message and one post for each pull, with its picture', async () => {
    const { db } = open()
    const id = await staticNamed('night')
    await announce(
      await tell(id, [
        { nth: 1, phase: 1 },
        { nth: 2, phase: 3, bossHp: 0.412 },
      ]),
    )
    const posts = await listPosts(db, id, 10)
    expect(titles(posts)).toEqual(['FRU · 2026-07-01', 'Pull 1 · FRU · P1 40.0 %', 'Pull 2 · FRU · P3 41.2 %'])
    expect(new Set(posts.map(({ channelId }) => channelId))).toEqual(new Set([localChannel(id)]))
    const night = posts.find(({ kind }) => kind === 'night')
    expect(night?.message.embeds[0]?.description).toContain('Best: **P3 41.2 %** (pull 2)')
    for (const post of posts.filter(({ kind }) => kind === 'pull')) {
      const [file] = (await loadMessage(db, post)).files
      expect(post.message.embeds[0]?.image?.url).toBe(`attachment://${file?.name}`)
      expect(await findPostFile(db, id, post.id, file?.name ?? '')).toEqual(file?.bytes)
      expect(await findPostFile(db, id + 1, post.id, file?.name ?? '')).toBeUndefined()
    }
  })

  test('announcing again changes nothing; another pull changes the night and no older post', async () => {
    const { db } = open()
    const id = await staticNamed('again')
    const nightId = await tell(id, [{ nth: 1 }])
    await announce(nightId)
    const before = await listPosts(db, id, 10)
    await announce(nightId)
    expect(await listPosts(db, id, 10)).toEqual(before)
    await announce(await tell(id, [{ nth: 2, phase: 2 }]))
    const after = await listPosts(db, id, 10)
    expect(after.map(({ kind, revision }) => [kind, revision]).sort()).toEqual([
      ['night', 2],
      ['pull', 1],
      ['pull', 1],
    ])
  })

  test('two who announce at once write each post once', async () => {
    const { db } = open()
    const id = await staticNamed('at once')
    const nightId = await tell(id, [{ nth: 1 }, { nth: 2 }])
    await Promise.all([announce(nightId), announce(nightId)])
    const posts = await listPosts(db, id, 10)
    expect(posts.map(({ kind, revision }) => [kind, revision]).sort()).toEqual([
      ['night', 1],
      ['pull', 1],
      ['pull', 1],
    ])
  })

  test('a watched report is told in the channel that watches it, and stays there', async () => {
    const { db } = open()
    const id = await staticNamed('watched')
    await saveWatch(db, id, { code, channelId: raid, addedBy: 'somebody', addedAt: Date.now() })
    const nightId = await tell(id, [{ nth: 1 }])
    await announce(nightId)
    await removeWatch(db, id, code)
    await announce(nightId)
    const posts = await listPosts(db, id, 10)
    expect(posts.map(({ channelId }) => channelId)).toEqual([raid, raid])
    expect((await listUnsentPosts(db, nightId)).map(({ kind }) => kind)).toEqual(['night', 'pull'])
  })

  test('a night is due while one of its pulls has not been told', async () => {
    const { db } = open()
    const id = await staticNamed('due')
    const nightId = await tell(id, [{ nth: 1 }])
    expect(await listNightsToAnnounce(db, 0)).toContain(nightId)
    await announce(nightId)
    expect(await listNightsToAnnounce(db, 0)).not.toContain(nightId)
    await tell(id, [{ nth: 2 }])
    expect(await listNightsToAnnounce(db, 0)).toContain(nightId)
  })
})
