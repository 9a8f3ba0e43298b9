import { expect, test } from 'vitest'
import { learn } from '../../../src/analysis/rules/learn.ts'
import { fights } from '../../sim/fights/index.ts'
import { lawsOf, says } from './laws-of.ts'
import { toldBySim } from './told-by-sim.ts'

/** Twenty whole pulls are played and read, and the machine may be busy. */
const patienceMs = 60_000
/** Of the rules learned from a static’s pulls so many are what the fight really does. */
const bar = 0.97

test.each([
  ['fru', 10],
  ['tea', 10],
] as const)(
  'what is learned of %s from %i pulls is what its script says',
  async (key, pulls) => {
    const fight = fights.find((known) => known.key === key)
    if (fight === undefined) throw new Error(`there is no fight ${key}`)
    const laws = lawsOf(fight)
    const rules = learn(await toldBySim(fight, pulls))
    const right = rules.filter((rule) => laws.get(rule.ability)?.some((law) => says(law, rule)))
    const wrong = rules.filter((rule) => !right.includes(rule)).map(({ ability, kind }) => `${ability} ${kind}`)
    console.info(`${key}: ${right.length} of ${rules.length} learned rules are right, ${laws.size} laws`)
    expect(rules.length).toBeGreaterThan(15)
    expect(right.length / rules.length, wrong.join(', ')).toBeGreaterThanOrEqual(bar)
  },
  patienceMs,
)
