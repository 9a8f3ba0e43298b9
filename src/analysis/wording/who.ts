import { publicConfidence } from '../attribution/fault.ts'
import { type Blame, labelOf, type PlayerRef } from '../blame.ts'
import type { FaultTold } from '../metrics/faults.ts'

/** Whoever a sentence is about. */
export interface Subject {
  readonly text: string
  readonly players: readonly PlayerRef[]
  readonly isPlural: boolean
}

/** Who made a mistake, as the blame level allows; undefined where nobody is sure enough to be called anything. */
export function subjectOf({ about, players, confidence }: FaultTold, blame: Blame): Subject | undefined {
  const named = players.filter((player) => player.confidence >= publicConfidence)
  if (about !== 'each' || confidence < publicConfidence || named.length === 0) return undefined
  return { text: peopleText(named, blame), players: named, isPlural: named.length > 1 }
}

/** `a healer and two melee`, `Gwen Ash and Hale Brook`, `5 people`. */
export function peopleText(players: readonly PlayerRef[], blame: Blame): string {
  if (players.length > mostListed) return `${numberText(players.length)} people`
  const called = Map.groupBy(players, (player) => labelOf(player, blame))
  return listText(
    [...called].map(([label, { length }]) =>
      length === 1 ? label : `${numberText(length)} ${plural[label] ?? 'people'}`,
    ),
  )
}

/** As a sentence begins. */
export const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** `A, B and C`, at most `most` of them. */
export const listText = (words: readonly string[], most = words.length): string =>
  conjunction.format(words.slice(0, most))

/** `two`: figures are for times and shares. */
export const numberText = (count: number): string => numbers[count] ?? String(count)

/** `` for the first, else `second `, `3rd `: which use of an action in a pull is meant. */
export function ordinalText(occurrence: number): string {
  if (occurrence <= 1) return ''
  return `${ordinals[occurrence] ?? `${occurrence}${suffixes[plurals.select(occurrence)]}`} `
}

/** More than these are counted: nobody keeps more names in mind at one hearing. */
const mostListed = 4
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']
const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth']
const plural: Readonly<Record<string, string>> = {
  'a tank': 'tanks',
  'a healer': 'healers',
  'a melee': 'melee',
  'a ranged': 'ranged',
  'a caster': 'casters',
}
const plurals = new Intl.PluralRules('en', { type: 'ordinal' })
const suffixes: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  one: 'st',
  two: 'nd',
  few: 'rd',
  other: 'th',
  zero: 'th',
  many: 'th',
}
const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' })
