import { director } from '../../../src/game.ts'
import { hex } from './encode.ts'

/**
 * A line of today (without its hash) as a log of 2021 would have had it; undefined for what was not logged then. Ids
 * were written in small letters by some types, most lines had an empty field before their hash, actions told neither how
 * many they touched nor whose pet it was, and ticks not who caused them.
 */
export function in2021(line: string): string | undefined {
  const fields = line.split('|')
  const type = fields[0] ?? ''
  if (unknownThen.has(type)) return undefined
  if (type === '03' || type === '04') return combatant(fields)
  if (type === '21' || type === '22') return action(fields)
  if (type === '24') return padded(fields.slice(0, 17), 11)
  if (type === '26' || type === '30') return [...fields.with(2, small(fields[2])), ''].join('|')
  if (type === '39') return padded(fields, 8)
  if (type === '33')
    return fields
      .with(3, fields[3] === hex(director.fadeIn) ? hex(director.resetBefore62) : (fields[3] ?? ''))
      .join('|')
  if (type === '253') return fields.with(2, 'FFXIV_ACT_Plugin Version: 2.2.1.6 (0000000000000000)').join('|')
  return endedByNothing.has(type) ? `${line}|` : line
}

/** Memory of combatants, whether there is combat, and countdowns came later. */
const unknownThen: ReadonlySet<string> = new Set(['260', '261', '268'])
const endedByNothing: ReadonlySet<string> = new Set(['20', '23', '25', '27', '35', '37', '38'])

const small = (value = ''): string => value.toLowerCase()
const plain = (value = ''): string => value.toLowerCase().replace(/^0+(?=.)/, '')

/** Two fields that are empty today held numbers. */
const padded = (fields: readonly string[], at: number, second = '0'): string =>
  [...fields.with(at, '0').with(at + 1, second), ''].join('|')

function combatant(fields: readonly string[]): string {
  const told = fields
    .with(2, small(fields[2]))
    .with(4, plain(fields[4]))
    .with(6, plain(fields[6]))
    .with(7, plain(fields[7]))
  return padded(told, 15)
}

/** Up to the packet's number and the target's place in it. */
function action(fields: readonly string[]): string {
  const told = fields.slice(0, 46)
  for (const at of [28, 38]) {
    if (told[at - 4] === '') continue
    told[at] = '0'
    told[at + 1] = '1000'
  }
  return told.join('|')
}
