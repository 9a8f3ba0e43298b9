import { expect, test } from 'vitest'
import { normalise } from '../../../src/ingest/normalise/normalise.ts'
import type { RecordedPull } from '../../../src/report.ts'
import type { StandInReport } from '../../fflogs/stand-in-report.ts'
import { sampleReport } from '../../sim/reports.ts'
import { factsOf } from '../../sim/two-sources/facts.ts'
import { contextOf } from '../../sim/two-sources/say.ts'
import { firstFight } from './recorded-pull.ts'

/** Every name of the game in another language; people keep theirs. Equal names stay equal. */
function inAnotherLanguage(report: StandInReport): StandInReport {
  const words = new Map<string, string>()
  const translated = (name: string): string => {
    words.set(name, words.get(name) ?? `技${words.size}`)
    return words.get(name) ?? name
  }
  return {
    ...report,
    fights: report.fights.map((fight) => ({ ...fight, name: translated(fight.name) })),
    actors: report.actors.map((actor) =>
      actor.type === 'Player' ? actor : { ...actor, name: translated(actor.name) },
    ),
    abilities: report.abilities.map((ability) => ({ ...ability, name: translated(ability.name) })),
  }
}

/** All that is worked out, but what things are called. */
function factsWithoutNames(pull: RecordedPull) {
  const { names: _names, actors, ...facts } = factsOf(contextOf(pull))
  return { ...facts, actors: actors.map(({ name: _name, ...actor }) => actor) }
}

test('the same pull in two languages has the same facts: ids decide, and names are only shown', () => {
  const english = normalise(firstFight(sampleReport()))
  const japanese = normalise(firstFight(inAnotherLanguage(sampleReport())))
  expect(Object.values(japanese.abilityNames).every((name) => name.startsWith('技'))).toBe(true)
  expect(japanese.actors.some(({ owner }) => owner !== undefined)).toBe(true)
  expect(factsWithoutNames(japanese)).toEqual(factsWithoutNames(english))
})
