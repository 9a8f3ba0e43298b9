import { status } from '../../game.ts'
import { type PlayerRef, refOf } from '../blame.ts'
import type { PlayerDeath, PullContext } from '../context.ts'
import { blowName } from '../facts/blows.ts'
import { firstFrom } from '../facts/columns.ts'
import { strikesOn } from '../facts/hits.ts'
import { mitigationOn } from '../mitigation/on-hit.ts'
import { perPull } from '../playing/per-pull.ts'
import { carriedBefore } from './carried.ts'
import { isUnsurvivable } from './ending.ts'

export type DeathKind =
  | 'no killing blow'
  | 'avoidable'
  | 'wrong target'
  | 'vulnerable'
  | 'unsurvivable'
  | 'survivable'
  | 'unknown'

/** A death as results tell it. */
export interface DeathTold {
  readonly player: PlayerRef
  /** When the blow landed, and when the log says so. */
  readonly diedMs: number
  readonly toldMs: number
  readonly phase: string
  readonly kind: DeathKind
  /** Absent for a fall, a wall, a doom. */
  readonly ability?: { readonly id: number; readonly name: string; readonly tick: boolean }
  readonly killer?: string
  readonly amount?: number
  readonly overkill?: number
  readonly hpBefore?: number
  readonly maxHp?: number
  /** When the blow was decided, for what counted: mitigation, and what made it worse. */
  readonly decidedMs?: number
  readonly mitigation: readonly string[]
  readonly ailments: readonly { readonly name: string; readonly from?: string }[]
  /** Damage that landed in the ten seconds before, the blow included. */
  readonly lastDamage: readonly { readonly atMs: number; readonly ability: string; readonly amount: number }[]
  /** Healing that landed in the ten seconds before; `amount` moved HP, `overheal` found none to move. */
  readonly lastHealing: readonly {
    readonly atMs: number
    readonly ability: string
    readonly by: string
    readonly amount: number
    readonly overheal: number
  }[]
  readonly raisedMs?: number
  readonly raisedBy?: string
}

const lookBackMs = 10_000

/** Everything a person asks about a death (METRICS §1): statuses are those of the moment the blow was decided. */
export function tellDeath(context: PullContext, death: PlayerDeath): DeathTold {
  const { actor } = context
  const { player, blow, raise } = death
  const who = actor(player)
  const raiser = raise?.by === undefined ? undefined : actor(raise.by)?.name
  return {
    player: who ? refOf(who) : { id: player, name: '?' },
    diedMs: death.diedMs,
    toldMs: death.atMs,
    phase: context.phaseAt(death.diedMs).name,
    kind: kindOf(context, death),
    ...(blow && {
      ability: {
        id: blow.ability,
        name: blowName(context, blow),
        tick: blow.tick,
      },
      killer: actor(blow.source)?.name ?? '',
      amount: blow.amount,
      overkill: blow.overkill,
      decidedMs: blow.decidedMs,
    }),
    ...(blow?.hpBefore === undefined ? {} : { hpBefore: blow.hpBefore }),
    ...(blow?.maxHp === undefined ? {} : { maxHp: blow.maxHp }),
    mitigation: blow ? [...new Set(mitigationOn(context, { ...blow, target: player }).map(({ name }) => name))] : [],
    ailments: blow ? ailmentsOf(context, player, blow.decidedMs) : [],
    lastDamage: lastDamage(context, death),
    lastHealing: lastHealing(context, death),
    ...(raise ? { raisedMs: raise.atMs } : {}),
    ...(raiser === undefined ? {} : { raisedBy: raiser }),
  }
}

/**
 * Avoidable and wrong target by the authored rules; vulnerable when the blow found a Vulnerability that was picked up
 * and is not everybody's; then by what was decided before mitigation. Unknown where the source does not tell that.
 */
function kindOf(context: PullContext, death: PlayerDeath): DeathKind {
  const { blow } = death
  if (blow === undefined) return 'no killing blow'
  const fault = context.faults.find(
    ({ id, deaths, kind }) => kind !== 'status' && id === blow.ability && deaths.includes(death),
  )
  if (fault?.kind === 'avoidable') return 'avoidable'
  if (fault?.kind === 'shared' || fault?.kind === 'wrong-role') return 'wrong target'
  if (vulnerabilities(context, death).length > 0) return 'vulnerable'
  const unsurvivable = isUnsurvivable(context, death)
  if (unsurvivable === undefined) return 'unknown'
  return unsurvivable ? 'unsurvivable' : 'survivable'
}

/** What everybody has the boss gave on purpose; a Vulnerability of a few was picked up. */
const everybodysShare = 0.5

/** Among those whom the same use hit, or among the living where it hit nobody else. */
function vulnerabilities(context: PullContext, { player, blow }: PlayerDeath) {
  if (blow === undefined) return []
  const { ability, decidedMs } = blow
  const known = context.facts.faultStatuses.vulnerability
  const use = context.resolutions.find(
    (one) => one.ability === ability && one.startMs <= decidedMs && decidedMs <= one.endMs,
  )
  const others = use !== undefined && use.targets.length > 1 ? use.targets : undefined
  const among = others?.length ?? context.aliveAt(decidedMs)
  return carriedBefore(context, player, decidedMs).filter(({ status: carried }) => {
    if (!known.includes(carried)) return false
    const bearers = (others ?? context.players.map(({ id }) => id)).filter(
      (id) =>
        id !== player &&
        (others ? carriedBefore(context, id, decidedMs) : context.statusesOn(id, decidedMs)).some(
          (window) => window.status === carried,
        ),
    )
    return bearers.length + 1 <= among * everybodysShare
  })
}

/** A status given by a hit comes within this of its decision. */
const givenWithinMs = 1_500

function ailmentsOf(context: PullContext, player: number, atMs: number): DeathTold['ailments'] {
  const bad = ailmentsIn(context)
  return carriedBefore(context, player, atMs)
    .filter((window) => bad.has(window.status))
    .map(({ status: carried, startMs }) => {
      const giver = strikesOn(context.hits, player).findLast(
        ({ decidedMs }) => decidedMs <= startMs && startMs - decidedMs <= givenWithinMs,
      )
      const name = context.statusName(carried)
      return giver === undefined ? { name } : { name, from: context.abilityName(giver.ability) }
    })
}

const ailmentsIn = perPull(({ facts }): ReadonlySet<number> => {
  const { vulnerability, damageDown, doom } = facts.faultStatuses
  return new Set([...vulnerability, ...damageDown, ...doom, status.weakness, status.brinkOfDeath])
})

const isRecent = (atMs: number, diedMs: number) => atMs <= diedMs && diedMs - atMs <= lookBackMs

/** Heals are many, and of most nobody dies: they are looked at where they lie. */
function lastHealing({ rows, actor, abilityName, statusName }: PullContext, { player, diedMs }: PlayerDeath) {
  const { column } = rows('heal')
  const [ats, targets, amounts, overheals] = [column('at'), column('target'), column('amount'), column('overheal')]
  const [sources, abilities, isTick] = [column('source'), column('ability'), column('tick')]
  const told: DeathTold['lastHealing'][number][] = []
  for (let row = firstFrom(ats, diedMs - lookBackMs); row < ats.length && (ats[row] ?? 0) <= diedMs; row++) {
    const [amount, overheal, ability] = [amounts[row] ?? 0, overheals[row] ?? 0, abilities[row] ?? 0]
    if (targets[row] !== player || amount + overheal === 0) continue
    told.push({
      atMs: ats[row] ?? 0,
      ability: isTick[row] === 1 ? statusName(ability) : abilityName(ability),
      by: actor(sources[row] ?? 0)?.name ?? '',
      amount,
      overheal,
    })
  }
  return told
}

function lastDamage({ hits, ticks, abilityName, statusName }: PullContext, { player, diedMs }: PlayerDeath) {
  return [
    ...strikesOn(hits, player).flatMap(({ landedMs, ability, amount, overkill }) =>
      landedMs !== undefined && isRecent(landedMs, diedMs) && amount + overkill > 0
        ? [{ atMs: landedMs, ability: abilityName(ability), amount }]
        : [],
    ),
    ...strikesOn(ticks, player).flatMap(({ at, ability, amount }) =>
      isRecent(at, diedMs) ? [{ atMs: at, ability: statusName(ability), amount }] : [],
    ),
  ].sort((one, other) => one.atMs - other.atMs)
}
