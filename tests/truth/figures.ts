/** What is measured, and from which share on it is good enough. */
export const bars = {
  deaths: 1,
  location: 0.99,
  class: 0.97,
  phases: 0.99,
  gcd: 1,
  twoSources: 1,
} as const satisfies Record<string, number>

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
})

/** What each of them asks, for people. */
export const questions: Figures<string> = {
  deaths: 'each death: who, to what, by whom',
  location: 'each wipe: the last mechanic half the party lived to see',
  class: 'each wipe: what kind of end',
  phases: 'each phase: when it began, within 500 ms, told by no source',
  gcd: 'each player: GCD uptime within 0.5 points',
  twoSources: 'each metric: the same from both sources',
}
