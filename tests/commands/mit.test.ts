import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ask, press } from '../../src/bot/lines/ask.ts'
import { customIdOf } from '../../src/press.ts'
import { localChannel, openStatic } from '../../src/store/people/statics.ts'
import { guilds } from '../../src/store/schema.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const member = { id: '200000000000000001', name: 'raider', mayManage: false }

/** A server with one pull, and what it is told. */
const serverWith = async (discordId: string, pulls: readonly { readonly nth: number }[]) => {
  const { db } = house().services
  const { id } = await openStatic(db, { discordId, name: discordId })
  await db.update(guilds).set({ blame: 'roles' }).where(eq(guilds.discordId, discordId))
  if (pulls.length > 0) await house().tell(id, 'AbCdEfGh12345678', pulls)
  const asker = { staticId: id, channelId: localChannel(id), member }
  const textOf = async (answer: ReturnType<typeof ask>) => {
    const message = await answer
    return message.content || `${message.embeds[0]?.title}\n${message.embeds[0]?.description}`
  }
  return {
    say: (line: string) => textOf(ask(line, asker, house().services, house().painter)),
    press: (number: number) =>
      textOf(press(customIdOf({ ask: 'mit', staticId: id, number }), asker, house().services, house().painter)),
  }
}

test('/mit of a pull tells the plan, or that there is none, and how close it was', async () => {
  const { say } = await serverWith('mit-pull', [{ nth: 1 }])
  expect(await say('/mit last')).toContain('Pull 1 · Mitigation')
  expect(await say('/mit last')).toContain('No strat was in force for this fight')
})

test('the button of a post says the same', async () => {
  const server = await serverWith('mit-button', [{ nth: 1 }])
  expect(await server.press(1)).toBe(await server.say('/mit 1'))
})

test('/mit alone asks the last night what it could add or move', async () => {
  const { say } = await serverWith('mit-night', [{ nth: 1 }, { nth: 2 }])
  expect(await say('/mit')).toMatch(/^Mitigation · .* · 2 pulls\nNothing was close in 2 pulls/)
})

test('a mechanic that was not there is not found, and says what shows all', async () => {
  const { say } = await serverWith('mit-mechanic', [{ nth: 1 }])
  expect(await say('/mit last mechanic:Nonsense')).toBe(
    'No “Nonsense” was planned for or hit hard in pull 1. /mit pull:1 shows all.',
  )
})

test('without a night it says how to get one', async () => {
  const { say } = await serverWith('mit-none', [])
  expect(await say('/mit')).toContain('There is no night yet.')
})
