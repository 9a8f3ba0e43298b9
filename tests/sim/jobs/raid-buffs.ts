import type { ActionScript } from '../script.ts'

/** Statuses by which a party deals more for twenty seconds, once in two minutes. */
const raidBuffs: ReadonlySet<number> = new Set([1221, 1878, 786, 1185, 2599, 1822, 141, 2964, 1297, 2703, 3685, 3849])

/** The raid buff an action gives, if it gives one. */
export const raidBuffOf = ({ gives = [] }: ActionScript): number | undefined =>
  gives.find(({ id }) => raidBuffs.has(id))?.id

export const isRaidBuff = (status: number): boolean => raidBuffs.has(status)
