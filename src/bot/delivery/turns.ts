/** Work for channels: one thing at a time in each, many channels at once. */
export interface Turns {
  /** Takes the next turn of a channel; who asks for what already waits for its turn gets that one. */
  take(channelId: string, nightId: number | undefined): Promise<void>
  /** When nothing is being done any more. */
  ended(): Promise<void>
}

export function openTurns(work: (channelId: string, nightId: number | undefined) => Promise<void>): Turns {
  const last = new Map<string, Promise<void>>()
  const waiting = new Map<string, Promise<void>>()
  return {
    take: (channelId, nightId) => {
      const key = `${channelId} ${nightId ?? ''}`
      const known = waiting.get(key)
      if (known !== undefined) return known
      const turn = (last.get(channelId) ?? Promise.resolve()).then(() => {
        waiting.delete(key)
        return work(channelId, nightId)
      })
      const ended = turn
        .catch(() => {}) // whoever asked hears of it; the next turn is its own
        .then(() => {
          if (last.get(channelId) === ended) last.delete(channelId)
        })
      last.set(channelId, ended)
      waiting.set(key, turn)
      return turn
    },
    ended: async () => {
      await Promise.all(last.values())
    },
  }
}
