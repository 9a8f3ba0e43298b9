/** What a field must be. A number may be written as text; what is marked `?` need not be told, or is null. */
export type Use = 'number' | 'number?' | 'flag?' | 'list?' | 'text?'

/** Copies of one actor are told apart by their instance. Actor -1 is nobody. */
const between = {
  timestamp: 'number',
  sourceID: 'number',
  sourceInstance: 'number?',
  targetID: 'number',
  targetInstance: 'number?',
  ...resourcesOf('sourceResources'),
  ...resourcesOf('targetResources'),
} as const
const ability = { abilityGameID: 'number' } as const
const packet = { packetID: 'number?' } as const
const blow = {
  ...between,
  ...ability,
  ...packet,
  hitType: 'number?',
  amount: 'number',
  multiplier: 'number?',
  unpaired: 'flag?',
  tick: 'flag?',
} as const
const hit = {
  ...blow,
  unmitigatedAmount: 'number?',
  directHit: 'flag?',
  blocked: 'number?',
  absorbed: 'number?',
  overkill: 'number?',
  buffs: 'text?',
} as const
const healing = { ...blow, overheal: 'number?' } as const
const applied = { ...between, ...ability, duration: 'number?', extraAbilityGameID: 'number?' } as const
const stacked = { ...applied, stack: 'number' } as const
const unstacked = { ...between, ...ability, stack: 'number' } as const
const waymark = { timestamp: 'number', icon: 'number', x: 'number?', y: 'number?' } as const

/** The events we have a use for, with the fields we have a use for. New types and fields come and go without notice. */
export const kinds = {
  combatantinfo: { timestamp: 'number', sourceID: 'number', level: 'number?', auras: 'list?' },
  begincast: { ...between, ...ability, duration: 'number?' },
  cast: { ...between, ...ability, ...packet, fake: 'flag?' },
  calculateddamage: hit,
  damage: hit,
  calculatedheal: healing,
  heal: healing,
  absorbed: {
    ...between,
    ...ability,
    attackerID: 'number?',
    attackerInstance: 'number?',
    amount: 'number',
    extraAbilityGameID: 'number?',
  },
  instakill: { ...between, ...ability, ...packet },
  applybuff: applied,
  applydebuff: applied,
  refreshbuff: applied,
  refreshdebuff: applied,
  applybuffstack: stacked,
  applydebuffstack: stacked,
  removebuffstack: unstacked,
  removedebuffstack: unstacked,
  removebuff: { ...between, ...ability },
  removedebuff: { ...between, ...ability },
  death: { ...between, killerID: 'number?', killerInstance: 'number?', killingAbilityGameID: 'number?' },
  targetabilityupdate: { ...between, targetable: 'number' },
  headmarker: { ...between, markerID: 'number' },
  tether: { ...between, tetherID: 'number' },
  worldmarkerplaced: waymark,
  worldmarkerremoved: waymark,
  limitbreakupdate: { timestamp: 'number', value: 'number', bars: 'number' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Use>>>>

export type Kind = keyof typeof kinds

export const isKind = (type: unknown): type is Kind => typeof type === 'string' && Object.hasOwn(kinds, type)

/** Types that are known to tell nothing we need. */
export const passedOver: ReadonlySet<unknown> = new Set([
  'checksummismatch',
  'dispel',
  'dungeonencounterend',
  'dungeonencounterstart',
  'dungeonend',
  'dungeonstart',
  'encounterend',
  'encounterstart',
  'gaugeupdate',
  'interrupt',
  'mapchange',
  'resurrect',
  'summon',
  'wipecalled',
  'zonechange',
])

type FieldIn<Fields> = Fields extends unknown ? keyof Fields : never
export type Field = FieldIn<(typeof kinds)[Kind]>

/** How an actor looked: HP, a place in centi-yalms and centi-radians, and the percent of max HP that shields hold. */
function resourcesOf<Whose extends string>(whose: Whose) {
  return {
    [`${whose}.hitPoints`]: 'number?',
    [`${whose}.maxHitPoints`]: 'number?',
    [`${whose}.mp`]: 'number?',
    [`${whose}.x`]: 'number?',
    [`${whose}.y`]: 'number?',
    [`${whose}.facing`]: 'number?',
    [`${whose}.absorb`]: 'number?',
  } as Readonly<Record<`${Whose}.${'hitPoints' | 'maxHitPoints' | 'mp' | 'x' | 'y' | 'facing' | 'absorb'}`, 'number?'>>
}
