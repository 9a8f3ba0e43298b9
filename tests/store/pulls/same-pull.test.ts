import { expect, test } from 'vitest'
import { tableOf } from '../../../src/events/recorder.ts'
import type { RecordedPull, ReportInfo } from '../../../src/report.ts'
import { openStatic } from '../../../src/store/people/statics.ts'
import { findPull, listPulls, loadEvents, savePull } from '../../../src/store/pulls/pulls.ts'
import { listResults, saveResults } from '../../../src/store/pulls/results.ts'
import { listPosts, markSent, savePost } from '../../../src/store/telling/posts.ts'
import { onEveryDatabase } from '../../databases.ts'

const second = 1_000
const evening = 1_700_000_000_000
const log: ReportInfo = { source: 'netlog', code: 'log', title: 'a night', startedAt: evening - 3_600 * second }

const death = { type: 'death', at: 1_000, target: 0, killer: -1, ability: 0 } as const
const pullAt = (startedAt: number, more: Partial<RecordedPull> = {}): RecordedPull => ({
  source: 'netlog',
  sourceKey: String(startedAt),
  territoryId: 887,
  fightName: 'The Epic of Alexander (Ultimate)',
  startedAt,
  durationMs: 120 * second,
  outcome: 'wipe',
  actors: [{ id: 0, kind: 'player', name: 'Ayla', job: 'WAR' }],
  abilityNames: {},
  statusNames: {},
  phases: [],
  events: tableOf([death]),
  parser: 'netlog 1',
  ...more,
})

onEveryDatabase('one pull, told twice', (open) => {
  let statics = 0
  const begin = async () => {
    const { db } = open()
    const { id } = await openStatic(db, { discordId: 'local', name: 'here' }, { name: `static ${++statics}` })
    const tell = (pull: RecordedPull, report = log, at = 5) => savePull(db, id, report, pull, at)
    return { db, id, tell }
  }

  test('what was told before its last lines were written becomes whole, as the same pull', async () => {
    const { db, id, tell } = await begin()
    const first = await tell(pullAt(evening, { provisional: true }))
    const again = await tell(pullAt(evening, { provisional: true }))
    const more = await tell(pullAt(evening, { provisional: true, events: tableOf([death, death]) }))
    const whole = await tell(pullAt(evening, { events: tableOf([death, death, death]) }))
    const late = await tell(pullAt(evening, { provisional: true }))
    expect([first, again, more, whole, late].map(({ change }) => change)).toEqual([
      'new',
      'known',
      'fuller',
      'fuller',
      'known',
    ])
    expect(await findPull(db, id, 1)).toMatchObject({ id: first.pull.id, provisional: false })
    expect((await loadEvents(db, id, first.pull.id)).count).toBe(3)
  })

  test('what a fuller account leaves out is not left over from the one before', async () => {
    const { db, id, tell } = await begin()
    await tell(pullAt(evening, { outcome: 'unknown', bossHp: 0.5, wipeCalledMs: 7, trash: true, brokenHashes: 3 }))
    await tell(pullAt(evening), { ...log, code: 'other' })
    const stored = await findPull(db, id, 1)
    expect(stored).toMatchObject({ outcome: 'wipe', trash: false, brokenHashes: 0 })
    expect(stored).not.toHaveProperty('bossHp')
    expect(stored).not.toHaveProperty('wipeCalledMs')
  })

  test('parts that were pulls of their own become one when an account spans them; where they were told says so', async () => {
    const { db, id, tell } = await begin()
    const part = (from: number, to: number, code: string) => {
      const startedAt = evening + from * second
      const cut = pullAt(startedAt, { durationMs: (to - from) * second, outcome: 'unknown' })
      return tell(cut, { ...log, code, startedAt: startedAt - second })
    }
    const [start, end] = [await part(0, 30, 'a'), await part(90, 110, 'b')]
    const post = { staticId: id, kind: 'pull', nightId: end.nightId, subjectId: end.pull.id, createdAt: 1 } as const
    const message = { content: 'told', embeds: [], components: [], files: [{ name: 'x.png', bytes: Buffer.from('x') }] }
    await savePost(db, { ...post, channelId: `local-${id}`, message })
    await savePost(db, { ...post, channelId: `discord-${id}`, message })
    const [sent] = (await listPosts(db, id, 9)).filter(({ channelId }) => channelId.startsWith('discord'))
    await markSent(db, sent?.id ?? 0, { revision: 1, messageId: '77' })

    const whole = await tell(pullAt(evening), { ...log, code: 'whole' })
    expect(whole).toMatchObject({ change: 'fuller', pull: { id: start.pull.id, number: 1 } })
    expect(await listPulls(db, id, 9)).toHaveLength(1)
    expect(await listPosts(db, id, 9)).toMatchObject([
      { id: sent?.id, revision: 2, sentRevision: 1, message: { content: 'This was a part of pull 1.' } },
    ])
  })

  test('results of an account that was replaced meanwhile are not stored', async () => {
    const { db, id, tell } = await begin()
    const { pull: before } = await tell(pullAt(evening, { provisional: true }))
    const { pull: after } = await tell(pullAt(evening))
    const found = (result: string) => [{ metric: 'deaths', version: 1, result }]
    await saveResults(db, before, found('old'))
    expect(await listResults(db, id, [after.id])).toEqual([])
    await saveResults(db, after, found('new'))
    await saveResults(db, before, found('old'))
    expect(await listResults(db, id, [after.id])).toMatchObject([{ result: 'new' }])
  })

  test('results that are stored while their pull is replaced do not outlive it', async () => {
    const { db, id, tell } = await begin()
    const { pull } = await tell(pullAt(evening, { provisional: true }))
    const results = [{ metric: 'deaths', version: 1, result: 'old' }]
    await Promise.all([tell(pullAt(evening)), ...Array.from({ length: 5 }, () => saveResults(db, pull, results))])
    expect(await listResults(db, id, [pull.id])).toEqual([])
  })
})
