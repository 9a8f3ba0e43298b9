/** Damage types: mitigation counts differently for each, and not at all for `unaspected`. */
export type School = 'physical' | 'magical' | 'unaspected'
export type BySchool = Partial<Record<School, number>>

/** A status and what it does to its holder. Shares are factors: 0.9 is ten percent less. */
export interface StatusScript {
  readonly id: number
  readonly name: string
  readonly durationMs: number
  readonly harmful?: boolean
  readonly stacks?: number
  readonly taken?: BySchool
  readonly dealt?: BySchool
  /** A shield, as a share of the holder's max HP, or as healing potency of its caster. */
  readonly shield?: { readonly ofMaxHp: number } | { readonly potency: number }
  /** Every three seconds: healing or damage potency of its caster, or plain damage of an enemy. */
  readonly tick?: { readonly heal: number } | { readonly damage: number } | { readonly plain: number }
  /** Critical hits of the holder come more often by this share. */
  readonly critical?: number
  /** Critical hits on the holder do. */
  readonly criticalTaken?: number
  /** Share by which it shortens the holder's GCDs. */
  readonly haste?: number
  /** What no damage can do to the holder: `nothing` lands at all, or HP ends at 1 after 0 was told. */
  readonly floor?: 'nothing' | 'shown-zero'
}

/** Something a player presses. */
export interface ActionScript {
  readonly id: number
  readonly name: string
  readonly gcd?: boolean
  readonly castMs?: number
  readonly recastMs: number
  /** How often it may be pressed before its recast must run; once if absent. Only heeded where everybody plays exactly. */
  readonly charges?: number
  /** What it costs is there again after so long: plans ask for it no sooner. */
  readonly gaugeMs?: number
  /** Must be pressed right before it. Only heeded where everybody plays exactly. */
  readonly first?: ActionScript
  /** Of the GCD it starts, where that is not its recast; only heeded where everybody plays exactly. */
  readonly gcdMs?: number
  /** No speed makes that shorter; what is under two seconds never is. */
  readonly isSteady?: boolean
  /** Damage potency on the enemy. */
  readonly damage?: number
  /** Healing potency. */
  readonly heal?: number
  /** Where healing and statuses go. */
  readonly reach?: 'enemy' | 'party' | 'self' | 'one'
  readonly gives?: readonly StatusScript[]
  /** Adds one stack of this status to one's own, up to its `stacks`. */
  readonly builds?: StatusScript
  /** Uses up one stack of this status of one's own. */
  readonly spends?: number
  readonly isLimitBreak?: boolean
}
