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
  const waiting = new Map<number, EventOf<'damage-decided'>[]>()
  for (const decided of of('damage-decided')) {
    const queue = waiting.get(decided.packet)
    if (queue) queue.push(decided)
    else waiting.set(decided.packet, [decided])
  }
  const hits: Hit[] = []
  const ticks: EventOf<'damage'>[] = []
  for (const landed of of('damage')) {
    if (landed.tick) ticks.push(landed)
    else hits.push(join(takeDecision(waiting.get(landed.packet), landed), landed))
  }
  for (const queue of waiting.values()) for (const decided of queue) hits.push(neverLanded(decided))
  for (const kill of of('instant-kill')) hits.push(outright(kill))
  return { hits: hits.sort((one, other) => one.decidedMs - other.decidedMs), ticks }
}

function takeDecision(queue: EventOf<'damage-decided'>[] | undefined, landed: EventOf<'damage'>) {
  if (queue === undefined) return undefined
  const index = queue.findIndex(
    ({ at, target, ability, source }) =>
      target === landed.target &&
      ability === landed.ability &&
      (landed.packet !== 0 || source === landed.source) &&
      at <= landed.at &&
      landed.at - at <= joinMs,
  )
  return index === -1 ? undefined : queue.splice(index, 1)[0]
}

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
