/** What is measured, and how good is good enough: shares of right answers at least, of wrong ones at most. */
export const bars = {
  deaths: { atLeast: 1 },
  location: { atLeast: 0.99 },
  class: { atLeast: 0.97 },
  phases: { atLeast: 0.99 },
  gcd: { atLeast: 1 },
  twoSources: { atLeast: 1 },
  originPrecision: { atLeast: 0.98 },
  originRecall: { atLeast: 0.9 },
  falseAccusation: { atMost: 0.005 },
  falloutCalledFault: { atMost: 0.005 },
  disambiguation: { atLeast: 0.95 },
  mitSlots: { atLeast: 0.99 },
  gate: { atLeast: 0.95 },
  unknownFightPrecision: { atLeast: 0.95 },
  /** Printed; nothing is asked of it. */
  unknownFightRecall: { atLeast: 0 },
} as const satisfies Record<string, { readonly atLeast: number } | { readonly atMost: number }>

export type FigureName = keyof typeof bars
export type Figures<Value> = Readonly<Record<FigureName, Value>>

export const figureNames = Object.keys(bars) as FigureName[]

export const eachFigure = <Value>(make: (name: FigureName) => Value): Figures<Value> => ({
  deaths: make('deaths'),
  location: make('location'),
  class: make('class'),
  phases: make('phases'),
  gcd: make('gcd'),
  twoSources: make('twoSources'),
  originPrecision: make('originPrecision'),
  originRecall: make('originRecall'),
  falseAccusation: make('falseAccusation'),
  falloutCalledFault: make('falloutCalledFault'),
  disambiguation: make('disambiguation'),
  mitSlots: make('mitSlots'),
  gate: make('gate'),
  unknownFightPrecision: make('unknownFightPrecision'),
  unknownFightRecall: make('unknownFightRecall'),
})

/** What each of them asks, for people. */
export const questions: Figures<string> = {
  deaths: 'each death: who, to what, by whom',
  location: 'each wipe: the last mechanic half the party lived to see',
  class: 'each wipe: what kind of end',
  phases: 'each phase: when it began, within 500 ms, told by no source',
  gcd: 'each player: GCD uptime within 0.5 points',
  twoSources: 'each metric: the same from both sources',
  originPrecision: 'each origin named: what began the end, and who',
  originRecall: 'each planted origin: found',
  falseAccusation: 'each pull without a mistake: somebody is accused',
  falloutCalledFault: 'each death that came of others: its player is accused for it',
  disambiguation: 'each raid-wide death: mechanic, mitigation, healing or cascade',
  mitSlots: 'each press of the plan: how it went',
  gate: 'each progression: what keeps the party in its phase',
  unknownFightPrecision: 'each origin named in a fight nobody knows: what and who',
  unknownFightRecall: 'each planted origin in a fight nobody knows: found',
}

/** Tuned on by nobody: three of ten seeds. */
export const isHeldOut = (seed: number): boolean => heldOut.has(seed % 10)

const heldOut: ReadonlySet<number> = new Set([0, 3, 7])

/** Those told of both halves. */
export const halvedNames = [
  'originPrecision',
  'originRecall',
  'falseAccusation',
  'falloutCalledFault',
  'disambiguation',
  'mitSlots',
  'gate',
  'unknownFightPrecision',
  'unknownFightRecall',
] as const satisfies readonly FigureName[]
