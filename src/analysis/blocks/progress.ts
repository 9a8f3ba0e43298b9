/** How far every try of a fight came, night by night. */
export interface Progress {
  readonly kind: 'progress'
  readonly title: string
  /** In order; how far is told in phases: 2.25 is a quarter into the third, as many as there are is a kill. */
  readonly phases: readonly string[]
  readonly nights: readonly {
    readonly label: string
    /** In order; null where nobody knows how far. */
    readonly pulls: readonly (number | null)[]
    /** How far somebody says it came, where no log tells, and in how many pulls. */
    readonly said?: { readonly depth: number; readonly pulls?: number }
  }[]
}
