import type { ActorId, EventOf, EventType } from '../event.ts'
import type { EncounterFacts } from '../facts.ts'
import { roleOf } from '../game.ts'
import type { Pull } from '../report.ts'
import type { Hit } from './hits.ts'

/** One use of an ability on the party: everyone it hit within a second. */
export interface Resolution {
  readonly ability: number
  /** Counts the uses of this ability in this pull from 1. */
  readonly occurrence: number
  /** When the first hit was decided, and when the last one landed. */
  readonly startMs: number
  readonly endMs: number
  readonly source: ActorId
  readonly hits: readonly Hit[]
  /** Whom it hit, each once. */
  readonly targets: readonly ActorId[]
}

interface Told {
  readonly pull: Pull
  readonly of: <T extends EventType>(type: T) => readonly EventOf<T>[]
  readonly encounter: EncounterFacts | undefined
  readonly players: ReadonlySet<ActorId>
  readonly hits: readonly Hit[]
}

/** Hits of one use within this are one resolution (METRICS §2). */
export const resolutionMs = 1_000

/** Groups hits on players by ability. */
export function findResolutions({ pull, of, encounter, players, hits }: Told): readonly Resolution[] {
  const onPlayers = hits.filter(({ target }) => players.has(target))
  const casts = new Set(
    of('begin-cast')
      .filter(({ source }) => !players.has(source))
      .map(({ ability }) => ability),
  )
  const resolutions: Resolution[] = []
  for (const [ability, own] of Map.groupBy(onPlayers, (hit) => hit.ability)) {
    const uses = groupUses(own)
    if (isPlainAttack(ability, uses, { pull, encounter, casts })) continue
    uses.forEach((use, index) => {
      resolutions.push(resolve(ability, index + 1, use))
    })
  }
  return resolutions.sort((one, other) => one.startMs - other.startMs)
}

/** Hits of one ability, use by use. */
export function groupUses(hits: readonly Hit[]): Hit[][] {
  const uses: Hit[][] = []
  for (const hit of hits) {
    const use = uses.at(-1)
    if (use === undefined || hit.decidedMs - (use[0]?.decidedMs ?? 0) > resolutionMs) uses.push([hit])
    else use.push(hit)
  }
  return uses
}

function resolve(ability: number, occurrence: number, hits: readonly Hit[]): Resolution {
  const startMs = Math.min(...hits.map(({ decidedMs }) => decidedMs))
  const endMs = Math.max(...hits.map(({ landedMs, decidedMs }) => landedMs ?? decidedMs))
  return {
    ability,
    occurrence,
    startMs,
    endMs,
    source: hits[0]?.source ?? -1,
    hits,
    targets: [...new Set(hits.map(({ target }) => target))],
  }
}

/** The plain attacks that most enemies share. */
export const isCommonAttack = (ability: number): boolean => commonAttacks.has(ability)

const commonAttacks: ReadonlySet<number> = new Set([7, 8, 870, 872])
/** A plain attack is told from a buster by never being cast and going on and on. */
const attackUses = 4

function isPlainAttack(
  ability: number,
  uses: readonly (readonly Hit[])[],
  { pull, encounter, casts }: Pick<Told, 'pull' | 'encounter'> & { readonly casts: ReadonlySet<number> },
): boolean {
  if (isCommonAttack(ability) || encounter?.autoAttacks.includes(ability)) return true
  if (casts.has(ability) || uses.length < attackUses) return false
  return uses.every((use) => use.length === 1 && isTank(pull, use[0]?.target))
}

function isTank(pull: Pull, target: ActorId | undefined): boolean {
  const job = target === undefined ? undefined : pull.actors[target]?.job
  return job !== undefined && roleOf(job) === 'tank'
}
