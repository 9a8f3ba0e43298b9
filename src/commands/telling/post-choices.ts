import type { ChannelRule } from '../../store/telling/channel-rules.ts'

/** What may have a post of its own in a channel. */
export const postChoices: readonly (Pick<ChannelRule, 'kinds' | 'quiet'> & {
  readonly name: string
  readonly value: string
})[] = [
  { name: 'every pull', value: 'every', quiet: false },
  { name: 'kills, best pulls and first times', value: 'firsts', kinds: ['kills', 'firsts'], quiet: false },
  { name: 'kills', value: 'kills', kinds: ['kills'], quiet: false },
  { name: 'nothing: the night’s message and its report only', value: 'quiet', quiet: true },
]

export const postsOf = (value: string | null): Pick<ChannelRule, 'kinds' | 'quiet'> | undefined =>
  postChoices.find((choice) => choice.value === value)

/** Nothing was typed, so what was set stays. */
export const isKept = (typed: string | null | undefined): typed is null | undefined | '' =>
  typed === null || typed === undefined || typed.trim() === ''

/** What was typed between commas; undefined for the word that means no choice. */
export function listedWords(typed: string, none: string): readonly string[] | undefined {
  const words = typed.split(',').flatMap((word) => word.trim() || [])
  return words.some((word) => word.toLowerCase() === none) ? undefined : words
}
