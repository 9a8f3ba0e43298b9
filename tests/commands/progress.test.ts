import { expect, test } from 'vitest'
import { ask } from '../../src/bot/ask.ts'
import { completeLine } from '../../src/bot/complete.ts'
import { savePull } from '../../src/store/pulls.ts'
import { localChannel, localGuild, openStatic, saveSettings } from '../../src/store/statics.ts'
import { avoidable, evening, facts, fruPull, reportOf } from '../bot/fru-pulls.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const dayMs = 24 * 3_600_000
/** What the fixture’s pulls fail at, as every report calls it. */
const path = facts.catalogue().actionName(avoidable) ?? ''

async function openHere(name: string) {
  const { services, painter } = house()
  const { id } = await openStatic(services.db, localGuild, { name })
  const asker = { staticId: id, channelId: localChannel(id), member: { id: '1', name: 'Ayla', mayManage: false } }
  return {
    id,
    db: services.db,
    say: async (line: string) => {
      const { content, embeds, attachments = [] } = await ask(line, asker, services, painter)
      const pictures = attachments.map(({ description }) => description)
      return content || [embeds[0]?.title, embeds[0]?.description, ...pictures].join('\n')
    },
    complete: (line: string) => completeLine(line, asker, services),
    /** Pulls of one evening, five minutes apart. */
    night: async (day: number, count: number) => {
      for (let nth = 1; nth <= count; nth++) {
        const told = fruPull({ nth: day * 100 + nth })
        const startedAt = evening + day * dayMs + nth * 300_000
        await savePull(services.db, id, reportOf(`${name}-${day}`), { ...told, startedAt }, startedAt)
      }
    },
  }
}

test('before anything was pulled both say what to do', async () => {
  const { say } = await openHere('nothing')
  expect(await say('/gate')).toContain('There are no pulls yet.')
  expect(await say('/mechanic')).toContain('There are no pulls yet.')
  expect(await say('/mechanic "Burnt Strike"')).toContain('No enemy has used “Burnt Strike” on you.')
})

test('what the last nights were lost to, in words and bars, with every n', async () => {
  const { say, night } = await openHere('gate')
  await night(0, 6)
  const said = await say('/gate')
  expect(said).toMatch(/^FRU · Damage or execution · last 5 nights\n6 pulls reached P1, none got past it\./)
  expect(said).toContain('6 of 6 (61 to 100 %) of those lost ended on mechanics.')
  expect(said).toContain('What 6 pulls were lost to in P1')
})

test('only the nights that are asked for', async () => {
  const { say, night } = await openHere('nights')
  await night(0, 3)
  await night(1, 2)
  expect(await say('/gate nights:1')).toContain('2 pulls reached P1')
  expect(await say('/gate nights:2')).toContain('5 pulls reached P1')
  expect(await say('/gate nights:0')).toContain('Say a number of nights from 1 to 20')
})

test('a fight that was never pulled is told which were', async () => {
  const { say, night } = await openHere('fights')
  await night(0, 1)
  expect(await say('/gate fight:TEA')).toBe('TEA has not been pulled. There are FRU.')
})

test('which mechanic costs most, and one of them by its name or number', async () => {
  const { say, night } = await openHere('mechanic')
  await night(0, 6)
  const all = await say('/mechanic')
  expect(all).toContain(`FRU · Mechanics · last 5 nights\n${path} in P1`)
  expect(all).toContain('it failed in 6 of 6 pulls that came to it (61 to 100 %)')
  const one = await say(`/mechanic "${path.toLowerCase()}"`)
  expect(one).toContain(`FRU · ${path} · last 5 nights\n${path} in P1: it failed in 6 of 6 pulls`)
  expect(await say(`/mechanic ${avoidable}`)).toBe(one)
  expect(one).not.toContain('Cato')
  expect(one).toContain('a melee')
})

test('where nobody is to be named nobody is, and another static’s pulls are not seen', async () => {
  const { say, night, id, db } = await openHere('quiet')
  await night(0, 6)
  await saveSettings(db, id, { blame: 'names' })
  expect(await say(`/mechanic "${path}"`)).toContain('Cato')
  await saveSettings(db, id, { blame: 'off' })
  const said = await say(`/mechanic "${path}"`)
  expect(said).not.toContain('a melee')
  expect(said).not.toContain('Cato')
  await saveSettings(db, id, { blame: 'roles' })
  const other = await openHere('another')
  expect(await other.say('/gate')).toContain('There are no pulls yet.')
  expect(await other.complete('/mechanic B')).toEqual([])
})

test('mechanics seen lately complete, and fights', async () => {
  const { say, night, complete } = await openHere('completes')
  await night(0, 1)
  await say('/gate')
  expect(await complete(`/mechanic ${path.slice(0, 5)}`)).toMatchObject([{ name: path }])
  expect(await complete('/gate fight:f')).toMatchObject([{ name: 'FRU' }])
})
