import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { configSchema, readConfig, siteUrl } from '../src/config.ts'

const example = parseEnv(readFileSync(new URL('../.env.example', import.meta.url), 'utf8'))

test('.env.example lists every setting, with the defaults it has', () => {
  expect(Object.keys(example).sort()).toEqual(Object.keys(configSchema.shape).sort())
  expect(readConfig(example)).toEqual(readConfig({}))
})

test('an empty value counts as unset', () => {
  expect(readConfig({ DISCORD_TOKEN: '', PORT: '' })).toEqual(readConfig({}))
})

test('a wrong setting is named, and every one of them', () => {
  expect(() => readConfig({ PORT: '70000', DATABASE_URL: 'mysql://x' })).toThrow(
    /DATABASE_URL.*PORT|PORT.*DATABASE_URL/,
  )
})

test('the sentence about a wrong setting does not repeat its value, which may be a secret', () => {
  const sentence = (() => {
    try {
      return JSON.stringify(readConfig({ DATABASE_URL: 'mysql://user:hunter2@host/db' }))
    } catch (error) {
      return String(error)
    }
  })()
  expect(sentence).toContain('DATABASE_URL')
  expect(sentence).not.toContain('hunter2')
})

test('a key is 32 bytes in hex or base64, and a wrong one is not repeated', () => {
  const key = Buffer.from('12345678901234567890123456789012')
  for (const form of ['hex', 'base64', 'base64url'] as const) {
    expect(readConfig({ VIGIL_SECRET_KEY: key.toString(form) }).VIGIL_SECRET_KEY).toBe(key.toString(form))
  }
  expect(() => readConfig({ VIGIL_SECRET_KEY: 'hunter2' })).toThrow(/^(?!.*hunter2).*VIGIL_SECRET_KEY.*32 bytes/)
})

test('the site is reached where PUBLIC_URL says, or on this machine', () => {
  expect(siteUrl(readConfig({ PORT: '8900' }))).toBe('http://localhost:8900')
  expect(siteUrl(readConfig({ PUBLIC_URL: 'https://vigil.example/' }))).toBe('https://vigil.example')
  expect(() => readConfig({ PUBLIC_URL: 'https://vigil.example/raid' })).toThrow('without a path')
})

test('a process may run some of the bot’s shards', () => {
  expect(readConfig({})).toMatchObject({ DISCORD_SHARDS: 'auto' })
  expect(readConfig({ DISCORD_SHARDS: '8', DISCORD_SHARD_IDS: '0-2,7' })).toMatchObject({
    DISCORD_SHARDS: 8,
    DISCORD_SHARD_IDS: [0, 1, 2, 7],
  })
  expect(() => readConfig({ DISCORD_SHARD_IDS: '0' })).toThrow('DISCORD_SHARDS must say of how many')
  expect(() => readConfig({ DISCORD_SHARDS: '4', DISCORD_SHARD_IDS: '3-4' })).toThrow('goes from 0 to 3')
  expect(() => readConfig({ DISCORD_SHARDS: '4', DISCORD_SHARD_IDS: 'all' })).toThrow('such as 0-3,6')
})
