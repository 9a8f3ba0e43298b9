/** A report as the FFLogs stand-in serves it. Names and units are the API's own: times in ms from the report's start. */
export interface StandInReport {
  readonly code: string
  readonly title: string
  /** Epoch ms. */
  readonly startTime: number
  readonly endTime: number
  readonly revision: number
  readonly visibility: 'public' | 'private' | 'unlisted'
  /** The name of the FFLogs user who uploaded it, and who alone sees it when it is private. */
  readonly owner?: string
  readonly fights: readonly StandInFight[]
  readonly actors: readonly StandInActor[]
  readonly abilities: readonly { readonly gameID: number; readonly name: string; readonly type: string }[]
  readonly phases: readonly {
    readonly encounterID: number
    readonly separatesWipes: boolean
    readonly phases: readonly { readonly id: number; readonly name: string; readonly isIntermission: boolean }[]
  }[]
  /** By fight id, sorted by timestamp, with everything the API could give; the stand-in leaves out what was not asked for. */
  readonly events: Readonly<Record<number, readonly FflogsEvent[]>>
}

export interface StandInFight {
  readonly id: number
  readonly encounterID: number
  /** What it was before it was made trash, if it was. */
  readonly originalEncounterID?: number
  readonly name: string
  readonly difficulty: number | null
  readonly startTime: number
  readonly endTime: number
  readonly combatTime: number | null
  readonly kill: boolean | null
  readonly inProgress: boolean
  readonly bossPercentage: number | null
  readonly fightPercentage: number | null
  readonly lastPhase: number | null
  readonly lastPhaseAsAbsoluteIndex: number | null
  readonly lastPhaseIsIntermission: boolean | null
  readonly phaseTransitions: readonly { readonly id: number; readonly startTime: number }[] | null
  readonly wipeCalledTime: number | null
  readonly friendlyPlayers: readonly number[]
  readonly gameZone: { readonly id: number; readonly name: string } | null
}

export interface StandInActor {
  readonly id: number
  readonly gameID: number
  readonly name: string
  readonly type: 'Player' | 'NPC' | 'Pet'
  /** Job name for a player (`DarkKnight`), `Boss` or `NPC` for an enemy. */
  readonly subType: string
  readonly server: string | null
  readonly petOwner: number | null
}

/** One event as the API spells it (`type`, `timestamp`, `sourceID`, …). */
export type FflogsEvent = Readonly<Record<string, unknown>> & { readonly timestamp: number; readonly type: string }
