import { shareWords } from '../shares/share-words.ts'
import type { Proportion } from '../shares/wilson.ts'
import type { DeathsTo, MechanicOf } from '../studies/trend.ts'

/** What one mechanic cost somebody. */
export interface OwnCost {
  readonly name: string
  readonly mechanic: string
  readonly failures: number
  readonly chances: number
  readonly deaths: number
}

/** What went wrong with what somebody died to, most first: a death counts as much as a mistake. */
export function costsOf({
  mechanics,
  deaths,
}: {
  readonly mechanics: readonly MechanicOf[]
  readonly deaths: readonly DeathsTo[]
}): readonly OwnCost[] {
  const costs = mechanics.map(({ name, mechanic, phase, nights }): OwnCost & { readonly phase: string } => {
    const { k, n } = addUp(nights)
    return { name, mechanic, phase, failures: k, chances: n, deaths: 0 }
  })
  const withDeaths = deaths.flatMap((death) => {
    const alike = costs.filter(({ mechanic, phase }) => mechanic === death.name && phase === death.phase)
    // Which of several of one name it was, nobody has counted.
    const [known] = alike.length === 1 ? alike : []
    if (known === undefined)
      return [{ name: death.name, mechanic: death.name, failures: 0, chances: 0, deaths: death.count }]
    costs[costs.indexOf(known)] = { ...known, deaths: death.count }
    return []
  })
  return [...costs, ...withDeaths]
    .filter(({ failures, deaths }) => failures + deaths > 0)
    .sort((one, other) => other.failures + other.deaths - one.failures - one.deaths)
}

export function costWords({ name, failures, chances, deaths }: OwnCost): string {
  const wrong = chances > 0 ? `${name} went wrong ${shareWords(failures, chances)} of your chances` : name
  return deaths > 0 ? `${wrong}, and you died to it ${timesWords(deaths)}.` : `${wrong}.`
}

/** All of these together. */
export const addUp = (parts: readonly Proportion[]): Proportion => ({
  k: parts.reduce((total, { k }) => total + k, 0),
  n: parts.reduce((total, { n }) => total + n, 0),
})

/** `once`, `twice`, `5 times` */
export const timesWords = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)
