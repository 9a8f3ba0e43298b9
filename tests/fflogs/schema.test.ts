import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  parse,
  printType,
  validate,
} from 'graphql'
import { expect, test } from 'vitest'
import { eventsQuery } from '../../src/ingest/fflogs/events-query.ts'
import { currentUserQuery } from '../../src/ingest/fflogs/logins/current-user.ts'
import { masterDataQuery, reportQuery } from '../../src/ingest/fflogs/queries.ts'
import { describeShared, sharedData } from '../shared-data.ts'

const read = (url: URL | string) => buildSchema(readFileSync(url, 'utf8'))
const whole = 'fflogs/schema.graphql'
const cut = read(new URL('schema.graphql', import.meta.url))
const queries = [reportQuery, masterDataQuery, eventsQuery, currentUserQuery]

test.each(queries)('the stand-in understands the query $name', ({ text }) => {
  expect(validate(cut, parse(text))).toEqual([])
})

describeShared('with the whole schema', whole, () => {
  test.each(queries)('FFLogs understands the query $name', ({ text }) => {
    expect(validate(read(sharedData(whole)), parse(text))).toEqual([])
  })

  test('our cut says nothing that the whole schema does not say', () => {
    const known = membersOf(read(sharedData(whole)))
    const own = membersOf(cut)
    expect(own.length).toBeGreaterThan(40)
    expect(own.filter((member) => !known.includes(member))).toEqual([])
  })
})

/** Every type, field with its type, argument with its type and default, and enum value, one a line. */
function membersOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
    .flatMap((type) => {
      if (isScalarType(type)) return [printType(type).split('\n').at(-1) ?? '']
      if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`)
      if (!isObjectType(type)) return []
      return Object.values(type.getFields()).flatMap((field) => [
        `${type.name}.${field.name}: ${field.type}`,
        ...field.args.map(
          (arg) => `${type.name}.${field.name}(${arg.name}: ${arg.type} = ${JSON.stringify(arg.defaultValue)})`,
        ),
      ])
    })
}
