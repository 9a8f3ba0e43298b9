import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ask } from '../../src/bot/lines/ask.ts'
import { type Blame, localChannel, openStatic } from '../../src/store/people/statics.ts'
import { guilds } from '../../src/store/schema.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const code = 'AbCdEfGh12345678'
const raider = { id: '200000000000000001', name: 'raider', mayManage: false }
const lead = { id: '200000000000000002', name: 'lead', mayManage: true }

/** A server of that openness in whose only pull Cato Finch, known as Kit, broke a rule. */
const serverWith = async (blame: Blame, discordId: string) => {
  const { db } = house().services
  const { id } = await openStatic(db, { discordId, name: blame })
  await db.update(guilds).set({ blame }).where(eq(guilds.discordId, discordId))
  await house().tell(id, code, [{ nth: 1 }])
  const say = async (line: string, member = lead) => {
    const message = await ask(
      line,
      { staticId: id, channelId: localChannel(id), member },
      house().services,
      house().painter,
    )
    return message.content || `${message.embeds[0]?.title}\n${message.embeds[0]?.description}`
  }
  await say('/roster add Kit')
  await say('/roster alias "Cato Finch" kit')
  return say
}

test.each<[Blame, string]>([
  ['names', '**1:00** Kit was hit by Burnt Strike'],
  ['initials', '**1:00** K. was hit by Burnt Strike'],
  ['roles', '**1:00** A melee was hit by Burnt Strike'],
  ['off', 'Faults are not shown on this server.'],
])('with blame at %s a raider reads “%s”', async (blame, told) => {
  const say = await serverWith(blame, `server-${blame}`)
  expect(await say('/fault last', raider)).toContain(told)
})

test('a lead reads names whatever the server shows', async () => {
  const say = await serverWith('off', 'server-lead')
  expect(await say('/fault')).toContain('Kit')
  expect(await say('/fault last "cato finch"')).toContain('Pull 1 · Faults of Kit')
  expect(await say('/fault last Ayla Stone')).toContain('Ayla Stone broke no rule that is known')
})

test('everybody may ask about themselves, and about nobody else', async () => {
  const say = await serverWith('roles', 'server-self')
  expect(await say('/fault last Kit', raider)).toContain('What others did is not told here.')
  await say(`/roster add Kit user:${raider.id}`)
  expect(await say('/fault last Kit', raider)).toContain('Kit was hit by Burnt Strike')
  expect(await say('/fault last "Ayla Stone"', raider)).toContain('What others did is not told here.')
})

test('somebody who was not there is answered with who was', async () => {
  const say = await serverWith('names', 'server-absent')
  expect(await say('/fault last Nobody')).toBe(
    'Nobody was not in pull 1. There were Ayla Stone, Bram Reed, Kit, Dorn Vale.',
  )
})

test('the roster is edited by leads and read by everybody', async () => {
  const say = await serverWith('roles', 'server-roster')
  expect(await say('/roster add Zoe', raider)).toContain('edited by this static’s leads')
  expect(await say('/roster alias "Ayla Stone" Zoe')).toContain('Zoe is not on the roster. There are Kit')
  expect(await say('/roster add Zoe user:everyone')).toContain('The user must be a Discord account')
  expect(await say('/roster list', raider)).toMatch(/\*\*Kit\*\* · DRG 1 · <t:\d+:R> · Cato Finch/)
})
