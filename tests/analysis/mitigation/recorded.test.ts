import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildContext, type PullContext } from '../../../src/analysis/context.ts'
import { leftOfHit } from '../../../src/analysis/mitigation/left-of-hit.ts'
import { shieldsOfHit } from '../../../src/analysis/mitigation/shields-of-hit.ts'
import { readFacts } from '../../../src/game/facts.ts'
import { school } from '../../../src/game.ts'
import { readFight } from '../../fflogs/read-events.ts'
import { recordedReport, recording } from '../../fflogs/recorded.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { recordedContext } from '../real-files.ts'

/**
 * Every hit on a player of the records we have whose multiplier is told: what mitigation leaves by the catalogue is what
 * the multiplier says, without one exception, so that there is no residue to explain.
 */
const heldAgainst = (context: PullContext) => {
  const told = context.hits
    .filter(({ target, multiplier }) => context.actor(target)?.kind === 'player' && multiplier !== undefined)
    .map((hit) => leftOfHit(context, hit))
  return {
    hits: told.length,
    agree: told.filter(({ left, doubtful }) => left !== undefined && doubtful === undefined).length,
    doubtful: told.filter(({ doubtful }) => doubtful !== undefined),
    mitigated: told.filter(({ told: multiplier }) => (multiplier ?? 1) < 1).length,
    shares: [...new Set(told.flatMap(({ covers }) => covers.filter(isShare).map(({ name }) => name)))].sort(),
  }
}

const isShare = ({ kind }: { readonly kind: string }) => kind === 'share'

describeShared('the catalogue and the multipliers of a recorded Dancing Mad wipe', recording, () => {
  const context = recordedContext()
  const held = heldAgainst(context)

  test('agree on all 52 hits, of which mitigation was on 46', () => {
    expect(held).toMatchObject({ hits: 52, agree: 52, doubtful: [], mitigated: 46 })
  })

  test('by these shares', () => {
    expect(held.shares).toEqual(
      ['Addle', 'Aquaveil', 'Dismantle', 'Feint', 'Guardian', 'Holy Sheltron', 'Kerachole', 'Nascent Flash'].concat([
        'Plenary Indulgence',
        'Rampart',
        'Reprisal',
        'Tactician',
        'Taurochole',
        'Temperance',
      ]),
    )
  })

  test('three abilities are magical, for their multipliers say so where the record does not', () => {
    const derived = context.hits.filter((hit) => hit.school === undefined)
    const schools = new Map(derived.map((hit) => [hit.ability, leftOfHit(context, hit).school]))
    expect([...schools].filter(([, own]) => own !== undefined)).toEqual(
      [47_774, 47_778, 47_786].map((ability) => [ability, school.magical]),
    )
  })

  test('what shields took of a hit is what their casters are credited with', () => {
    const absorbed = context.hits.filter(({ absorbed }) => absorbed > 0)
    const credited = absorbed.filter(
      (hit) => shieldsOfHit(context, hit).reduce((sum, { amount }) => sum + amount, 0) === hit.absorbed,
    )
    expect(absorbed.length).toBeGreaterThan(20)
    expect(credited).toEqual(absorbed)
  })
})

const sample = 'fflogs/recorded/Sindusk_CKReview__getFFDamageTaken-Sample.json'

describeShared(
  'the catalogue and the multipliers of another group’s hits, statuses as the hits list them',
  sample,
  () => {
    const held = heldAgainst(sampleContext())

    test('agree on all 21', () => {
      expect(held).toMatchObject({ hits: 21, agree: 21, doubtful: [] })
    })

    test('by these shares, what the boss carried among them', () => {
      expect(held.shares).toEqual(
        ['Addle', 'Dark Missionary', 'Feint', 'Guardian', 'Holos', 'Holy Sheltron', 'Kerachole', 'Oblation'].concat([
          'Rampart',
          'Reprisal',
          'Shield Samba',
          'Temperance',
        ]),
      )
    })
  },
)

/** The hits of that answer; it tells no names of those who fought: these are invented. */
function sampleContext(): PullContext {
  const events = answer.parse(JSON.parse(readFileSync(sharedData(sample), 'utf8'))).json.data.reportData.report.events
    .data
  const { fights, actors, abilities } = recordedReport()
  const [known] = fights
  if (known === undefined) throw new Error('the recording has a fight')
  const [startTime, endTime] = [events[0]?.timestamp ?? 0, events.at(-1)?.timestamp ?? 0]
  const players = [3, 4, 5, 6, 7, 8, 9, 10]
  const fight = { ...known, startTime, endTime, friendlyPlayers: players, phaseTransitions: [{ id: 1, startTime }] }
  const boss = actors.find(({ gameID }) => gameID === 19504)
  if (boss === undefined) throw new Error('the recording has a boss')
  const master = {
    actors: [
      ...players.map((id) => ({ ...boss, id, gameID: 0, name: `Player ${id}`, type: 'Player', subType: 'Unknown' })),
      { ...boss, id: 11 },
      { ...boss, id: 15, gameID: 9020 },
      { ...boss, id: 14, gameID: 0, name: 'Graven Image' },
    ],
    abilities: [...abilities],
  }
  const { events: table, ...told } = readFight({ reportStart: 0, fight, master }, events, { hits: events }).pull
  const report = { source: told.source, code: 'abc', title: 'a night', startedAt: 0 }
  return buildContext({ ...told, id: 1, staticId: 1, number: 1, report, storedAt: 0 }, table, readFacts())
}

const answer = z.object({
  json: z.object({
    data: z.object({
      reportData: z.object({
        report: z.object({ events: z.object({ data: z.array(z.looseObject({ timestamp: z.number() })) }) }),
      }),
    }),
  }),
})
