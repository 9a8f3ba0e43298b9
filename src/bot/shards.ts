/** Which shards of how many a process runs: posts and commands of their servers are its own. */
export interface Shards {
  readonly ids: readonly number[]
  readonly count: number
}

/** Whether no other process is needed for any server. */
export const areAll = ({ ids, count }: Shards): boolean => new Set(ids).size >= count

/** Commands are one list for all shards: whoever has the first one registers them. */
export const registersCommands = ({ ids }: Shards): boolean => ids.includes(0)
