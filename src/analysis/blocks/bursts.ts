/** Times when raid buffs met, ms; those in a window count from its start. */
export interface Bursts {
  readonly kind: 'bursts'
  readonly title: string
  readonly windows: readonly {
    readonly atMs: number
    readonly buffs: readonly {
      readonly name: string
      readonly by: string
      readonly fromMs: number
      readonly untilMs: number
    }[]
    /** Ready and not used. */
    readonly missing: readonly { readonly name: string; readonly by: string }[]
    readonly tinctures: number
    readonly verdict: 'covered' | 'apart' | 'incomplete' | 'cut'
    /** The verdict and what it was worth, for people. */
    readonly words: string
  }[]
}
