import { expect, test } from 'vitest'
import { payloadOf } from '../../../src/bot/delivery/payload.ts'
import { faultsOfPings } from '../../discord/rules.ts'

const text = '@everyone <@222222222222222222> and <@&333333333333333333>: P4!'
const silent = { content: text, embeds: [], components: [], files: [] }

test('whatever a message says, it pings nobody', () => {
  expect(payloadOf(silent).body.allowed_mentions).toEqual({ parse: [] })
})

test('a role that somebody chose for it is pinged, and nobody else', () => {
  const told = payloadOf({ ...silent, roleMentions: ['333333333333333333'] })
  expect(told.body.allowed_mentions).toEqual({ parse: [], roles: ['333333333333333333'] })
})

test.each([
  [{}],
  [{ allowed_mentions: { parse: ['users'] } }],
  [{ allowed_mentions: { parse: [], users: ['222222222222222222'] } }],
])('the Discord of our tests refuses what may ping people', (body) => {
  expect(faultsOfPings(body)).not.toEqual([])
})
