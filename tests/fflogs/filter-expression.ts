import { GraphQLError } from 'graphql'
import type { FflogsEvent } from './stand-in-report.ts'

type Test = (event: FflogsEvent) => boolean

/**
 * The part of the site's query language that is in use: `type`, `ability.id`, `timestamp`, `source.id` and `target.id`
 * compared or looked for in a list, joined by AND, OR, NOT and parentheses. An event's `timestamp` here is ms from the
 * start of its fight.
 */
export function readFilter(expression: string, fightStart: number): Test {
  if (expression.trim() === '') return () => true
  if (expression.includes('//')) throw new GraphQLError('Syntax error in filter expression.')
  const tokens = expression.match(/"[^"]*"|[\w.]+|[<>!]?=|[<>(),]|\S/g) ?? []
  const take = () => tokens.shift() ?? ''
  const isNext = (word: string) => tokens[0]?.toLowerCase() === word
  const expect = (word: string) => {
    if (take().toLowerCase() !== word) throw new GraphQLError(`Syntax error in filter expression: no ${word}.`)
  }

  const either = (): Test => {
    const tests = [both()]
    for (; isNext('or'); ) {
      take()
      tests.push(both())
    }
    return (event) => tests.some((test) => test(event))
  }
  const both = (): Test => {
    const tests = [single()]
    for (; isNext('and'); ) {
      take()
      tests.push(single())
    }
    return (event) => tests.every((test) => test(event))
  }
  const single = (): Test => {
    if (isNext('not')) {
      take()
      const test = single()
      return (event) => !test(event)
    }
    if (!isNext('(')) return comparison()
    take()
    const test = either()
    expect(')')
    return test
  }
  const comparison = (): Test => {
    const read = fieldNamed(take(), fightStart)
    const operator = take().toLowerCase()
    const compare = comparisons[operator]
    if (compare !== undefined) {
      const value = readValue(take())
      return (event) => compare(read(event), value)
    }
    if (operator !== 'in') throw new GraphQLError(`Syntax error in filter expression: ${operator}.`)
    expect('(')
    const values = [readValue(take())]
    for (; isNext(','); values.push(readValue(take()))) take()
    expect(')')
    return (event) => values.includes(read(event))
  }

  const test = either()
  if (tokens.length > 0) throw new GraphQLError(`Syntax error in filter expression: ${tokens[0]}.`)
  return test
}

type Value = string | number

const comparisons: Readonly<Record<string, (one: Value, other: Value) => boolean>> = {
  '=': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
}

function fieldNamed(name: string, fightStart: number): (event: FflogsEvent) => Value {
  switch (name.toLowerCase()) {
    case 'type':
      return ({ type }) => type
    case 'timestamp':
      return ({ timestamp }) => timestamp - fightStart
    case 'ability.id':
      return ({ abilityGameID }) => Number(abilityGameID)
    case 'source.id':
      return ({ sourceID }) => Number(sourceID)
    case 'target.id':
      return ({ targetID }) => Number(targetID)
    default:
      throw new GraphQLError(`Syntax error in filter expression: ${name}.`)
  }
}

const readValue = (token: string): Value => (token.startsWith('"') ? token.slice(1, -1) : Number(token))
