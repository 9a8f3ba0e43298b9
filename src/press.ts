/** What a button or a select asks for. Its `custom_id` is all that is remembered of it, so it works for as long as its message stands. */
export interface Press {
  readonly ask: (typeof asks)[number]
  readonly staticId: number
  /**
   * The pull's number; for `session` the night's id, for `status` that of the notice it hangs on, for `roster` the
   * member's, for `rule` the dispute's, for `look` the first pull's of a digest, or the night's.
   */
  readonly number: number
  /** For `claim` whose account and which character; for `roster`, the character that is to be theirs; for `dispute` the fault's key; for `rule` what is ruled. */
  readonly text?: string
}

const asks = [
  'deaths',
  'faults',
  'session',
  'status',
  'roster',
  'dispute',
  'rule',
  'mit',
  'claim',
  'timeline',
  'damage',
  'detail',
  'look',
] as const

export const customIdOf = ({ ask, staticId, number, text }: Press): string =>
  [ask, staticId, number, ...(text === undefined ? [] : [text])].join(':')

export function readPress(customId: string): Press | undefined {
  const [, word, staticId, number, text] = /^([a-z]+):(\d+):(\d+)(?::(.+))?$/.exec(customId) ?? []
  const ask = asks.find((known) => known === word)
  if (ask === undefined) return undefined
  return { ask, staticId: Number(staticId), number: Number(number), ...(text === undefined ? {} : { text }) }
}
