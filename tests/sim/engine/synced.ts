import { kitOf } from '../jobs/index.ts'
import type { Kit } from '../jobs/kit.ts'
import type { LevelSync } from '../script.ts'

/** A kit as it is at a synced level. */
export const synced = (kit: Kit, level: LevelSync): Kit => kitOf(kit.job, level)
