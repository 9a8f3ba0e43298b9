export type Role = 'tank' | 'healer' | 'melee' | 'ranged' | 'caster'

/** Jobs by ClassJob id, as network logs number them. */
export const jobs = {
  PLD: { id: 19, role: 'tank', fflogs: 'Paladin' },
  WAR: { id: 21, role: 'tank', fflogs: 'Warrior' },
  DRK: { id: 32, role: 'tank', fflogs: 'DarkKnight' },
  GNB: { id: 37, role: 'tank', fflogs: 'Gunbreaker' },
  WHM: { id: 24, role: 'healer', fflogs: 'WhiteMage' },
  SCH: { id: 28, role: 'healer', fflogs: 'Scholar' },
  AST: { id: 33, role: 'healer', fflogs: 'Astrologian' },
  SGE: { id: 40, role: 'healer', fflogs: 'Sage' },
  MNK: { id: 20, role: 'melee', fflogs: 'Monk' },
  DRG: { id: 22, role: 'melee', fflogs: 'Dragoon' },
  NIN: { id: 30, role: 'melee', fflogs: 'Ninja' },
  SAM: { id: 34, role: 'melee', fflogs: 'Samurai' },
  RPR: { id: 39, role: 'melee', fflogs: 'Reaper' },
  VPR: { id: 41, role: 'melee', fflogs: 'Viper' },
  BRD: { id: 23, role: 'ranged', fflogs: 'Bard' },
  MCH: { id: 31, role: 'ranged', fflogs: 'Machinist' },
  DNC: { id: 38, role: 'ranged', fflogs: 'Dancer' },
  BLM: { id: 25, role: 'caster', fflogs: 'BlackMage' },
  SMN: { id: 27, role: 'caster', fflogs: 'Summoner' },
  RDM: { id: 35, role: 'caster', fflogs: 'RedMage' },
  PCT: { id: 42, role: 'caster', fflogs: 'Pictomancer' },
  BLU: { id: 36, role: 'caster', fflogs: 'BlueMage' },
} as const satisfies Record<string, { id: number; role: Role; fflogs: string }>

export type Job = keyof typeof jobs

const byId = new Map<number, Job>(Object.entries(jobs).map(([job, { id }]) => [id, job as Job]))
const byFflogsName = new Map<string, Job>(Object.entries(jobs).map(([job, { fflogs }]) => [fflogs, job as Job]))

export const findJob = (id: number): Job | undefined => byId.get(id)
export const findFflogsJob = (name: string): Job | undefined => byFflogsName.get(name)
export const roleOf = (job: Job): Role => jobs[job].role

export const status = {
  weakness: 43,
  brinkOfDeath: 44,
  medicated: 49,
  raise: 148,
  transcendent: 418,
} as const

/** Spells that bring somebody back, limit breaks included. */
export const raiseAbilities: ReadonlySet<number> = new Set([
  125, // Raise
  173, // Resurrection
  3603, // Ascend
  7523, // Verraise
  24287, // Egeiro
  18317, // Angel Whisper
  208, // Pulse of Life, limit break
  4247, // Astral Stasis, limit break
  4248, // Angel Feathers, limit break
  24859, // Techne Makre, limit break
])

/** Everybody's own action: it is of no job, and takes the time of an ability. */
export const sprint = 3

/** Schools of damage, as FFLogs numbers them: mitigation takes its own share off each, and nothing off the last. */
export const school = { physical: 128, magical: 1024, unaspected: 32 } as const

/** Limit breaks of players, of all roles and levels; whoever presses one, its effects are the party's. */
export const limitBreaks: ReadonlySet<number> = new Set([
  ...[200, 201, 202, 4242, 4243, 7861, 24858, 34866], // melee
  ...[4238, 4239, 4244, 4245, 17106], // ranged
  ...[203, 204, 205, 4246, 7862, 34867], // caster
  ...[197, 198, 199, 4240, 4241, 17105], // tank
  ...[206, 207, 208, 4247, 4248, 24859], // healer
])

/** BNpcBase id of the invisible helpers: level 1, 44 HP, and the name of their boss. */
export const helperBase = 9020

/** Ids from here on are objects of the duty, not creatures. */
export const eventObjectsFrom = 2_000_000

/** Director commands of network log line 33. */
export const director = {
  commence: 0x40000001,
  victory: 0x40000003,
  wipe: 0x40000005,
  recommence: 0x40000006,
  fadeIn: 0x4000000f,
  resetBefore62: 0x40000010,
} as const

/** Messages of network log line 41: an arena closes in some seconds, has closed, is open again. */
export const systemMessage = {
  sealing: 0x7dc,
  sealed: 0x7dd,
  unsealed: 0x7de,
} as const
