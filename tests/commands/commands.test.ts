import { expect, test } from 'vitest'
import { declare } from '../../src/bot/deploy.ts'
import { commands } from '../../src/commands/index.ts'
import { faultsOfCommands } from '../discord/command-rules.ts'
import type { Json } from '../discord/json.ts'
import { openOpenApi } from '../discord/openapi.ts'

const list = JSON.parse(JSON.stringify(declare(commands))) as Declared[]

interface Declared extends Json {
  readonly name: string
  readonly default_member_permissions?: string
  readonly description_localizations?: Readonly<Record<string, string>>
  readonly type?: number
  readonly options?: readonly Declared[]
}

test('Discord takes the list of commands', () => {
  expect(faultsOfCommands(list)).toEqual([])
  expect(openOpenApi().commands(list)).toEqual([])
})

test('Discord hides only what Manage Server alone may use: leads see what is theirs', () => {
  const shown = list.filter(({ default_member_permissions }) => default_member_permissions === '32')
  expect(shown.map(({ name }) => name)).toEqual(
    commands.filter(({ needs }) => needs === 'manage').map(({ data }) => data.name),
  )
})

test('what completes can be completed, and nothing else claims to', () => {
  const completing = list.filter((command) => JSON.stringify(command).includes('"autocomplete":true'))
  expect(completing.map(({ name }) => name)).toEqual(
    commands.filter(({ complete }) => complete).map(({ data }) => data.name),
  )
})

test('whatever can be typed is described in every language we have', () => {
  const typed = list.flatMap((command) => [command, ...(command.options ?? []).filter(({ type }) => type === 1)])
  const languages = typed.map(({ description_localizations = {} }) => Object.keys(description_localizations).sort())
  expect(languages).toEqual(typed.map(() => ['de', 'fr', 'ja']))
})
