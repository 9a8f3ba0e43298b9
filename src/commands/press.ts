/** What a button asks for. Its `custom_id` is all that is remembered of it, so it works for as long as its message stands. */
export interface Press {
  readonly ask: 'deaths' | 'faults' | 'session'
  readonly staticId: number
  /** The pull's number; the night's id for `session`. */
  readonly number: number
}

export const customIdOf = ({ ask, staticId, number }: Press): string => `${ask}:${staticId}:${number}`

export function readPress(customId: string): Press | undefined {
  const [, ask, staticId, number] = /^(deaths|faults|session):(\d+):(\d+)$/.exec(customId) ?? []
  if (ask !== 'deaths' && ask !== 'faults' && ask !== 'session') return undefined
  return { ask, staticId: Number(staticId), number: Number(number) }
}
