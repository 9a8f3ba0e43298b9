import { z } from 'zod'

/** FFLogs writes the same number as a number in one year and as a string in another. */
const number = z.coerce.number()
const maybe = number.nullish()
const flag = z.boolean().nullish()

/** An actor as it was seen: HP, and a place in centi-yalms and centi-radians. */
const resources = z.object({
  hitPoints: maybe,
  maxHitPoints: maybe,
  mp: maybe,
  x: maybe,
  y: maybe,
  facing: maybe,
  /** Percent of max HP that shields hold. */
  absorb: maybe,
})

export type Resources = z.infer<typeof resources>

/** Copies of one actor are told apart by their instance. Actor -1 is nobody. */
const between = {
  timestamp: number,
  sourceID: number,
  sourceInstance: maybe,
  targetID: number,
  targetInstance: maybe,
  sourceResources: resources.nullish(),
  targetResources: resources.nullish(),
}
const ability = { abilityGameID: number }
const packet = { packetID: maybe }
const blow = { hitType: maybe, amount: number, multiplier: maybe, unpaired: flag, tick: flag }
const applied = { duration: maybe, extraAbilityGameID: maybe }

const aura = z.object({ source: number, ability: number, stacks: maybe })

const kinds = [
  z.object({
    type: z.literal('combatantinfo'),
    timestamp: number,
    sourceID: number,
    level: maybe,
    auras: z.array(aura).nullish(),
  }),
  z.object({ type: z.literal('begincast'), ...between, ...ability, duration: maybe }),
  z.object({ type: z.literal('cast'), ...between, ...ability, ...packet }),
  z.object({
    type: z.literal(['calculateddamage', 'damage']),
    ...between,
    ...ability,
    ...packet,
    ...blow,
    unmitigatedAmount: maybe,
    directHit: flag,
    blocked: maybe,
    absorbed: maybe,
    overkill: maybe,
  }),
  z.object({
    type: z.literal(['calculatedheal', 'heal']),
    ...between,
    ...ability,
    ...packet,
    ...blow,
    overheal: maybe,
  }),
  z.object({
    type: z.literal('absorbed'),
    ...between,
    ...ability,
    attackerID: maybe,
    attackerInstance: maybe,
    amount: number,
    extraAbilityGameID: maybe,
  }),
  z.object({ type: z.literal('instakill'), ...between, ...ability, ...packet }),
  z.object({
    type: z.literal(['applybuff', 'applydebuff', 'refreshbuff', 'refreshdebuff']),
    ...between,
    ...ability,
    ...applied,
    /** Told by an event of its own, which `joinStacks` brings here. */
    stack: maybe,
  }),
  z.object({
    type: z.literal(['applybuffstack', 'applydebuffstack']),
    ...between,
    ...ability,
    ...applied,
    stack: number,
  }),
  z.object({
    type: z.literal(['removebuffstack', 'removedebuffstack']),
    ...between,
    ...ability,
    stack: number,
  }),
  z.object({ type: z.literal(['removebuff', 'removedebuff']), ...between, ...ability }),
  z.object({
    type: z.literal('death'),
    ...between,
    killerID: maybe,
    killerInstance: maybe,
    killingAbilityGameID: maybe,
  }),
  z.object({ type: z.literal('targetabilityupdate'), ...between, targetable: number }),
  z.object({ type: z.literal('headmarker'), ...between, markerID: number }),
  z.object({ type: z.literal('tether'), ...between, tetherID: number }),
  z.object({
    type: z.literal(['worldmarkerplaced', 'worldmarkerremoved']),
    timestamp: number,
    icon: number,
    x: maybe,
    y: maybe,
  }),
  z.object({ type: z.literal('limitbreakupdate'), timestamp: number, value: number, bars: number }),
] as const

const known = z.discriminatedUnion('type', kinds)

export type FflogsEvent = z.infer<typeof known>

const knownTypes: ReadonlySet<unknown> = new Set(kinds.flatMap(({ shape }) => [...shape.type.values]))

const isKnown = (event: unknown) =>
  typeof event === 'object' && event !== null && 'type' in event && knownTypes.has(event.type)

/** A page's events: those we have a use for, with the fields we have a use for. New types come and go without notice. */
export const eventsSchema = z.preprocess((data) => (Array.isArray(data) ? data.filter(isKnown) : data), z.array(known))
