import type { ActorId, EventOf, EventType } from '../event.ts'

/** One target's share of one ability use: what was decided, joined with what landed. */
export interface Hit {
  readonly decidedMs: number
  /** Absent when it never landed. */
  readonly landedMs?: number
  readonly source: ActorId
  readonly target: ActorId
  readonly ability: number
  /** What landed; for a hit that never did, what was decided. */
  readonly amount: number
  readonly absorbed: number
  readonly overkill: number
  readonly unmitigated?: number
  readonly multiplier?: number
  /** As `school` in `game.ts` numbers them. */
  readonly school?: number
  readonly instantKill: boolean
  /** Joins the targets of one use; 0 where the source gives none. */
  readonly packet: number
}

/** Sums that FFLogs writes beside the ticks they are made of: as damage they would count twice (GAME.md §7.13). */
export const combinedTicks: ReadonlySet<number> = new Set([500_000, 500_001])

type EventsOf = <T extends EventType>(type: T) => readonly EventOf<T>[]

/** Landed hits come 0.4 to 2.3 s after their decision; a packet number met later than this is another packet. */
const joinMs = 5_000

/**
 * Joins decided and landed damage on packet, target and ability, oldest first (GAME.md §7.1); without a packet number,
 * on source, target and ability. What landed without a decision counts as decided when it landed.
 */
export function findHits(of: EventsOf): {
  readonly hits: readonly Hit[]
  readonly ticks: readonly EventOf<'damage'>[]
} {
  const waiting = new Map<number, Queue>()
  for (const decided of of('damage-decided')) {
    const queue = waiting.get(decided.packet)
    if (queue) queue.decided.push(decided)
    else waiting.set(decided.packet, { decided: [decided], tooOld: 0 })
  }
  const hits: Hit[] = []
  const ticks: EventOf<'damage'>[] = []
  for (const landed of of('damage')) {
    if (landed.tick) ticks.push(landed)
    else hits.push(join(takeDecision(waiting.get(landed.packet), landed), landed))
  }
  for (const queue of waiting.values()) for (const decided of queue.decided) hits.push(neverLanded(decided))
  for (const kill of of('instant-kill')) hits.push(outright(kill))
  return { hits: hits.sort((one, other) => one.decidedMs - other.decidedMs), ticks }
}

/** What was decided under one packet number, oldest first; where a source gives none, that is everything. */
interface Queue {
  readonly decided: EventOf<'damage-decided'>[]
  /** How many at its front can land no more: what lands comes in order, too. */
  tooOld: number
}

function takeDecision(queue: Queue | undefined, landed: EventOf<'damage'>) {
  if (queue === undefined) return undefined
  const { decided } = queue
  while (landed.at - (decided[queue.tooOld]?.at ?? landed.at) > joinMs) queue.tooOld++
  for (let index = queue.tooOld; index < decided.length; index++) {
    const { at, target, ability, source } = decided[index] ?? landed
    if (at > landed.at) return undefined
    const isOne = target === landed.target && ability === landed.ability
    if (isOne && (landed.packet !== 0 || source === landed.source)) return decided.splice(index, 1)[0]
  }
  return undefined
}

/** Those of a list that struck somebody, in its order; every list is told apart by targets once. */
export function strikesOn<Strike extends { readonly target: ActorId }>(
  strikes: readonly Strike[],
  target: ActorId,
): readonly Strike[] {
  const known = byTarget.get(strikes) as Map<ActorId, Strike[]> | undefined
  const own = known ?? Map.groupBy(strikes, (strike) => strike.target)
  if (known === undefined) byTarget.set(strikes, own)
  return own.get(target) ?? []
}

const byTarget = new WeakMap<readonly unknown[], unknown>()

function join(decided: EventOf<'damage-decided'> | undefined, landed: EventOf<'damage'>): Hit {
  const unmitigated = landed.unmitigated ?? decided?.unmitigated
  const multiplier = landed.multiplier ?? decided?.multiplier
  const { school } = decided ?? {}
  return {
    decidedMs: decided?.at ?? landed.at,
    landedMs: landed.at,
    source: landed.source,
    target: landed.target,
    ability: landed.ability,
    amount: landed.amount,
    absorbed: landed.absorbed,
    overkill: landed.overkill,
    ...(unmitigated === undefined ? {} : { unmitigated }),
    ...(multiplier === undefined ? {} : { multiplier }),
    ...(school === undefined ? {} : { school }),
    instantKill: false,
    packet: landed.packet,
  }
}

const neverLanded = ({
  at,
  source,
  target,
  ability,
  amount,
  unmitigated,
  multiplier,
  school,
  packet,
}: EventOf<'damage-decided'>): Hit => ({
  decidedMs: at,
  source,
  target,
  ability,
  amount,
  absorbed: 0,
  overkill: 0,
  ...(unmitigated === undefined ? {} : { unmitigated }),
  ...(multiplier === undefined ? {} : { multiplier }),
  ...(school === undefined ? {} : { school }),
  instantKill: false,
  packet,
})

const outright = ({ at, source, target, ability, packet }: EventOf<'instant-kill'>): Hit => ({
  decidedMs: at,
  landedMs: at,
  source,
  target,
  ability,
  amount: 0,
  absorbed: 0,
  overkill: 0,
  instantKill: true,
  packet,
})
