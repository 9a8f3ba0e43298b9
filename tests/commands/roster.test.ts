import { expect, test } from 'vitest'
import { ask, press } from '../../src/bot/lines/ask.ts'
import { completeLine } from '../../src/bot/lines/complete.ts'
import { parseCharacter, spellCharacter } from '../../src/character.ts'
import type { Job } from '../../src/game.ts'
import type { Message } from '../../src/message.ts'
import { findMember } from '../../src/store/people/find-member.ts'
import { listRoster } from '../../src/store/people/roster.ts'
import { localChannel, localGuild, openStatic, saveSettings } from '../../src/store/people/statics.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { fruPull, reportOf } from '../bot/fru-pulls.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()

const openHere = async (name: string, mayManage = true, server = localGuild) => {
  const { services, painter } = house()
  const { id } = await openStatic(services.db, server, { name })
  const asker = { staticId: id, channelId: localChannel(id), member: { id: '1', name: 'lead', mayManage } }
  const textOf = ({ content, embeds: [embed] }: Message) => content || embed?.description || ''
  return {
    id,
    roster: async () =>
      (await listRoster(services.db, id)).map(({ name, aliases }) => [name, ...aliases.map(spellCharacter)]),
    members: () => listRoster(services.db, id),
    say: async (line: string) => textOf(await ask(line, asker, services, painter)),
    complete: async (line: string) => (await completeLine(line, asker, services)).map(({ name }) => name),
    /** The buttons under an answer, by what is written on them. */
    buttons: async (line: string) =>
      new Map(
        (await ask(line, asker, services, painter)).components.flatMap(({ components }) =>
          components.flatMap((part) => (part.type === 2 && part.custom_id ? [[part.label, part.custom_id]] : [])),
        ) as [string, string][],
      ),
    press: async (customId = '') => textOf(await press(customId, asker, services, painter)),
    /** Pulls in which these fought, as `name@world JOB`: one a list, in one night unless they begin later. */
    fought: async (parties: readonly (readonly string[])[], from = 0) => {
      for (const [index, players] of parties.entries()) {
        const pull = fruPull({ nth: from + index })
        const actors = players.map((told, id) => {
          const [, character = '', job] = /^(.*) ([A-Z]{3})$/.exec(told) ?? []
          return { id, kind: 'player', job: job as Job, ...parseCharacter(character) } as const
        })
        await savePull(services.db, id, reportOf(name), { ...pull, actors: [...actors, ...pull.actors.slice(4)] }, 5)
      }
    },
  }
}

test('a character is kept as it was typed', async () => {
  const { say, roster } = await openHere('names')
  await say('/roster add name:Ayla')
  expect(await say('/roster alias character:"Ayla Fen" member:Ayla')).toBe('Ayla Fen is Ayla from now on.')
  expect(await roster()).toEqual([['Ayla', 'Ayla Fen']])
})

test('where names are not stored, the roster keeps the initials of a character, and they find the member', async () => {
  const { id, say, roster, members } = await openHere('initials')
  await saveSettings(house().services.db, id, { names: 'initials' })
  await say('/roster add name:Ayla')
  expect(await say('/roster alias character:"Ayla Fen" member:Ayla')).toBe(
    'A. F. is Ayla from now on. Names are stored as initials here, so whoever has these is meant.',
  )
  expect(await say('/roster alias character:"B. O. WAR" member:Ayla')).toBe('B. O. WAR is Ayla from now on.')
  expect(await roster()).toEqual([['Ayla', 'A. F.', 'B. O. WAR']])
  expect(findMember(await members(), 'A. F.')?.name).toBe('Ayla')
})

const member = (name: string, ...characters: string[]) => ({
  id: name.length,
  name,
  discordUserId: null,
  aliases: characters.map(parseCharacter),
})

test('characters named before names were hidden are found by their initials, unless two have the same', () => {
  const ayla = member('Ayla', 'Ayla Fen')
  expect(findMember([ayla, member('Bram', 'Bram Oduya')], 'A. F.')).toBe(ayla)
  expect(findMember([ayla, member('Aron', 'Aron Fay')], 'A. F.')).toBeUndefined()
  expect(findMember([ayla], 'A. F. SCH')).toBeUndefined()
})

test('a character of another homeworld is another one; an alias without one means whoever alone is called so', () => {
  const [ayla, bram, cato] = [
    member('Ayla', 'Sol Fen@Odin'),
    member('Bram', 'Sol Fen@Shiva'),
    member('Cato', 'Sol Fen'),
  ]
  const roster = [ayla, bram]
  expect(findMember(roster, 'sol fen', 'odin')).toBe(ayla)
  expect(findMember(roster, 'Sol Fen', 'Shiva')).toBe(bram)
  expect(findMember(roster, 'Sol Fen', 'Zodiark')).toBeUndefined()
  expect(findMember(roster, 'Sol Fen')).toBeUndefined()
  expect(findMember([ayla], 'Sol Fen')).toBe(ayla)
  expect(findMember([ayla, cato], 'Sol Fen', 'Zodiark')).toBe(cato)
  expect(findMember([ayla, cato], 'Sol Fen', 'Odin')).toBe(ayla)
})

test('a member and a character are added in one step', async () => {
  const { say, roster } = await openHere('one step')
  expect(await say('/roster add name:Ayla character:"Ayla Fen@Odin"')).toBe('Ayla was added as Ayla Fen@Odin.')
  expect(await say('/roster add name:ayla character:"Sol Fen @ Odin"')).toBe('Ayla was changed as Sol Fen@Odin.')
  expect(await roster()).toEqual([['Ayla', 'Ayla Fen@Odin', 'Sol Fen@Odin']])
})

test('whatever was done is taken back, the last first', async () => {
  const { say, roster, members } = await openHere('undo')
  await say('/roster add name:Ayla user:200000000000000001 character:"Ayla Fen@Odin"')
  await say('/roster add name:Bram')
  const before = await members()
  expect(await say('/roster merge from:Ayla into:Bram')).toContain('Ayla is Bram from now on')
  expect(await roster()).toEqual([['Bram', 'Ayla', 'Ayla Fen@Odin']])
  expect((await members())[0]?.discordUserId).toBe('200000000000000001')
  expect(await say('/roster remove who:"ayla fen@odin"')).toContain('ayla fen@odin is no longer Bram.')
  expect(await say('/roster remove who:bram')).toContain('Bram is off the roster.')
  expect(await roster()).toEqual([])
  expect(await say('/roster undo')).toMatch(/^Taken back, as lead did it <t:\d+:R>: Bram is off the roster\.$/)
  expect(await roster()).toEqual([['Bram', 'Ayla']])
  await say('/roster undo')
  await say('/roster undo')
  expect(await members()).toEqual(before)
  await say('/roster undo')
  await say('/roster undo')
  expect(await say('/roster undo')).toContain('Nothing was done to the roster that could be taken back.')
  expect(await members()).toEqual([])
})

test.each([
  ['/roster remove who:Zoe', 'Zoe is not on the roster. There are Ayla;'],
  ['/roster merge from:Ayla into:ayla', 'Ayla is one member already. Name two.'],
  ['/roster merge from:Ayla into:Zoe', 'Zoe is not on the roster.'],
  ['/roster alias character:"@Odin" member:Ayla', 'The character is empty.'],
])('%s is answered with a sentence, and nothing is changed', async (line, sentence) => {
  const { say, roster } = await openHere(line)
  await say('/roster add name:Ayla')
  expect(await say(line)).toContain(sentence)
  expect(await roster()).toEqual([['Ayla']])
})

test('a member is pinned to a place in a fight, shown in the list, unpinned, and all of it is taken back', async () => {
  const { say } = await openHere('pins')
  await say('/roster add name:Ayla character:"Ayla Fen@Odin"')
  expect(await say('/roster pin member:Ayla slot:MT fight:FRU')).toBe(
    'Ayla is MT in FRU. Pulls of FRU are judged by it, past ones too; /roster undo takes it back.',
  )
  expect(await say('/roster pin member:"ayla fen" slot:OT fight:tea')).toContain('Ayla is OT in TEA.')
  expect(await say('/roster list')).toBe('**Ayla** · OT in TEA, MT in FRU · not seen lately · Ayla Fen@Odin')
  expect(await say('/roster unpin member:Ayla fight:FRU')).toBe(
    'Ayla is no longer pinned in FRU. /roster undo takes it back.',
  )
  expect(await say('/roster list')).toContain('**Ayla** · OT in TEA ·')
  expect(await say('/roster unpin member:Ayla fight:FRU')).toBe('Ayla is not pinned in FRU. /roster list shows who is.')
  await say('/roster undo')
  expect(await say('/roster list')).toContain('OT in TEA, MT in FRU')
  await say('/roster remove who:Ayla')
  await say('/roster undo')
  expect(await say('/roster list')).toContain('OT in TEA, MT in FRU')
})

test('two in one place are allowed, for one may stand in for the other, and it is told', async () => {
  const { say } = await openHere('two in one place')
  await say('/roster add name:Ayla')
  await say('/roster add name:Bram')
  await say('/roster pin member:Ayla slot:MT fight:FRU')
  expect(await say('/roster pin member:Bram slot:MT fight:FRU')).toContain(
    'Ayla is pinned there too: in a pull with both, neither counts.',
  )
})

test('a character that was seen and is on nobody’s list becomes a member when it is pinned; the fight is the last one', async () => {
  const { say, roster, fought } = await openHere('pin a stranger')
  await fought([['Sol Fen@Odin PLD', 'Sol Fen@Shiva WAR', 'Cato Finch@Odin DRG']])
  expect(await say('/roster pin member:"Cato Finch" slot:D1')).toContain('Cato Finch is D1 in FRU.')
  expect(await roster()).toEqual([['Cato Finch', 'Cato Finch@Odin']])
  expect(await say('/roster pin member:"Sol Fen" slot:MT')).toBe(
    'Sol Fen may be Sol Fen@Odin, Sol Fen@Shiva. Say the homeworld too.',
  )
  expect(await say('/roster pin member:"Sol Fen@Shiva" slot:MT')).toContain('Sol Fen is MT in FRU.')
  expect(await say('/roster pin member:Nobody slot:MT')).toContain('Nobody is not on the roster.')
})

test('whoever two members turn out to be has the pins of both', async () => {
  const { say } = await openHere('merged pins')
  await say('/roster add name:Ayla')
  await say('/roster add name:Bram')
  await say('/roster pin member:Ayla slot:MT fight:FRU')
  await say('/roster merge from:Ayla into:Bram')
  expect(await say('/roster list')).toBe('**Bram** · MT in FRU · not seen lately · Ayla')
})

test.each([
  ['/roster pin member:Ayla slot:D5 fight:FRU', 'The slot is one of: MT, OT,'],
  ['/roster pin member:Ayla slot:MT fight:Nowhere', 'Vigil does not know a fight called “Nowhere”.'],
  ['/roster pin member:Ayla slot:MT', 'Say which fight is meant'],
  ['/roster unpin member:Zoe fight:FRU', 'Zoe is not on the roster.'],
])('%s is answered with a sentence, and nobody is pinned', async (line, sentence) => {
  const { say } = await openHere(line)
  await say('/roster add name:Ayla')
  expect(await say(line)).toContain(sentence)
  expect(await say('/roster list')).toBe('**Ayla** · not seen lately')
})

test.each([
  'add name:Ayla',
  'alias character:A member:B',
  'merge from:A into:B',
  'remove who:A',
  'pin member:A slot:MT fight:FRU',
  'unpin member:A fight:FRU',
  'undo',
])('/roster %s is for those who manage the server', async (line) => {
  const { say, roster } = await openHere('raiders', false)
  expect(await say(`/roster ${line}`)).toContain('Manage Server')
  expect(await roster()).toEqual([])
})

test('the list tells jobs, the most played first, and when somebody was last seen', async () => {
  const { say, fought } = await openHere('list')
  await say('/roster add name:Ayla character:"Ayla Fen@Odin"')
  await say('/roster add name:Bram')
  await fought([['Ayla Fen@Odin PLD'], ['Ayla Fen@Odin WAR'], ['Ayla Fen@Odin WAR']])
  const seen = Math.round(fruPull({ nth: 2 }).startedAt / 1000)
  expect(await say('/roster list')).toBe(
    `**Ayla** · WAR 2, PLD 1 · <t:${seen}:R> · Ayla Fen@Odin\n**Bram** · not seen lately`,
  )
})

test('whoever keeps turning up is suggested: how often, on which jobs, and who it may be', async () => {
  const { say, buttons, press, roster, fought, complete } = await openHere('suggest')
  await say('/roster add name:Ayla character:"Ayla Fen@Odin"')
  await say('/roster add name:Bram character:"Bram Oduya@Odin"')
  await say('/roster add name:Cato')
  const bram = 'Bram Oduya@Odin WHM'
  const cato = 'Cato Finch@Odin DRG'
  await fought([
    ['Ayla Fen@Odin WAR', bram, cato],
    ['Sol Fen@Odin PLD', bram, cato],
    ['Sol Fen@Odin WAR', bram, cato],
    ['Sol Fen@Odin WAR', bram, cato, 'Guest One@Shiva BRD'],
  ])
  const lastSeen = `last <t:${Math.round(fruPull({ nth: 3 }).startedAt / 1000)}:R>`
  expect((await say('/roster suggest')).split('\n')).toEqual([
    `- **Cato Finch@Odin** in 4 of the last 4 pulls as DRG, ${lastSeen}. Maybe Cato, who has no character yet.`,
    `- **Sol Fen@Odin** in 3 of the last 4 pulls as WAR, PLD, ${lastSeen}. Maybe Ayla: the same nights, and never in one pull.`,
  ])
  expect(await say('/roster list')).toContain('2 characters that keep turning up are on nobody’s list')
  expect(await complete('/roster alias character:sol')).toEqual(['Sol Fen@Odin'])

  const offered = await buttons('/roster suggest')
  expect([...offered.keys()]).toEqual([
    'Cato Finch@Odin is Cato',
    'Add Cato Finch@Odin as Cato Finch',
    'Sol Fen@Odin is Ayla',
    'Add Sol Fen@Odin as Sol',
  ])
  expect(await press(offered.get('Sol Fen@Odin is Ayla'))).toBe('Sol Fen@Odin became Ayla. /roster undo takes it back.')
  expect(await press(offered.get('Add Sol Fen@Odin as Sol'))).toContain('Sol Fen@Odin is Ayla already.')
  await press(offered.get('Cato Finch@Odin is Cato'))
  expect(await roster()).toEqual([
    ['Ayla', 'Ayla Fen@Odin', 'Sol Fen@Odin'],
    ['Bram', 'Bram Oduya@Odin'],
    ['Cato', 'Cato Finch@Odin'],
  ])
  expect(await say('/roster suggest')).toContain('there is nobody to suggest')
  await say('/roster undo')
  expect((await buttons('/roster suggest')).size).toBe(2)
})

test('a button for somebody new adds them; others than leads may not press it', async () => {
  const { id, buttons, press, roster, fought } = await openHere('pressed')
  await fought([1, 2, 3].map(() => ['Sol Fen@Odin PLD', 'Sol Fen@Shiva WAR']))
  const offered = await buttons('/roster suggest')
  const odin = `roster:${id}:0:Sol Fen@Odin`
  expect([...offered]).toEqual([
    ['Add Sol Fen@Odin as Sol', odin],
    ['Add Sol Fen@Shiva as Sol', `roster:${id}:0:Sol Fen@Shiva`],
  ])
  expect(await (await openHere('pressed', false)).press(odin)).toContain('Manage Server')
  expect(await press(odin)).toBe('Sol was added as Sol Fen@Odin. /roster undo takes it back.')
  expect(await press(`roster:${id}:0:Sol Fen@Shiva`)).toBe(
    'Sol Fen was added as Sol Fen@Shiva. /roster undo takes it back.',
  )
  expect(await roster()).toEqual([
    ['Sol', 'Sol Fen@Odin'],
    ['Sol Fen', 'Sol Fen@Shiva'],
  ])
  expect(
    await (await openHere('elsewhere', true, { discordId: '300000000000000001', name: 'another' })).press(odin),
  ).toContain('another static')
})

test('where names are stored as initials, suggestions say what they need', async () => {
  const { id, say, fought } = await openHere('initials only')
  await saveSettings(house().services.db, id, { names: 'initials' })
  await fought([1, 2, 3].map(() => ['S. F. PLD']))
  expect(await say('/roster suggest')).toMatch(/suggestions need names\. \/settings names kept:names/)
})
