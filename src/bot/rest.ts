import type { RESTOptions } from 'discord.js'

/**
 * How the bot talks HTTP: with Node's own fetch, which sends the forms that Node makes. discord.js brings an undici of its
 * own, and what that sends through another undici of this process (whichever was loaded first) cannot carry files.
 */
export const restOf = (api: string): Pick<RESTOptions, 'api' | 'makeRequest'> => ({
  api,
  // What is sent is the same; the two undicis only describe it in two types.
  makeRequest: (url, { dispatcher: _, ...init }) => fetch(url, init as RequestInit),
})
