import { beforeAll, describe, expect, test } from 'vitest'
import { analysePull } from '../src/analysis/run.ts'
import { type Asker, ask, press } from '../src/bot/lines/ask.ts'
import { completeLine } from '../src/bot/lines/complete.ts'
import { phrasesOf } from '../src/bot/lines/grammar.ts'
import { announceNight } from '../src/bot/telling/announce.ts'
import { commands } from '../src/commands/index.ts'
import type { Message } from '../src/message.ts'
import { listDisputes } from '../src/store/people/disputes.ts'
import { listRoster } from '../src/store/people/roster.ts'
import { openStatic, saveSettings } from '../src/store/people/statics.ts'
import { listNights } from '../src/store/pulls/nights.ts'
import { findPull, savePull } from '../src/store/pulls/pulls.ts'
import { listResults } from '../src/store/pulls/results.ts'
import { listPosts, loadMessage } from '../src/store/telling/posts.ts'
import { fruPull, reportOf } from './bot/fru-pulls.ts'
import { withHouse } from './bot/house.ts'

// Cato Finch is hit by what nobody should be hit by, in every pull; the static calls him Kit.
const theirs = /Cato|Finch|Kit\b|C\. F\.|K\./
const kit = { id: '222222222222222222', name: 'kit', mayManage: false }
const lead = { id: '111111111111111111', name: 'lead', mayManage: true }
const raider = { id: '333333333333333333', name: 'raider', mayManage: false }

const house = withHouse()
let staticId = 0
const by = (member: Asker['member']): Asker => ({ staticId, channelId: '400000000000000001', member })
const shown = ({ files, ...message }: Message) => JSON.stringify({ ...message, files: files.map(({ name }) => name) })
const say = async (line: string, member: Asker['member'] = lead) =>
  shown(await ask(line, by(member), house().services, house().painter))

const tell = async (nth: number) => {
  const { db, analyst } = house().services
  const { pull } = await savePull(db, staticId, reportOf('optOutReport0001'), fruPull({ nth }), Date.now())
  await analysePull(db, analyst, pull)
}

const announce = async () => {
  const { db, analyst, now } = house().services
  for (const { id } of await listNights(db, staticId, 10)) {
    await announceNight({ db, analyst, painter: house().painter, now }, id)
  }
}

/** All that is stored of mistakes, whoever may read it. */
const keptOfMistakes = async () => {
  const { db } = house().services
  const pulls = (await Promise.all([1, 2, 3, 4, 5].map((number) => findPull(db, staticId, number)))).flatMap(
    (pull) => pull ?? [],
  )
  const results = await listResults(
    db,
    staticId,
    pulls.map(({ id }) => id),
  )
  return results.filter(({ metric }) => metric === 'faults' || metric === 'mit-audit')
}

beforeAll(async () => {
  const { db } = house().services
  staticId = (await openStatic(db, { discordId: '300000000000000001', name: 'here' })).id
  await saveSettings(db, staticId, { blame: 'names' })
  for (const nth of [1, 2, 3]) await tell(nth)
  await say(`/roster add Kit user:${kit.id} character:"Cato Finch"`)
  await announce()
})

test('before, everybody reads of them by name: this would show', async () => {
  expect(await say('/pull last', raider)).toMatch(theirs)
  expect(await say('/fault last', raider)).toMatch(theirs)
  expect(JSON.stringify(await listPosts(house().services.db, staticId, 99))).toMatch(theirs)
  expect(JSON.stringify(await keptOfMistakes())).toContain('"name":"Cato Finch"')
  await say('/dispute add 1 "Burnt Strike" "I was pushed"', kit)
  expect(await say('/dispute list')).toMatch(theirs)
  // A lead clears them of the second, and says of the third that it was somebody else's.
  const { db } = house().services
  for (const [number, what] of [
    [2, 'dismissed'],
    [3, 'somebody else=Dorn Vale'],
  ] as const) {
    await say(`/dispute add ${number} "Burnt Strike" "Cato was pushed"`)
    const [open] = (await listDisputes(db, staticId)).filter(({ pullNumber }) => pullNumber === number)
    await press(`rule:${staticId}:${open?.id}:${what}`, by(lead), house().services, house().painter)
  }
  expect(await say('/fault 3')).toContain('Burnt Strike was down to Dorn Vale')
})

describe('whoever opts out', () => {
  test('hears what becomes of it, and how to take it back', async () => {
    const told = await say('/roster optout', kit)
    expect(told).toContain('You are left out from now on')
    expect(told).toContain('/link remove takes yours away')
    expect(told).toContain('/roster optout undo:yes')
  })

  test('is in nothing that is stored of mistakes, nor in what was disputed', async () => {
    expect(JSON.stringify(await keptOfMistakes())).not.toMatch(theirs)
    const disputed = await listDisputes(house().services.db, staticId)
    expect(JSON.stringify(disputed)).not.toMatch(theirs)
    // What nobody had ruled on is gone; what cleared them stands.
    expect(disputed.map(({ pullNumber, ruling }) => [pullNumber, ruling?.what]).sort()).toEqual([
      [2, 'dismissed'],
      [3, 'somebody else'],
    ])
    expect(await say('/fault 2')).toContain('A lead has ruled that it was not their mistake.')
    expect(await say('/fault 3')).toContain('Burnt Strike was down to Dorn Vale')
  })

  test('is in no post that was written before, once its night is told anew', async () => {
    const { db } = house().services
    await announce()
    const posts = await listPosts(db, staticId, 99)
    expect(posts.length).toBeGreaterThan(3)
    expect(JSON.stringify(posts)).not.toMatch(theirs)
    const messages = await Promise.all(posts.map((post) => loadMessage(db, post)))
    expect(messages.map(shown).join()).not.toMatch(theirs)
    expect(JSON.stringify(posts)).toContain('1:50 Somebody (Attack)')
  })

  test('is in no answer of any command, no completion and behind no button, for raiders and leads', async () => {
    const answers: Message[] = []
    for (const { name, subcommand, options } of phrasesOf(commands)) {
      const typed = options.filter(({ isFile }) => !isFile)
      const line = ['', name].join('/') + (subcommand === null ? '' : ` ${subcommand}`)
      for (const member of [raider, lead]) {
        if (name !== 'import' && subcommand !== 'optout' && typed.every(({ required }) => !required)) {
          const answer = await ask(line, by(member), house().services, house().painter)
          answers.push(answer)
          expect(shown(answer), line).not.toMatch(theirs)
        }
        for (const option of typed) {
          const choices = await completeLine(`${line} ${option.name}:`, by(member), house().services)
          expect(JSON.stringify(choices), `${line} ${option.name}:`).not.toMatch(theirs)
        }
      }
    }
    for (const line of ['/mechanic "Burnt Strike"', '/pull 1', '/fault 1', '/mit 1']) {
      answers.push(await ask(line, by(lead), house().services, house().painter))
    }
    const pressed = new Set(
      answers.flatMap(({ components }) =>
        components.flatMap((row) => row.components.flatMap(({ custom_id }) => custom_id ?? [])),
      ),
    )
    for (const customId of pressed) {
      const answer = await press(customId, by(raider), house().services, house().painter)
      expect(shown(answer), customId).not.toMatch(theirs)
    }
    expect(pressed.size).toBeGreaterThan(3)
  })

  test('reads that nothing is kept of them', async () => {
    expect(await say('/fault last Kit', kit)).toContain('You are left out, so nothing is kept of your mistakes.')
    expect(await say('/me', kit)).toContain('You are left out, so nothing is kept of your mistakes.')
  })

  test('stays out of pulls that come later, of a merge, of another spelling and of what is taken back', async () => {
    await tell(4)
    expect(JSON.stringify(await keptOfMistakes())).not.toMatch(theirs)
    await say('/roster add Finn')
    await say('/roster undo')
    await say('/roster undo')
    expect(await say('/pull last', raider)).not.toMatch(theirs)
    await say('/roster add Sol')
    await say('/roster merge Kit Sol')
    expect((await listRoster(house().services.db, staticId)).map(({ name, optedOutBy }) => [name, optedOutBy])).toEqual(
      [['Sol', kit.id]],
    )
    await tell(5)
    expect(await say('/pull last', raider)).not.toMatch(theirs)
    expect(await say('/roster remove Sol')).toContain('Sol is left out, and stays so')
    expect(await say('/roster remove "Cato Finch"')).toContain('is left out, and stays so')
  })

  test('comes back by themselves only', async () => {
    expect(await say('/roster optout member:Sol undo:yes')).toContain('only they take it back')
    expect(await say('/roster optout undo:yes', kit)).toContain('You are named again')
    expect(await say('/fault last', raider)).toContain('Sol was hit by Burnt Strike')
    expect(JSON.stringify(await keptOfMistakes())).toContain('"name":"Cato Finch"')
  })
})

test('others are left out by leads alone; whoever nobody knows says who they are first', async () => {
  expect(await say('/roster optout member:Sol', raider)).toContain('this static’s leads')
  expect(await say('/roster optout', raider)).toContain('/roster claim asks a lead to confirm it')
})

test('who is who is claimed by anybody and confirmed by a lead', async () => {
  const { services, painter } = house()
  const asked = await ask('/roster claim "Dorn Vale"', by(raider), services, painter)
  expect(shown(asked)).toContain('A lead confirms it with the button')
  const [customId = ''] = asked.components.flatMap((row) => row.components.flatMap(({ custom_id }) => custom_id ?? []))
  expect(shown(await press(customId, by(raider), services, painter))).toContain('this static’s leads')
  expect(await say('/fault last "Dorn Vale"', raider)).toContain('Dorn Vale')
  expect(shown(await press(customId, by(lead), services, painter))).toContain('<@333333333333333333> is Dorn Vale.')
  expect(await say('/roster claim "Cato Finch"', raider)).toContain('somebody else’s here')
})

test('whoever leads needs nobody to confirm who they are', async () => {
  expect(await say('/roster claim "Ayla Stone"', lead)).toContain('<@111111111111111111> is Ayla Stone.')
  expect(await say('/me', lead)).toContain('Ayla Stone')
})

describe('where everybody reads', () => {
  const everybodys = /Ayla|Stone|Bram|Reed|Cato|Finch|Dorn|Vale/
  const initials = /[ABCD]\. [SRFV]\./

  /** All that a server of this level shows to whoever looks: posts, and every command that needs nothing more. */
  const publicOf = async (blame: 'off' | 'roles' | 'initials' | 'names', server: string) => {
    const { db } = house().services
    staticId = (await openStatic(db, { discordId: server, name: blame })).id
    await saveSettings(db, staticId, { blame })
    for (const nth of [1, 2]) await tell(nth)
    await announce()
    const posts = JSON.stringify(await listPosts(db, staticId, 99))
    const lines = [
      '/pull last',
      '/session',
      '/gate',
      '/mechanic',
      '/mechanic "Burnt Strike"',
      '/mit 1',
      '/fault 1',
      '/prog',
    ]
    const answers = await Promise.all(
      lines.filter((line) => blame !== 'off' || line !== '/fault 1').map((line) => say(line, raider)),
    )
    const pressed = ['deaths', 'timeline', 'damage', 'mit'].map((what) =>
      press(`${what}:${staticId}:1`, by(raider), house().services, house().painter),
    )
    return [posts, ...answers, ...(await Promise.all(pressed)).map(shown)].join('\n')
  }

  test.each([
    ['off', '300000000000000011'],
    ['roles', '300000000000000012'],
  ] as const)('by %s nobody is called by name or initials, in pictures neither', async (blame, server) => {
    const told = await publicOf(blame, server)
    expect(told).not.toMatch(everybodys)
    expect(told).not.toMatch(initials)
    expect(told).toContain('1:50 WAR (Attack)')
  })

  test('by initials nobody is called by name', async () => {
    const told = await publicOf('initials', '300000000000000013')
    expect(told).not.toMatch(everybodys)
    expect(told).toContain('1:50 A. S. (Attack)')
  })

  test('by names everybody is, and leads read names at every level', async () => {
    expect(await publicOf('names', '300000000000000014')).toContain('1:50 Ayla Stone (Attack)')
    await saveSettings(house().services.db, staticId, { blame: 'off' })
    expect(await say('/fault 1')).toContain('Cato Finch')
  })
})
