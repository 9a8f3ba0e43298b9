import type { ActorId, EventOf, EventType } from '../../event.ts'
import type { EncounterFacts } from '../../game/facts.ts'
import { roleOf } from '../../game.ts'
import type { Pull } from '../../report.ts'
import type { Hit } from './hits.ts'
import { groupUses, isCommonAttack, resolutionMs } from './resolutions.ts'

/** One use of an enemy's ability: its casts, by however many at once, and whom it hit. */
export interface Mechanic {
  /** `{abilityId}_{occurrence}` */
  readonly key: string
  /**
   * `{name}_{count}`, counted over all abilities of that name, what is of one second as one: a mechanic that uses
   * another ability of its name in every pull has one key in all of them. In English where the facts know a name.
   */
  readonly nameKey: string
  readonly ability: number
  /** Counts the uses of this ability in this pull from 1. */
  readonly occurrence: number
  /** Who did it first. */
  readonly source: ActorId
  /** When its cast began, where it was cast. */
  readonly castMs?: number
  /** When it took effect: its first hit was decided, or it went off; for a cast that never did, when it should have. */
  readonly startMs: number
  /** When the last hit landed. */
  readonly endMs: number
  /** A cast that nothing followed: its enemy died or was gone, or the record ends. */
  readonly isUnfinished: boolean
  /** On players, in order; none for one that hits nobody. */
  readonly hits: readonly Hit[]
  /** Whom it hit, each once. */
  readonly targets: readonly ActorId[]
}

interface Told {
  readonly pull: Pick<Pull, 'actors'>
  readonly of: <T extends EventType>(type: T) => readonly EventOf<T>[]
  readonly encounter: Pick<EncounterFacts, 'autoAttacks'> | undefined
  readonly hits: readonly Hit[]
  /** What an ability is called in every report. */
  readonly nameOf: (ability: number) => string
  /** Others have called it something that is no plain attack. */
  readonly isCalled?: (ability: number) => boolean
}

interface Begun {
  readonly source: ActorId
  readonly castMs: number
  /** When it should take effect. */
  readonly decidedMs: number
}

/** An ability went off, or hit somebody. */
type Done = Hit | { readonly source: ActorId; readonly decidedMs: number }

interface Signs {
  readonly begun: Begun[]
  readonly done: Done[]
}

/** An effect comes this much after the end of its cast bar, at most, or before. */
const castSlackMs = 2_000
/** A plain attack is told from a buster by never being cast and going on and on. */
const attackUses = 4

/**
 * Groups what enemies do and whom it hits by ability, then by what takes effect within a second; in order. Plain attacks
 * are no mechanic: listed ones, and what hits one tank at a time, over and over, with no cast bar and nobody calls a mechanic.
 */
export function findMechanics(told: Told): readonly Mechanic[] {
  const found: Draft[] = []
  for (const [ability, { begun, done }] of signsIn(told)) {
    const uses = groupUses(done.sort(inTime))
    if (begun.length === 0 && !told.isCalled?.(ability) && isPlainAttack(uses, told)) continue
    const casts = [...begun]
    const finished = uses.map((use) => mechanicOf(ability, use, takeCast(casts, use[0]?.decidedMs ?? 0)))
    const unfinished = groupUses(casts.sort(inTime)).map((use) => mechanicOf(ability, use, use[0]?.castMs))
    const own = unfinished.length === 0 ? finished : [...finished, ...unfinished].sort(inOrder)
    for (const [index, use] of own.entries()) {
      use.key = `${ability}_${index + 1}`
      use.occurrence = index + 1
      found.push(use)
    }
  }
  found.sort(inOrder)
  giveNames(found, told.nameOf)
  return found
}

type Draft = { -readonly [Field in keyof Mechanic]: Mechanic[Field] }

const isHit = (sign: Begun | Done): sign is Hit => 'target' in sign

const inTime = (one: { readonly decidedMs: number }, other: { readonly decidedMs: number }) =>
  one.decidedMs - other.decidedMs

const inOrder = (one: Mechanic, other: Mechanic) => one.startMs - other.startMs || one.ability - other.ability

function signsIn({ pull: { actors }, of, encounter, hits }: Told): ReadonlyMap<number, Signs> {
  const byAbility = new Map<number, Signs>()
  const attacks = new Set(encounter?.autoAttacks)
  const isEnemy = (id: ActorId) => actors[id]?.kind === 'enemy'
  const signsOf = (ability: number): Signs | undefined => {
    const known = byAbility.get(ability)
    if (known !== undefined || isCommonAttack(ability) || attacks.has(ability)) return known
    const made = { begun: [], done: [] }
    byAbility.set(ability, made)
    return made
  }
  for (const { at, source, ability, durationMs } of of('begin-cast'))
    if (isEnemy(source)) signsOf(ability)?.begun.push({ source, castMs: at, decidedMs: at + durationMs })
  for (const { at, source, ability } of of('cast'))
    if (isEnemy(source)) signsOf(ability)?.done.push({ source, decidedMs: at })
  for (const hit of hits) {
    if (actors[hit.target]?.kind !== 'player' || actors[hit.source]?.kind === 'player') continue
    signsOf(hit.ability)?.done.push(hit)
  }
  return byAbility
}

/** Takes the casts that end with a use out of those begun; when the first of them began. */
function takeCast(casts: Begun[], startMs: number): number | undefined {
  let castMs: number | undefined
  for (let index = casts.length - 1; index >= 0; index--) {
    const cast = casts[index]
    if (cast === undefined || cast.castMs > startMs || Math.abs(cast.decidedMs - startMs) > castSlackMs) continue
    castMs = Math.min(castMs ?? cast.castMs, cast.castMs)
    casts.splice(index, 1)
  }
  return castMs
}

function mechanicOf(ability: number, use: readonly (Begun | Done)[], castMs: number | undefined): Draft {
  const hits = use.filter(isHit)
  const startMs = hits[0]?.decidedMs ?? use[0]?.decidedMs ?? 0
  return {
    key: '',
    nameKey: '',
    ability,
    occurrence: 0,
    source: use[0]?.source ?? -1,
    ...(castMs === undefined ? {} : { castMs }),
    startMs,
    endMs: hits.reduce((last, { landedMs, decidedMs }) => Math.max(last, landedMs ?? decidedMs), startMs),
    isUnfinished: use.every((sign) => 'castMs' in sign),
    hits,
    targets: [...new Set(hits.map(({ target }) => target))],
  }
}

function isPlainAttack(uses: readonly (readonly Done[])[], { pull: { actors } }: Told): boolean {
  const hitting = uses
    .map((use) => use.filter(isHit).map(({ target }) => target))
    .filter((targets) => targets.length > 0)
  return (
    hitting.length >= attackUses && hitting.every(([target = -1, ...others]) => others.length === 0 && isTank(target))
  )

  function isTank(target: ActorId): boolean {
    const job = actors[target]?.job
    return job !== undefined && roleOf(job) === 'tank'
  }
}

function giveNames(mechanics: readonly Draft[], nameOf: Told['nameOf']): void {
  const counted = new Map<string, { readonly count: number; readonly sinceMs: number }>()
  for (const mechanic of mechanics) {
    const name = nameOf(mechanic.ability)
    const { count, sinceMs } = counted.get(name) ?? { count: 0, sinceMs: Number.NEGATIVE_INFINITY }
    const isSame = mechanic.startMs - sinceMs <= resolutionMs
    if (!isSame) counted.set(name, { count: count + 1, sinceMs: mechanic.startMs })
    mechanic.nameKey = `${name}_${isSame ? count : count + 1}`
  }
}
