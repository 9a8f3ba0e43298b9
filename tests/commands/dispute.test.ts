import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask, press, submit } from '../../src/bot/lines/ask.ts'
import { announceNight } from '../../src/bot/telling/announce.ts'
import { tableOf } from '../../src/events/recorder.ts'
import type { Message } from '../../src/message.ts'
import { listDisputes } from '../../src/store/people/disputes.ts'
import { type Blame, localChannel, openStatic } from '../../src/store/people/statics.ts'
import { findPull } from '../../src/store/pulls/pulls.ts'
import { replacePull } from '../../src/store/pulls/replace-pull.ts'
import { saveReport } from '../../src/store/reports/reports.ts'
import { guilds, metricResults } from '../../src/store/schema.ts'
import { listPosts } from '../../src/store/telling/posts.ts'
import { fruPull, reportOf } from '../bot/fru-pulls.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const code = 'AbCdEfGh12345678'
const kit = { id: '200000000000000001', name: 'kit', mayManage: false }
const other = { id: '200000000000000003', name: 'other', mayManage: false }
const lead = { id: '200000000000000002', name: 'lena', mayManage: true }

/** A static in whose only pull Cato Finch, known as Kit, broke a rule; Ayla Stone is somebody else's. */
async function begin(name: string, blame: Blame = 'roles') {
  const { services, painter } = house()
  const { db } = services
  const { id } = await openStatic(db, { discordId: name, name })
  await db.update(guilds).set({ blame }).where(eq(guilds.discordId, name))
  const nightId = await house().tell(id, code, [{ nth: 1, calledMs: 75_000 }])
  const askerOf = (member: typeof lead) => ({ staticId: id, channelId: localChannel(id), member })
  const say = async (line: string, member = lead) => ask(line, askerOf(member), services, painter)
  await say(`/roster add Kit user:${kit.id}`)
  await say('/roster alias "Cato Finch" Kit')
  await say(`/roster add Ayla user:${other.id}`)
  await say('/roster alias "Ayla Stone" Ayla')
  return {
    id,
    nightId,
    say: async (line: string, member = lead) => textOf(await say(line, member)),
    buttons: async (line: string, member = lead) => buttonsOf(await say(line, member)),
    press: async (customId: string, member = lead) => press(customId, askerOf(member), services, painter),
    type: async (customId: string, words: string, member = kit) =>
      textOf(await submit(customId, words, askerOf(member), services, painter)),
    dispute: async (words = 'I was pushed.') => {
      const [button] = Object.values(buttonsOf(await say('/fault', kit)))
      return textOf(await submit(button ?? '', words, askerOf(kit), services, painter))
    },
  }
}

const textOf = ({ content, embeds }: Message) => content || `${embeds[0]?.title}\n${embeds[0]?.description}`
const buttonsOf = ({ components }: Message): Record<string, string> =>
  Object.fromEntries(
    components.flatMap((row) =>
      row.components.flatMap((one) => (one.type === 2 ? [[one.label, one.custom_id ?? '']] : [])),
    ),
  )

describe('who may dispute what', () => {
  test('whoever is named has a button, whoever is not has none, a lead has all', async () => {
    const { buttons } = await begin('named')
    expect(Object.keys(await buttons('/fault', kit))).toEqual(['Dispute 1:00 Burnt Strike'])
    expect(await buttons('/fault', other)).toEqual({})
    expect(Object.keys(await buttons('/fault', lead))).toEqual(['Dispute 1:00 Burnt Strike'])
  })

  test('nobody disputes what names somebody else, with somebody else’s button or by typing', async () => {
    const { buttons, type, say } = await begin('others')
    const [customId] = Object.values(await buttons('/fault', kit))
    expect(await type(customId ?? '', 'Not them.', other)).toContain('names you')
    expect(await say('/dispute add 1 1:00 Not them.', other)).toContain('names you')
  })

  test('a fault of another static is neither seen nor disputed', async () => {
    const here = await begin('here')
    const there = await begin('there')
    const [customId = ''] = Object.values(await here.buttons('/fault', kit))
    expect(await there.type(customId, 'It was not me.', kit)).toBe('That pull belongs to another static.')
    await here.dispute()
    expect(await there.say('/dispute list')).not.toContain('I was pushed.')
    const [own] = await listDisputes(house().services.db, here.id)
    expect(await there.say(`/dispute rule ${own?.id} upheld`)).toContain(`There is no dispute ${own?.id}.`)
    expect(textOf(await there.press(`rule:${here.id}:${own?.id}:upheld`))).toBe('That pull belongs to another static.')
    expect(textOf(await there.press(`rule:${there.id}:${own?.id}:upheld`))).toContain(`There is no dispute ${own?.id}.`)
    expect((await listDisputes(house().services.db, here.id))[0]?.ruling).toBeUndefined()
  })

  test('a raider rules on nothing', async () => {
    const { id, dispute, say, press: push } = await begin('rules')
    await dispute()
    const [own] = await listDisputes(house().services.db, id)
    expect(await say(`/dispute rule ${own?.id} dismissed`, kit)).toContain(
      'Disputes are ruled on by this static’s leads',
    )
    expect(textOf(await push(`rule:${id}:${own?.id}:dismissed`, kit))).toContain(
      'Disputes are ruled on by this static’s leads',
    )
    expect(await say(`/dispute undo ${own?.id}`, kit)).toContain('Disputes are ruled on by this static’s leads')
  })
})

describe('from a dispute to a ruling', () => {
  test('it is kept once, waits, and whoever asked is told so where they look', async () => {
    const { id, dispute, say } = await begin('waits')
    expect(await dispute()).toMatch(/^Noted as dispute \d+: Burnt Strike at 1:00 in pull 1\./)
    await dispute('Somebody pushed me.')
    expect((await listDisputes(house().services.db, id)).map(({ words }) => words)).toEqual(['Somebody pushed me.'])
    expect(await say('/fault', kit)).toContain('You have disputed it; a lead will look at it.')
    expect(await say('/fault', other)).not.toContain('disputed')
    expect(await say('/dispute list', kit)).toContain('Somebody pushed me.')
    expect(await say('/dispute list', other)).not.toContain('Somebody pushed me.')
    const listed = await say('/dispute list', lead)
    expect(listed).toMatch(
      /pull 1, 1:00 Burnt Strike\*\* · Kit\nSaid: a melee was hit by Burnt Strike\.\nkit .*“Somebody pushed me\.”/,
    )
  })

  test.each([
    [
      'Not their fault',
      'a lead has cleared who was named',
      'A lead has ruled that it was not their mistake.',
      /a melee was hit/,
    ],
    ['Nobody’s', 'nobody’s mistake', 'a lead has ruled that it was nobody’s mistake.', /a melee was hit/],
  ])('%s: the pull is told anew', async (label, told, standing, gone) => {
    const { say, buttons, press: push, dispute, nightId, id } = await begin(`ruled ${label}`)
    await dispute()
    const rulings = await buttons('/dispute list')
    const [customId = ''] = Object.entries(rulings).flatMap(([name, value]) => (name.endsWith(label) ? value : []))
    expect(textOf(await push(customId))).toContain('/dispute undo')
    expect(await say('/fault', kit)).toContain(standing)
    expect(await say('/fault Kit', kit)).not.toMatch(/Kit was hit/)
    expect(await say('/pull')).toContain(told)
    expect(await say('/pull')).not.toMatch(gone)
    const { db, analyst, now } = house().services
    await announceNight({ db, analyst, painter: house().painter, now }, nightId)
    const [post] = (await listPosts(db, id, 9)).filter(({ kind }) => kind === 'pull')
    expect(post?.message.embeds[0]?.description).toContain(told)
  })

  test('somebody else: they are asked for by button, named from then on, and it can be taken back', async () => {
    const { id, say, buttons, press: push, dispute } = await begin('somebody else', 'names')
    await dispute()
    const [own] = await listDisputes(house().services.db, id)
    const who = buttonsOf(await push(`rule:${id}:${own?.id}:somebody else`))
    expect(Object.keys(who)).toEqual(['Ayla Stone', 'Bram Reed', 'Dorn Vale'])
    expect(textOf(await push(who['Ayla Stone'] ?? ''))).toContain('it was Ayla Stone')
    expect(await say('/fault', lead)).toContain('Burnt Strike was down to Ayla')
    expect(await say('/fault', lead)).toContain('certain')
    expect(Object.keys(await buttons('/fault', other))).toEqual(['Dispute 1:00 Burnt Strike'])
    expect(await say(`/dispute undo ${own?.id}`)).toContain('It is open again')
    expect(await say('/fault', lead)).toContain('Kit was hit by Burnt Strike')
    expect(await say(`/dispute undo ${own?.id}`)).toContain('Nobody has ruled')
  })

  test('by typing, with a note for whoever asked', async () => {
    const { id, say } = await begin('typed')
    expect(await say('/dispute add last "Burnt Strike" "I was stunned."', kit)).toContain('Noted as dispute')
    const [own] = await listDisputes(house().services.db, id)
    expect(own).toMatchObject({ player: 'Cato Finch', words: 'I was stunned.' })
    expect(await say(`/dispute rule ${own?.id} upheld note:"The clip shows it."`)).toContain('Ruled on dispute')
    expect(await say('/fault', kit)).toContain('it stands. “The clip shows it.”')
    expect(await say('/dispute add last 1:00 "Once more."', kit)).toContain('Noted')
    expect((await listDisputes(house().services.db, id))[0]?.words).toBe('I was stunned.')
  })

  test('the window’s button answers with its ruling once there is one', async () => {
    const { id, buttons, type, say } = await begin('decided')
    const [customId = ''] = Object.values(await buttons('/fault', kit))
    await type(customId, 'I was pushed.')
    const [own] = await listDisputes(house().services.db, id)
    await say(`/dispute rule ${own?.id} dismissed`)
    expect(await type(customId, 'Well?')).toContain('A lead has ruled that it was not their mistake.')
  })

  test('a ruling outlives a new analysis', async () => {
    const { id, say, dispute } = await begin('anew')
    await dispute()
    const [own] = await listDisputes(house().services.db, id)
    await say(`/dispute rule ${own?.id} nobody`)
    const { db } = house().services
    const pull = await findPull(db, id, 1)
    await db.delete(metricResults).where(eq(metricResults.pullId, pull?.id ?? 0))
    expect(await say('/pull')).toContain('A lead has ruled that Burnt Strike at 1:00 was nobody’s mistake')
    expect(await say('/session')).not.toContain('Burnt Strike')
  })
})

describe('a pull that is read anew from a fuller account', () => {
  test('keeps its ruling where the fault is found again, and leads are told where it is not', async () => {
    const { id, say, dispute } = await begin('fuller')
    const { db } = house().services
    await dispute()
    const [own] = await listDisputes(db, id)
    await say(`/dispute rule ${own?.id} dismissed`)
    const replace = async (recorded: ReturnType<typeof fruPull>) => {
      const stored = await findPull(db, id, 1)
      if (stored === undefined) throw new Error('the pull is gone')
      const report = reportOf(code)
      const reportId = await saveReport(db, id, report)
      await replacePull(db, stored, { reportId, told: { ...recorded, report }, storedAt: 1 })
    }
    await replace(fruPull({ nth: 1, calledMs: 76_000 }))
    expect(await say('/fault', kit)).toContain('A lead has ruled that it was not their mistake.')
    await replace({ ...fruPull({ nth: 1 }), events: tableOf([]) })
    expect(await say('/fault', lead)).toContain(`Dispute ${own?.id} is about what is told no more`)
    expect(await say('/fault', kit)).not.toContain('told no more')
    expect(await say('/dispute list')).toContain('not their fault, by lena')
  })
})

describe('what cannot be', () => {
  let here: Awaited<ReturnType<typeof begin>>
  beforeAll(async () => {
    here = await begin('cannot')
  })

  test('no words, no such fault, no such dispute', async () => {
    expect(await here.say('/dispute add last 9:59 "Not so."', kit)).toBe(
      'That is not told of pull 1. You may dispute: 1:00 Burnt Strike.',
    )
    expect(await here.say('/dispute rule 99999 upheld')).toBe('There is no dispute 99999. /dispute list shows them.')
    const [customId = ''] = Object.values(await here.buttons('/fault', kit))
    expect(await here.type(customId, '   ')).toBe('Say in a few words why it was not like that.')
  })

  test('a window where none can be opened is a sentence that says what to type', async () => {
    const [customId = ''] = Object.values(await here.buttons('/fault', kit))
    expect(textOf(await here.press(customId, kit))).toMatch(/^Type it with your words: \/dispute add 1 avoidable:\d+_1/)
  })

  test('whoever was not there cannot be who it was', async () => {
    await here.dispute()
    const [own] = await listDisputes(house().services.db, here.id)
    expect(await here.say(`/dispute rule ${own?.id} "somebody else" player:Nobody`)).toContain('was not in pull 1')
    expect(await here.say(`/dispute rule ${own?.id} maybe`)).toContain('The ruling is one of')
  })
})
