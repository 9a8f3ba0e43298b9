/** A strat as the editor’s page has it: the page sends nothing that it does not show. */
export interface Draft {
  /** The version that the page was made from, 0 for none. */
  readonly base: number
  readonly mechanics: readonly DraftMechanic[]
}

export interface DraftMechanic {
  /** `40170_1`; of one that may be any of several abilities, each: `40147_1+40149_1`. */
  readonly keys: string
  readonly rows: readonly DraftRow[]
}

export interface DraftRow {
  readonly role: string
  /** A mitigation as somebody writes it. */
  readonly what: string
  /** Against the hit, negative before it. */
  readonly seconds: number
  readonly note: string
}

/** What is wrong with a row of a draft, or with one of its mechanics; both are told by their places in it. */
export interface DraftFault {
  readonly mechanic: number
  readonly row?: number
  readonly why: string
}

/** What the page hears of what it sent. */
export type DraftAnswer =
  | { readonly sentence: string; readonly faults?: readonly DraftFault[] }
  | { readonly sentence: string; readonly version: number; readonly standing: string }
