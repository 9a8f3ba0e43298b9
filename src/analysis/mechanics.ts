import type { ActorId, EventOf, EventType } from '../event.ts'
import type { Pull } from '../report.ts'
import type { Hit } from './hits.ts'
import { resolutionMs } from './resolutions.ts'

/** One use of an enemy's ability: its casts, by however many at once, and whom it hit. */
export interface Mechanic {
  /** `{abilityId}_{occurrence}` */
  readonly key: string
  /**
   * `{name}_{count}`, counted over all abilities of that name, what is of one second as one: a mechanic that uses
   * another ability of its name in every pull has one name in all of them. Names are English where the facts know one.
   */
  readonly nameKey: string
  readonly ability: number
  /** Counts the uses of this ability in this pull from 1. */
  readonly occurrence: number
  /** Who cast it, or did it, first. */
  readonly source: ActorId
  /** When its cast began, where it was cast. */
  readonly castMs?: number
  /** When it took effect: the first hit was decided, or it went off; for a cast that never did, when it should have. */
  readonly startMs: number
  /** When the last hit landed. */
  readonly endMs: number
  /** A cast that nothing followed: its enemy died or was gone. */
  readonly isUnfinished: boolean
  /** On players, in order; none for one that hits nobody. */
  readonly hits: readonly Hit[]
}

interface Told {
  readonly pull: Pick<Pull, 'actors'>
  readonly of: <T extends EventType>(type: T) => readonly EventOf<T>[]
  readonly hits: readonly Hit[]
  /** What the enemies have that is no mechanic. */
  readonly isAttack: (ability: number) => boolean
  readonly nameOf: (ability: number) => string
}

/** A cast that should go off, one that did, or a hit, at the moment it takes effect. */
interface Sign {
  readonly atMs: number
  readonly source: ActorId
  readonly castMs?: number
  readonly hit?: Hit
  readonly went?: true
}

/** Groups what enemies cast and whom it hit by ability, then by what takes effect within a second; in order. */
export function findMechanics(told: Told): readonly Mechanic[] {
  const uses: Mechanic[] = []
  for (const [ability, signs] of signsIn(told)) {
    let first = 0
    let occurrence = 0
    signs.sort((one, other) => one.atMs - other.atMs)
    for (let next = 1; next <= signs.length; next++) {
      const startMs = signs[first]?.atMs ?? 0
      if ((signs[next]?.atMs ?? Number.POSITIVE_INFINITY) - startMs <= resolutionMs) continue
      uses.push(mechanicOf(ability, ++occurrence, signs.slice(first, next)))
      first = next
    }
  }
  return named(
    uses.sort((one, other) => one.startMs - other.startMs || one.ability - other.ability),
    told.nameOf,
  )
}

function signsIn({ pull: { actors }, of, hits, isAttack }: Told): ReadonlyMap<number, Sign[]> {
  const byAbility = new Map<number, Sign[]>()
  const isEnemy = (id: ActorId) => actors[id]?.kind === 'enemy'
  const add = (ability: number, sign: Sign) => {
    const own = byAbility.get(ability)
    if (own) own.push(sign)
    else if (!isAttack(ability)) byAbility.set(ability, [sign])
  }
  for (const { at, source, ability, durationMs } of of('begin-cast'))
    if (isEnemy(source)) add(ability, { atMs: at + durationMs, source, castMs: at })
  for (const { at, source, ability } of of('cast')) if (isEnemy(source)) add(ability, { atMs: at, source, went: true })
  for (const hit of hits)
    if (actors[hit.target]?.kind === 'player' && actors[hit.source]?.kind !== 'player')
      add(hit.ability, { atMs: hit.decidedMs, source: hit.source, hit })
  return byAbility
}

function mechanicOf(ability: number, occurrence: number, signs: readonly Sign[]): Mechanic {
  const hits = signs.flatMap(({ hit }) => hit ?? [])
  const began = signs.flatMap(({ castMs }) => castMs ?? [])
  const went = signs.find((sign) => sign.went)
  const startMs = hits[0]?.decidedMs ?? went?.atMs ?? signs[0]?.atMs ?? 0
  return {
    key: `${ability}_${occurrence}`,
    nameKey: '',
    ability,
    occurrence,
    source: signs[0]?.source ?? -1,
    ...(began.length === 0 ? {} : { castMs: Math.min(...began) }),
    startMs,
    endMs: hits.reduce((last, { landedMs = 0 }) => Math.max(last, landedMs), startMs),
    isUnfinished: went === undefined && hits.length === 0,
    hits,
  }
}

function named(uses: readonly Mechanic[], nameOf: Told['nameOf']): readonly Mechanic[] {
  const counts = new Map<string, { count: number; sinceMs: number }>()
  return uses.map((use) => {
    const name = nameOf(use.ability)
    const known = counts.get(name) ?? { count: 0, sinceMs: Number.NEGATIVE_INFINITY }
    if (use.startMs - known.sinceMs > resolutionMs) counts.set(name, { count: known.count + 1, sinceMs: use.startMs })
    return { ...use, nameKey: `${name}_${counts.get(name)?.count ?? 1}` }
  })
}
