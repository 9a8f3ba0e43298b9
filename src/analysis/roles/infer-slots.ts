import type { ActorId } from '../../event.ts'
import { type Job, jobs, type Role, roleOf } from '../../game.ts'
import type { Actor } from '../../report.ts'
import type { Slot } from '../../strat/strat.ts'
import type { PullContext } from '../context.ts'
import type { SlotTold } from './find-slots.ts'
import { byWhoHeldFirst } from './who-held-first.ts'

/** Who has no place yet, and which places are left. */
interface Open {
  readonly players: readonly Actor[]
  readonly free: readonly Slot[]
}

/** The places of a role in a party of two tanks, two healers, two melee, a ranged and a caster. */
const placesOf: Readonly<Record<Role, readonly Slot[]>> = {
  tank: ['MT', 'OT'],
  healer: ['H1', 'H2'],
  melee: ['D1', 'D2'],
  ranged: ['D3'],
  caster: ['D4'],
}
const damagePlaces: readonly Slot[] = ['D1', 'D2', 'D3', 'D4']

/** The only one of their kind for the only place of that kind. */
const clear = 0.9
/** By what is left when everybody else has a place. */
const byElimination = 0.8
/** Two for two places, and nothing tells them apart: below what blame asks, as is everything unpinned in these places. */
const tentative = 0.5
const neverClear: ReadonlySet<Slot> = new Set(['MT', 'OT', 'D1', 'D2'])
/** Fewer than this share of a chance is no answer. */
const leastTold = 0.3

/**
 * Places from jobs: H1 mends over time and H2 shields, D3 shoots and D4 casts; the tank who held the first enemy is MT,
 * tentatively. Who is of a kind that has too many shares what is left over with the others of it, each the less sure.
 */
export function inferSlots(context: PullContext, { players, free }: Open): ReadonlyMap<ActorId, SlotTold> {
  const known = players.flatMap((player) => (player.job === undefined ? [] : [{ player, job: player.job }]))
  const ofRole = (role: Role) => known.filter(({ job }) => roleOf(job) === role).sort(inOrder)
  const freeOf = (places: readonly Slot[]) => places.filter((slot) => free.includes(slot))
  const told = [
    ...fill(byWhoHeldFirst(context, ofRole('tank')), freeOf(placesOf.tank)),
    ...fillHealers(ofRole('healer'), freeOf(placesOf.healer)),
    ...fillDamage([ofRole('melee'), ofRole('ranged'), ofRole('caster')], freeOf),
  ]
  const most = mostFor(context.players.length)
  return new Map(
    told.flatMap(({ player, slot, confidence }) => {
      const capped = Math.min(confidence, most, neverClear.has(slot) ? tentative : 1)
      return capped < leastTold ? [] : [[player.id, { slot, confidence: capped, pinned: false }]]
    }),
  )
}

interface Candidate {
  readonly player: Actor
  readonly job: Job
}

interface Placed {
  readonly player: Actor
  readonly slot: Slot
  readonly confidence: number
}

/** A party of eight has its places; one of seven has lost somebody; in any other nobody need have one. */
function mostFor(partySize: number): number {
  if (partySize === fullParty) return 1
  return partySize === fullParty - 1 ? byElimination : partySize > 1 && partySize < fullParty ? tentative : 0
}
const fullParty = 8

/** The same whenever the same people play: by job, then by name. */
const inOrder = (one: Candidate, other: Candidate) =>
  jobs[one.job].id - jobs[other.job].id || (one.player.name < other.player.name ? -1 : 1)

/** One each, in order; the surer, the fewer it could have been. */
function fill(candidates: readonly Candidate[], free: readonly Slot[], ifOne = byElimination): readonly Placed[] {
  const confidence = candidates.length === 1 && free.length === 1 ? ifOne : 1 / Math.max(candidates.length, free.length)
  return free.flatMap((slot, index) => {
    const candidate = candidates[index]
    return candidate === undefined ? [] : [{ player: candidate.player, slot, confidence }]
  })
}

const mendsOverTime: ReadonlySet<Job> = new Set(['WHM', 'AST'])

function fillHealers(healers: readonly Candidate[], free: readonly Slot[]): readonly Placed[] {
  const mending = healers.filter(({ job }) => mendsOverTime.has(job))
  const shielding = healers.filter(({ job }) => !mendsOverTime.has(job))
  const isPair = healers.length === 2 && free.length === 2
  if (!isPair || mending.length !== 1) return fill([...mending, ...shielding], free)
  return [...fill(mending, ['H1'], clear), ...fill(shielding, ['H2'], clear)]
}

/** Kinds that fit into their places take them; who is left over takes what is left over. */
function fillDamage(
  kinds: readonly (readonly Candidate[])[],
  freeOf: (places: readonly Slot[]) => readonly Slot[],
): readonly Placed[] {
  const placesOfKind = (kind: readonly Candidate[]) => {
    const [first] = kind
    return first === undefined ? [] : freeOf(placesOf[roleOf(first.job)])
  }
  const fits = (kind: readonly Candidate[]) => kind.length <= placesOfKind(kind).length
  const fitting = kinds.filter(fits).flatMap((kind) => fill(kind, placesOfKind(kind), clear))
  const taken = new Set(fitting.map(({ slot }) => slot))
  const left = freeOf(damagePlaces).filter((slot) => !taken.has(slot))
  return [...fitting, ...fill(kinds.filter((kind) => !fits(kind)).flat(), left)]
}
