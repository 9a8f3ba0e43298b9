/** What came of a planned cover; `metrics/mit-audit` says what each means. */
export type CoverState = 'hit' | 'late' | 'early' | 'wrong-target' | 'missed' | 'unavailable' | 'dead' | 'not-reached'

/** The plan beside what was pressed: a row a mechanic, a column a place of the party. */
export interface Covers {
  readonly kind: 'covers'
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly label: string
    readonly atMs?: number
    /** One for each column; `mattered`: with it somebody would have lived. */
    readonly cells: readonly (readonly {
      readonly cover: string
      readonly state: CoverState
      readonly mattered?: true
    }[])[]
  }[]
}
