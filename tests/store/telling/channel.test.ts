import { expect, test } from 'vitest'
import { openStatic } from '../../../src/store/people/statics.ts'
import { listLocalChannels, readChannel } from '../../../src/store/telling/channel.ts'
import { savePost } from '../../../src/store/telling/posts.ts'
import { onEveryDatabase } from '../../databases.ts'
import { now, openLocal, pullMessage, seedNight, smallPicture } from '../../web/seed.ts'

onEveryDatabase('the local channel', (open) => {
  test('a page holds the newest pulls by night, with each night’s own message and its pictures’ sizes', async () => {
    const { db } = open()
    const { id: staticId } = await openLocal(db, 'pages')
    const earlier = await seedNight(db, { staticId, pulls: 3, endedAt: now - 86_400_000 })
    const later = await seedNight(db, { staticId, pulls: 2 })
    const { nights, older } = await readChannel(db, staticId, { limit: 4 })
    expect(
      nights.map(({ id, own, thread }) => [id, own?.kind, thread.map(({ subjectId }) => subjectId % 1000)]),
    ).toEqual([
      [later, 'night', [2, 1]],
      [earlier, 'night', [3, 2]],
    ])
    expect(nights[0]?.thread[0]?.files).toEqual([{ name: 'timeline-1-0badc0de.png', size: { width: 80, height: 45 } }])
    expect(older).toBe(nights[1]?.thread[1]?.id)

    const rest = await readChannel(db, staticId, { before: older, limit: 4 })
    expect(rest.nights.map(({ id, own, thread }) => [id, own?.kind, thread.length])).toEqual([[earlier, 'night', 1]])
    expect(rest.older).toBeUndefined()
  })

  test('posts of one moment are paged through, none twice and none left out', async () => {
    const { db } = open()
    const { id: staticId } = await openLocal(db, 'one moment')
    const nightId = await seedNight(db, { staticId, pulls: 0 })
    for (let subjectId = 1; subjectId <= 5; subjectId++) {
      const message = pullMessage({ number: subjectId, picture: smallPicture() })
      const place = { staticId, channelId: `local-${staticId}`, nightId, createdAt: now }
      await savePost(db, { ...place, kind: 'pull', subjectId: 90_000 + subjectId, message })
    }
    const seen: number[] = []
    let before: number | undefined
    do {
      const page = await readChannel(db, staticId, { before, limit: 2 })
      seen.push(...page.nights.flatMap(({ thread }) => thread.map(({ subjectId }) => subjectId - 90_000)))
      before = page.older
    } while (before !== undefined)
    expect(seen).toEqual([5, 4, 3, 2, 1])
  })

  test('posts of other statics and for Discord’s channels are not shown', async () => {
    const { db } = open()
    const { id: staticId } = await openLocal(db, 'alone')
    const nightId = await seedNight(db, { staticId, pulls: 1 })
    const message = pullMessage({ number: 7, picture: smallPicture() })
    await savePost(db, { staticId, channelId: '3000', nightId, kind: 'pull', subjectId: 777, createdAt: now, message })
    const { nights } = await readChannel(db, staticId, { limit: 10 })
    expect(nights.flatMap(({ thread }) => thread)).toHaveLength(1)
  })

  test('the channels are the statics of this machine, with when each last spoke', async () => {
    const { db } = open()
    await openStatic(db, { discordId: '300000000000000001', name: 'Elsewhere' }, { name: 'Not here' })
    const { id: staticId } = await openLocal(db, 'speaks')
    await openLocal(db, 'silent', true)
    await seedNight(db, { staticId, pulls: 1, endedAt: now + 5 })
    const channels = await listLocalChannels(db)
    expect(channels.map(({ name }) => name)).not.toContain('Not here')
    expect(channels.find(({ name }) => name === 'speaks')).toEqual({
      id: staticId,
      name: 'speaks',
      sample: false,
      newestAt: now + 5,
    })
    expect(channels.find(({ name }) => name === 'silent')).toMatchObject({ sample: true, newestAt: null })
  })
})
