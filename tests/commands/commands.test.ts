import { expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { openOpenApi } from '../discord/openapi.ts'
import { faultsOfCommands } from '../discord/rules.ts'

const list = commands.map(({ data }) => JSON.parse(JSON.stringify(data.toJSON())))

test('Discord takes the list of commands', () => {
  expect(faultsOfCommands(list)).toEqual([])
  expect(openOpenApi().commands(list)).toEqual([])
})

test('setup commands ask Discord to show them to those with Manage Server only', () => {
  const shown = list.filter(({ default_member_permissions }) => default_member_permissions === '32')
  expect(shown.map(({ name }) => name)).toEqual(commands.filter(({ setup }) => setup).map(({ data }) => data.name))
})

test('what completes can be completed, and nothing else claims to', () => {
  const completing = list.filter((command) => JSON.stringify(command).includes('"autocomplete":true'))
  expect(completing.map(({ name }) => name)).toEqual(
    commands.filter(({ complete }) => complete).map(({ data }) => data.name),
  )
})
