import type { Job } from '../game.ts'
import { bareName, isTypo } from '../plain-words.ts'
import { coverAbbreviations } from './cover-abbreviations.ts'
import type { GameFacts } from './facts.ts'

/** An action of a player that a text means, or why it is none. */
export type NamedCover = { readonly id: number; readonly name: string } | { readonly why: string }

/**
 * Finds what people mean by an action of a player: its number, its English name however it is capitalised, a usual
 * abbreviation (`SiO`, `Kera`), the beginning or a word of the name of a mitigation, or one letter off. Where two may be
 * meant, it says which; `job` decides between them where only one of them is that job's.
 */
export type CoverNames = (text: string, job?: Job) => NamedCover

export function openCoverNames(facts: Pick<GameFacts, 'catalogue' | 'mitigations'>): CoverNames {
  const { actions } = facts.catalogue()
  const { byAction } = facts.mitigations.at(undefined)
  const known = [...actions.values()]
    .filter(({ category }) => category !== 'auto-attack')
    // Of actions of one name, one that mitigates is meant, and the player's rather than their pet's.
    .toSorted(
      (one, other) =>
        Number(byAction.has(other.id)) - Number(byAction.has(one.id)) ||
        other.recastMs - one.recastMs ||
        one.id - other.id,
    )
    .map(({ id, name, jobs }) => ({ id, name, bare: bareName(name), jobs }))
  const byName = new Map(known.toReversed().map((action) => [action.bare, action]))
  const covers = known.filter((action) => byAction.has(action.id) && byName.get(action.bare) === action)

  return (text, job) => {
    const bare = bareName(text)
    if (/^\d+$/.test(bare)) return known.find(({ id }) => String(id) === bare) ?? unknown(text)
    const exact = byName.get(bare) ?? byName.get(bareName(coverAbbreviations[bare] ?? ''))
    if (exact !== undefined) return exact
    for (const isMeant of guesses(bare)) {
      const found = covers.filter(isMeant)
      const own = found.filter(({ id, jobs }) => job === undefined || (byAction.get(id)?.jobs ?? jobs).includes(job))
      // Of a line of actions that replace each other, whichever: a plan is for all of them.
      const lines = new Map(
        (own.length === 0 ? found : own).toReversed().map((cover) => [byAction.get(cover.id), cover]),
      )
      const [only, ...others] = lines.values()
      if (only !== undefined && others.length === 0) return only
      if (only !== undefined) return { why: `“${text.trim()}” may be ${found.map(({ name }) => name).join(', ')}` }
    }
    return unknown(text)
  }
}

interface Cover {
  readonly name: string
  readonly bare: string
}

/** How an action is written so that it is read back as the same one: its name, or its number where the name is another’s. */
export function openCoverSpelling(
  facts: Pick<GameFacts, 'catalogue' | 'mitigations'>,
): (ability: number) => string | number {
  const covers = openCoverNames(facts)
  return (ability) => {
    const name = facts.catalogue().actions.get(ability)?.name ?? ''
    const found = covers(name)
    return 'id' in found && found.id === ability ? name : ability
  }
}

/** What an unusual spelling may mean, the surest way first. */
const guesses = (bare: string): ((cover: Cover) => boolean)[] => [
  ({ name }) => bare.length >= initialsFrom && initialsOf(name) === bare,
  ({ bare: name }) => bare.length >= beginningFrom && name.startsWith(bare),
  ({ name }) => bare.length >= beginningFrom && wordsOf(name).includes(bare),
  ({ bare: name }) => bare.length >= typoFrom && isTypo(name, bare),
]

/** Two letters begin too many names, and are the initials of too many. */
const initialsFrom = 3
const beginningFrom = 4
/** In shorter words one letter makes another word. */
const typoFrom = 6

const wordsOf = (name: string) => name.split(/\s+/).map(bareName)
const initialsOf = (name: string) =>
  wordsOf(name)
    .map((word) => word.slice(0, 1))
    .join('')

const unknown = (text: string): NamedCover => ({ why: `no action of a player is called “${text.trim()}”` })
