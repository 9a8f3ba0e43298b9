/** The eight places of a party, as raid plans write them. */
export const slots = ['MT', 'OT', 'H1', 'H2', 'D1', 'D2', 'D3', 'D4'] as const
export type Slot = (typeof slots)[number]

/** Whom a line of a strat is for: `any` whoever can, `none` nobody. */
export type Role = Slot | 'any' | 'none'

/** One use of a mitigation that was agreed on. */
export interface PlannedCover {
  /** Action id. */
  readonly ability: number
  readonly role: Role
  /** When it is pressed against the mechanic's first hit, ms: negative before it. */
  readonly offsetMs: number
  readonly note?: string
}

/** What was agreed on for one occurrence of a mechanic, `{ability}_{occurrence}`. */
export interface PlannedMechanic {
  /** Action id. */
  readonly ability: number
  /** Counts the uses of the ability in a pull from 1. */
  readonly occurrence: number
  /** `{ability}_{occurrence}` of each, this one among them, where one line is for whichever of several comes first. */
  readonly oneOf?: readonly string[]
  /** What the static calls it, if it calls it something. */
  readonly name?: string
  readonly covers: readonly PlannedCover[]
  /**
   * Who goes where, by the name of the place: `north`, `tower 3`. Places of one group are written `group/place`: whoever
   * has one of a group is to be hit together with the others of it.
   */
  readonly places: Readonly<Record<string, Role>>
}

/** `{ability}_{occurrence}` */
export const keyOf = ({ ability, occurrence }: Pick<PlannedMechanic, 'ability' | 'occurrence'>): string =>
  `${ability}_${occurrence}`

/** What a static agreed on for a fight. */
export interface Strat {
  /** Key of the encounter in the game facts. */
  readonly encounter: string
  readonly mechanics: readonly PlannedMechanic[]
}

/** Who plays which place in a fight, because a lead said so. */
export interface RolePin {
  readonly encounter: string
  /** The character, as reports spell it. */
  readonly name: string
  readonly slot: Slot
}
