import { describe, expect, test } from 'vitest'
import { ask, askOrThrow } from '../../src/bot/lines/ask.ts'
import { asMemberOf } from '../../src/commands/permissions.ts'
import { openChannelStatic } from '../../src/store/people/static-channels.ts'
import { findStatic, localChannel, localGuild, openStatic } from '../../src/store/people/statics.ts'
import { saveWatch } from '../../src/store/reports/watches.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()

const openHere = async (name: string, guild = localGuild, mayManage = true) => {
  const { id } = await openStatic(house().services.db, guild, { name })
  return { staticId: id, channelId: localChannel(id), member: { id: '1', name: 'lead', mayManage } }
}

const text = async (line: string, asker: Awaited<ReturnType<typeof openHere>>) =>
  (await ask(line, asker, house().services, house().painter)).embeds[0]?.description

test('it shows how things are', async () => {
  const asker = await openHere('as it is', { discordId: '300000000000000009', name: 'alone' })
  expect(await text('/settings show', asker)).toBe(
    '**static: as it is**: the only one here; /settings static create adds another.\n' +
      '**lead: nobody by role**: those with Manage Server lead; /settings lead lets a role lead, too.\n' +
      '**names: names**: characters are stored by their names.\n' +
      '**blame: roles**: posts call whoever made a mistake by their role, “a ranged”, and everybody else by their jobs, in pictures too.\n' +
      '**language: en**: bosses and actions have their English names.\n' +
      '**nights**: a night ends when nobody pulls for three hours, whatever the clock says.\n' +
      '**this channel**: Pulls of the reports it watches and of logs handed in here. Each pull has a post of its own; wipes under 20 s are only counted.',
  )
})

test('names are for the static, blame is for its server', async () => {
  const guild = { discordId: '300000000000000001', name: 'a server' }
  const asker = await openHere('first', guild)
  const other = await openHere('second', guild)
  expect(await text('/settings names initials', asker)).toContain('Pulls that are stored already keep the names')
  expect(await text('/settings blame off', asker)).toContain('/fault tells everybody their own')
  const { db } = house().services
  expect(await findStatic(db, asker.staticId)).toMatchObject({ storedNames: 'initials', blame: 'off' })
  expect(await findStatic(db, other.staticId)).toMatchObject({ storedNames: 'names', blame: 'off' })
  expect(await text('/settings blame names', asker)).toContain('**blame: names**')
  expect(await text('/settings names names', asker)).toContain('**names: names**')
})

test('nobody else may change it, and nothing else can be chosen', async () => {
  const member = await openHere('members', localGuild, false)
  const lead = await openHere('members')
  const { services, painter } = house()
  await expect(askOrThrow('/settings names initials', member, services, painter)).rejects.toThrow('Manage Server')
  await expect(askOrThrow('/settings names secret', lead, services, painter)).rejects.toThrow('names')
  expect((await findStatic(services.db, lead.staticId))?.storedNames).toBe('names')
})

describe('a server with several statics', () => {
  const guild = { discordId: '300000000000000002', name: 'two statics' }
  const say = async (line: string, asker: Awaited<ReturnType<typeof openHere>>) => {
    const { content, embeds } = await ask(line, asker, house().services, house().painter)
    return content || (embeds[0]?.description ?? '')
  }
  const inChannel = async (channelId: string) => {
    const { id } = await openChannelStatic(house().services.db, guild, channelId)
    return { staticId: id, channelId, member: { id: '1', name: 'manager', mayManage: true } }
  }

  test('its first one is asked about in every channel that is nobody’s', async () => {
    const anywhere = await inChannel('400000000000000001')
    expect(await inChannel('400000000000000002')).toMatchObject({ staticId: anywhere.staticId })
    expect(await say('/settings static rename Monday', anywhere)).toBe(
      'Static is called Monday from now on. Nothing else changes.',
    )
    expect(await inChannel('400000000000000001')).toMatchObject({ staticId: anywhere.staticId })
  })

  test('a channel is given to another, which says what changes and how it is taken back', async () => {
    const raid = '400000000000000003'
    const before = await inChannel(raid)
    await saveWatch(house().services.db, before.staticId, {
      code: 'settingsReport01',
      channelId: raid,
      addedBy: 'somebody',
      addedAt: 1,
    })
    expect(await say('/settings static create Friday', before)).toBe(
      'Friday is there. Type /settings static use in its raid channel: that makes it theirs.',
    )
    const given = await say('/settings static use friday', before)
    expect(given).toContain('What is asked here is about Friday from now on')
    expect(given).toContain('/settings static use static:"Monday" takes it back.')
    expect(given).toContain('1 report is watched here for another static')
    const after = await inChannel(raid)
    expect(after.staticId).not.toBe(before.staticId)
    expect((await inChannel('400000000000000001')).staticId).toBe(before.staticId)
    expect(await say('/settings static list', after)).toBe(
      '**Monday**: every channel that is nobody’s\n**Friday** (here): <#400000000000000003>',
    )
    expect(await say('/settings static use Monday', after)).toContain('What is asked here is about Monday')
    expect((await inChannel(raid)).staticId).toBe(before.staticId)
  })

  test('names are not given twice, and no other server’s static can be named', async () => {
    const asker = await inChannel('400000000000000001')
    await openHere('elsewhere', { discordId: '300000000000000003', name: 'another server' })
    expect(await say('/settings static create MONDAY', asker)).toContain('is the name of a static here already')
    expect(await say('/settings static use elsewhere', asker)).toBe(
      'There is no static elsewhere here. There are Monday, Friday; /settings static create adds one.',
    )
  })
})

test('a role leads one static, and a button about another asks who leads that one', async () => {
  const guild = { discordId: '300000000000000004', name: 'led' }
  const [one, other] = [await openHere('one', guild), await openHere('other', guild)]
  expect(await text('/settings lead <@&500000000000000001>', one)).toContain('**lead: <@&500000000000000001>**')
  expect(await text('/settings lead <@&500000000000000002>', one)).toContain('It was <@&500000000000000001> before.')
  const { db } = house().services
  const member = { id: '2', name: 'raider', mayManage: false, roleIds: ['500000000000000002'] }
  const [own, foreign] = [await findStatic(db, one.staticId), await findStatic(db, other.staticId)]
  expect([own, foreign].map((led) => led && asMemberOf(member, led).isLead)).toEqual([true, false])
})
