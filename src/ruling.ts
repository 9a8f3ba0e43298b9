/** What a lead may rule: it was so · it was not theirs · somebody else of the pull did it · nobody did anything wrong. */
export const rulingKinds = ['upheld', 'dismissed', 'somebody else', 'nobody'] as const
export type RulingKind = (typeof rulingKinds)[number]

/** What was said of a fault when it was disputed: kept as it was, so that a ruling is an example to learn from. Nobody is named in it. */
export interface SaidFault {
  readonly encounter?: string
  readonly atMs: number
  readonly kind: string
  /** Action id, or status id for a status. */
  readonly ability: { readonly id: number; readonly name: string }
  readonly occurrence: number
  readonly grave: boolean
  readonly layer: string
  /** Clean resolutions behind a learned rule. */
  readonly support?: number
  readonly about: 'each' | 'one' | 'raid'
  /** 0 to 1. */
  readonly confidence: number
  /** Everybody it was said of, by their place in the party or else their role. */
  readonly roles: readonly string[]
  /** The sentence, roles for names: `a ranged was hit by Sluice`. */
  readonly text: string
}

/** Somebody disagrees with what was said of a pull. */
export interface Dispute {
  readonly id: number
  readonly staticId: number
  readonly pullId: number
  /** The pull's number within the static. */
  readonly pullNumber: number
  readonly nightId: number
  /** Key of the fault within its pull. */
  readonly faultKey: string
  /** The character it is about, as the pull spells it; absent when it is about the fault as a whole. */
  readonly player?: string
  readonly said: SaidFault
  readonly askedBy: { readonly id: string; readonly name: string }
  /** Their own words. */
  readonly words: string
  /** Epoch ms. */
  readonly askedAt: number
  /** What counts now; absent while it is open. */
  readonly ruling?: Ruling
}

/** What a lead decided about a dispute. */
export interface Ruling {
  readonly what: RulingKind
  /** For `somebody else`: the character, as the pull spells it. */
  readonly other?: string
  readonly note?: string
  readonly by: string
  /** Epoch ms. */
  readonly at: number
  /** Absent while it was not taken back. */
  readonly undone?: { readonly by: string; readonly at: number }
}
