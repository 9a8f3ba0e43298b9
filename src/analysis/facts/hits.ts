import type { ActorId, EventOf } from '../../event.ts'
import type { Column } from '../../events/columns.ts'
import { readers } from '../../events/readers.ts'
import type { EventTable } from '../../events/table.ts'
import { rowsOf } from './columns.ts'
import { contradicts } from './hit-amounts.ts'
import { joinPackets, noRow } from './join-packets.ts'

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
  /** Blocked or parried: less came through than the multiplier says. */
  readonly guarded: boolean
  /** Its amounts contradict each other: it was a hit, and nothing is to be worked out from its amounts. */
  readonly doubtful?: true
}

/** Sums that FFLogs writes beside the ticks they are made of: as damage they would count twice (GAME.md §7.13). */
export const combinedTicks: ReadonlySet<number> = new Set([500_000, 500_001])

/**
 * Joins decided and landed damage (GAME.md §7.1), in order of the decision. What landed without a decision counts as
 * decided when it landed. Reads the columns themselves: hits are many.
 */
export function findHits(
  events: EventTable,
  isPlayer: (id: ActorId) => boolean,
): { readonly hits: readonly Hit[]; readonly ticks: readonly EventOf<'damage'>[] } {
  const { decidedOf, neverLanded } = joinPackets(events)
  const section = events.sections.find(({ type }) => type === 'damage')
  const isTick = rowsOf(events, 'damage').column('tick')
  const read = hitReader(events, isPlayer)
  const hits: Hit[] = []
  const ticks: EventOf<'damage'>[] = []
  for (let row = 0; row < decidedOf.length; row++) {
    if (isTick[row] === 1) ticks.push(readers.damage(section?.columns ?? {}, row))
    else hits.push(read(decidedOf[row] ?? noRow, row))
  }
  for (const row of neverLanded) hits.push(read(row, noRow))
  for (const kill of events.of('instant-kill')) hits.push(outright(kill))
  return { hits: hits.sort((one, other) => one.decidedMs - other.decidedMs), ticks }
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

/** What is told twice is taken from what landed; a hit that never did has only what was decided. */
function hitReader(events: EventTable, isPlayer: (id: ActorId) => boolean) {
  const decidedRows = toldOf(events, 'damage-decided')
  const landedRows = toldOf(events, 'damage')
  const absorbed = rowsOf(events, 'damage').column('absorbed')
  const overkill = rowsOf(events, 'damage').column('overkill')
  const school = toldIn(rowsOf(events, 'damage-decided').column('school'))
  // Spelled out twice: objects that are born with their fields are smaller than those that grow them.
  const landedHit = (decided: number, row: number): Draft => ({
    decidedMs: (decided === noRow ? landedRows.at[row] : decidedRows.at[decided]) ?? 0,
    landedMs: landedRows.at[row] ?? 0,
    source: landedRows.source[row] ?? 0,
    target: landedRows.target[row] ?? 0,
    ability: landedRows.ability[row] ?? 0,
    amount: landedRows.amount[row] ?? 0,
    absorbed: absorbed[row] ?? 0,
    overkill: overkill[row] ?? 0,
    instantKill: false,
    packet: landedRows.packet[row] ?? 0,
    guarded: landedRows.blocked[row] === 1 || landedRows.parried[row] === 1,
  })
  const decidedHit = (row: number): Draft => ({
    decidedMs: decidedRows.at[row] ?? 0,
    source: decidedRows.source[row] ?? 0,
    target: decidedRows.target[row] ?? 0,
    ability: decidedRows.ability[row] ?? 0,
    amount: decidedRows.amount[row] ?? 0,
    absorbed: 0,
    overkill: 0,
    instantKill: false,
    packet: decidedRows.packet[row] ?? 0,
    guarded: decidedRows.blocked[row] === 1 || decidedRows.parried[row] === 1,
  })
  return (decided: number, landed: number): Hit => {
    const hit = landed === noRow ? decidedHit(decided) : landedHit(decided, landed)
    const unmitigated = known(landedRows.unmitigated[landed]) ?? known(decidedRows.unmitigated[decided])
    const multiplier = known(landedRows.multiplier[landed]) ?? known(decidedRows.multiplier[decided])
    const ofSchool = known(school[decided])
    if (unmitigated !== undefined) hit.unmitigated = unmitigated
    if (multiplier !== undefined) hit.multiplier = multiplier
    if (ofSchool !== undefined) hit.school = ofSchool
    if (landed !== noRow && isPlayer(hit.target) && contradicts(hit)) hit.doubtful = true
    return hit
  }
}

type Draft = { -readonly [Field in keyof Hit]: Hit[Field] }

function toldOf(events: EventTable, type: 'damage' | 'damage-decided') {
  const { column } = rowsOf(events, type)
  return {
    at: column('at'),
    source: column('source'),
    target: column('target'),
    ability: column('ability'),
    packet: column('packet'),
    amount: column('amount'),
    unmitigated: toldIn(column('unmitigated')),
    multiplier: toldIn(column('multiplier')),
    blocked: column('blocked'),
    parried: column('parried'),
  }
}

/** A source that never tells a number has no column of it, as it were: nobody need ask row by row. */
const toldIn = (column: Column): Column =>
  column.some((value) => !Number.isNaN(value)) ? column : column.subarray(0, 0)

const known = (value: number | undefined): number | undefined =>
  value === undefined || Number.isNaN(value) ? undefined : value

const outright = ({ at, source, target, ability, packet }: EventOf<'instant-kill'>): Hit => ({
  decidedMs: at,
  source,
  target,
  ability,
  amount: 0,
  absorbed: 0,
  overkill: 0,
  instantKill: true,
  packet,
  guarded: false,
  landedMs: at,
})
