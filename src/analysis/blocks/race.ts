/** HP that a phase had left, beside the line that ends at its enrage; times count from its start, ms. */
export interface Race {
  readonly kind: 'race'
  readonly title: string
  readonly phases: readonly {
    readonly name: string
    /** What must go. */
    readonly hp: number
    readonly enrageMs?: number
    /** What may be left when, down to nothing at the enrage; straight if left out. */
    readonly needed?: readonly (readonly [atMs: number, leftHp: number])[]
    /** `main`: the one it is about. */
    readonly lines: readonly {
      readonly label: string
      readonly main?: true
      readonly points: readonly (readonly [atMs: number, leftHp: number])[]
    }[]
    /** How much short or to spare, for people. */
    readonly words: string
  }[]
}
