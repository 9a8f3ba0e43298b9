import type { ActorId } from '../../event.ts'
import type { PlayerDeath } from '../facts/lives.ts'
import type { PressVerdict } from '../mitigation/press-told.ts'
import type { Evidence } from './evidence.ts'

export type { PressVerdict }

/**
 * The kinds of METRICS §2. `avoidable`: hit by what nobody should be hit by · `shared`: what is for one hit several ·
 * `alone`: what is to be shared hit one · `too-few`: fewer shared it than should · `wrong-role`: it hit whom it is not
 * for · `status`: gained what is gained only by mistake · `soak`: a tower or puddle that lacked somebody · `pull-time`:
 * the pull came early or late · `survivable`: died to what others lived through · `mitigation`: a planned cover was not
 * on and that decided it · `raise-lost`: let a raise run out · `fall`: left the arena · `failed`: something went off
 * that only a mistake sets off.
 */
export type FaultKind =
  | 'avoidable'
  | 'shared'
  | 'alone'
  | 'too-few'
  | 'wrong-role'
  | 'status'
  | 'soak'
  | 'pull-time'
  | 'survivable'
  | 'mitigation'
  | 'raise-lost'
  | 'fall'
  | 'failed'

/** Who said that a rule was broken, the first that knows; `facts` needs no rule: somebody fell, a raise ran out. */
export type FaultLayer = 'strat' | 'authored' | 'learned' | 'facts'

/** Somebody a fault may be about, with a share of confidence, 0 to 1. */
export interface Suspect {
  readonly player: ActorId
  readonly confidence: number
}

/** A step on the way from a mistake to a death. */
export interface ChainStep {
  readonly atMs: number
  readonly what: 'mistake' | 'consequence' | 'death'
  /** Action id. */
  readonly ability?: number
  readonly players: readonly ActorId[]
}

/** A broken rule. */
export interface Fault {
  /** Stable within the pull: `{kind}:{id}_{occurrence}`, and `:{player}` where several are told of one occurrence. */
  readonly key: string
  /** When it was decided. */
  readonly atMs: number
  readonly kind: FaultKind
  /** Action id; for `status` a status id; 0 where there is none. */
  readonly id: number
  /** Which use of the action in this pull, from 1. */
  readonly occurrence: number
  /** It usually ends the pull, not only costs something. */
  readonly grave: boolean
  readonly layer: FaultLayer
  /** Clean resolutions behind a learned rule. */
  readonly support?: number
  /** `each` did it · `one` of these did and nobody can tell which · `raid`: nobody is named. */
  readonly about: 'each' | 'one' | 'raid'
  readonly suspects: readonly Suspect[]
  /** Of the statement as a whole, 0 to 1: a share of such statements that were right. */
  readonly confidence: number
  /** From the mistake to the deaths, oldest first. */
  readonly chain: readonly ChainStep[]
  /** Deaths that follow from it, in order. */
  readonly deaths: readonly PlayerDeath[]
  /** What it stands on. */
  readonly evidence: Evidence
  /** For `mitigation`: the action that was due, and how it went. */
  readonly cover?: { readonly ability: number; readonly press: PressVerdict }
}

/** Under this nothing is said in public (METRICS §2). */
export const publicConfidence = 0.6
