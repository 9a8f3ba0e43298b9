import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { configSchema, readConfig } from '../src/config.ts'

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
