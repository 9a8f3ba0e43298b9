/** A known fight, from `vendor/encounters.json`. */
export interface EncounterFacts {
  readonly key: string
  readonly name: string
  readonly short: string
  readonly territoryId: number
  readonly levelSync: number
  /** FFLogs encounter ids of every era. */
  readonly fflogsIds: readonly number[]
  readonly phases: readonly { readonly name: string; readonly isIntermission: boolean }[]
  /** BNpcBase ids; `phases` are indexes into `phases` above. */
  readonly bosses: readonly { readonly name: string; readonly gameId: number; readonly phases: readonly number[] }[]
}

export interface GameFacts {
  readonly encounters: readonly EncounterFacts[]
}
