import { beforeAll, expect, test } from 'vitest'
import { type Asker, ask, press } from '../../src/bot/lines/ask.ts'
import { completeLine } from '../../src/bot/lines/complete.ts'
import { menus } from '../../src/commands/index.ts'
import { saveAlias, saveMember } from '../../src/store/people/roster.ts'
import { openStatic, saveLanguage } from '../../src/store/people/statics.ts'
import { evening } from '../bot/fru-pulls.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const dayMs = 86_400_000
let asker: Asker

const say = (line: string, by: Asker = asker) => ask(line, by, house().services, house().painter)
const textOf = async (line: string, by: Asker = asker) => {
  const { content, embeds, attachments = [] } = await say(line, by)
  return [content, embeds[0]?.title, embeds[0]?.description, ...attachments.map(({ description }) => description)].join(
    '\n',
  )
}

/** Two nights in which Cato, who is nobody’s yet, is hit by the Path of Darkness in every pull. */
beforeAll(async () => {
  const { id } = await openStatic(house().services.db, { discordId: 'me', name: 'me' })
  asker = { staticId: id, channelId: '1', member: { id: '77', name: 'Cato', mayManage: false } }
  const pulls = [0, 1].flatMap((night) =>
    [1, 2, 3].map((nth) => ({ nth: night * 10 + nth, startedAt: evening + night * dayMs + nth * 300_000 })),
  )
  await house().tell(id, 'AbCdEfGh12345678', pulls)
})

test('whoever is not known yet is told how to be', async () => {
  expect(await textOf('/me')).toMatch(/does not know which raider you are\. Type \/roster claim/)
  expect(await textOf('/help')).toMatch(/\/roster claim` says which raider you are/)
})

test('raiders see what is for raiders, leads and managers what is theirs, too', async () => {
  const groups = async (by: Asker) =>
    [...(await textOf('/help', by)).matchAll(/^\*\*(.*)\*\*$/gm)].map(([, title]) => title)
  const everybody = ['A pull', 'Over the nights', 'You', 'To look up']
  expect(await groups(asker)).toEqual(everybody)
  const lead = { ...asker, member: { ...asker.member, isLead: true } }
  expect(await groups(lead)).toEqual([...everybody, 'For leads'])
  const manager = { ...asker, member: { ...asker.member, mayManage: true } }
  expect(await groups(manager)).toEqual([...everybody, 'For leads', 'For those who manage the server'])
})

test('one’s own nights say where most is lost, in all, in a phase and at a mechanic, each with a picture', async () => {
  const { db } = house().services
  await saveAlias(db, asker.staticId, { name: 'Cato Finch' }, await saveMember(db, asker.staticId, 'Cato', '77'))
  const all = await textOf('/me')
  expect(all).toMatch(/FRU · Cato · last 5 nights\nYou were in 6 pulls and never died before they were lost\./)
  expect(all).toMatch(/Look at this first: the Path of Darkness went wrong 6 of 6 \(61 to 100 %\) of your chances/)
  const phase = await textOf('/me phase:1')
  expect(phase).toMatch(/You came to P1 in 6 pulls\. You lose the most here: the Path of Darkness went wrong/)
  expect(phase).toMatch(/What P1 costs you/)
  const mechanic = await textOf('/me mechanic:"the Path of Darkness"')
  expect(mechanic).toMatch(/went wrong 6 of 6 .* of your chances\. That is too little to say/)
  expect(mechanic).toMatch(/from 100 % to 100 %/)
  expect(await textOf('/me phase:5')).toMatch(/You did not come to P5/)
})

test('nobody is shown somebody else’s', async () => {
  const other = { ...asker, member: { ...asker.member, id: '78' } }
  expect(await textOf('/me', other)).not.toMatch(/the Path of Darkness/)
})

test('what can be asked for completes', async () => {
  const complete = async (line: string) =>
    (await completeLine(line, asker, house().services)).map(({ value }) => value).slice(0, 2)
  expect(await complete('/me phase:')).toEqual(['/me phase:P1 '])
  expect(await complete('/me mechanic:path')).toEqual(['/me mechanic:"the Path of Darkness" '])
  expect(await complete('/me fight:')).toEqual(['/me fight:FRU '])
})

test('a message without a report’s link says what is wanted of it', async () => {
  const [watchThis] = menus
  await expect(watchThis?.run('pulls at nine https://example.org', asker, house().services)).rejects.toThrow(
    /links to no FFLogs report/,
  )
})

test('bosses and actions are called as the server’s language calls them, sentences and people are not', async () => {
  await saveLanguage(house().services.db, asker.staticId, 'de')
  expect(await textOf('/me')).toMatch(/Look at this first: Pfad der Dunkelheit went wrong 6 of 6/)
  expect(await textOf('/me mechanic:"the Path of Darkness"')).toMatch(
    /\*\*Pfad der Dunkelheit\*\* in P1: it went wrong 6 of 6/,
  )
  const { components } = await say('/pull')
  const options = components.flatMap(({ components }) =>
    components.flatMap((one) => (one.type === 3 ? one.options : [])),
  )
  expect(options.map(({ label }) => label)).toContainEqual(expect.stringMatching(/ Brandschlag$/))
  const chosen = options.find(({ label }) => label.endsWith('Brandschlag'))?.value ?? ''
  const part = await press(`detail:${asker.staticId}:6`, asker, house().services, house().painter, chosen)
  expect(part.embeds[0]?.title).toMatch(/^Pull 6 · Brandschlag · /)
  expect(await completeLine('/me mechanic:pfad', asker, house().services)).toEqual([
    { name: 'Pfad der Dunkelheit', value: '/me mechanic:"the Path of Darkness" ' },
  ])
})
