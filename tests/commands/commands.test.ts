import { expect, test } from 'vitest'
import { declare } from '../../src/bot/declare.ts'
import { commands, menus } from '../../src/commands/index.ts'
import { helpGroups } from '../../src/commands/personal/help-groups.ts'
import { faultsOfCommands } from '../discord/command-rules.ts'
import type { Json } from '../discord/json.ts'
import { openOpenApi } from '../discord/openapi.ts'

const list = JSON.parse(JSON.stringify(declare(commands, menus))) as Declared[]

interface Declared extends Json {
  readonly name: string
  readonly description?: string
  readonly name_localizations?: Readonly<Record<string, string>>
  readonly default_member_permissions?: string
  readonly description_localizations?: Readonly<Record<string, string>>
  readonly type?: number
  readonly options?: readonly Declared[]
  readonly choices?: readonly Declared[]
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

const languages = ['de', 'fr', 'ja'] as const

/** Everything of the list, however deep: where it is, and what it says in each language. */
const walk = (one: Declared, path = one.name): readonly (readonly [string, Declared])[] => [
  [path, one],
  ...(one.options ?? []).flatMap((inner) => walk(inner, `${path} ${inner.name}`)),
  ...(one.choices ?? []).map((choice) => [`${path} = ${choice.name}`, choice] as const),
]
const everything = list.flatMap((one) => walk(one))

test('everything has a name and a description in every language we have', () => {
  const lacking = everything.flatMap(([path, { description, name_localizations, description_localizations }]) => [
    ...languages
      .filter((language) => !name_localizations?.[language])
      .map((language) => `${path}: no name in ${language}`),
    ...languages
      .filter((language) => description !== undefined && !description_localizations?.[language])
      .map((language) => `${path}: no description in ${language} (${description})`),
  ])
  expect(lacking).toEqual([])
})

test('/help lists every command that can be typed', () => {
  const told = helpGroups.flatMap(({ lines }) => lines.map(([say, does]) => `${say} ${does}`)).join('\n')
  const typed = commands.map(({ data }) => data.name).filter((name) => name !== 'help')
  expect(typed.filter((name) => !told.includes(`/${name}`))).toEqual([])
})
