import { expect, test } from 'vitest'
import type { DeathTold } from '../../../src/analysis/ending/death-told.ts'
import { deaths } from '../../../src/analysis/metrics/deaths.ts'
import { wipes } from '../../../src/analysis/metrics/wipes.ts'
import { openLog } from '../../../src/ingest/netlog/netlog.ts'
import { readEvents } from '../../fflogs/read-events.ts'
import { recordedReport, recording } from '../../fflogs/recorded.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { contextOf } from '../../sim/two-sources/say.ts'

/** Seconds of the blow as a person reads them off the lines, job, what killed, HP before it, and whose it was. */
type Reading = readonly [seconds: number, job: string, to: string, hpBefore: number | undefined, by: string]

const readingOf = ({ diedMs, player, ability, hpBefore, killer }: DeathTold): Reading => [
  Math.round(diedMs / 100) / 10,
  player.job ?? '?',
  ability?.name ?? 'a fall',
  hpBefore,
  killer ?? 'nobody',
]

/**
 * Read off the raw lines (21, 22, 25, 26, 33, 37), 0 being the first shot at 12:06:57.465.
 *
 * The hand's Drainage takes 102,577 of the main tank's 63,890 and what is healed meanwhile, and leaves 1,531; 2.3 s later
 * Hand of Pain, the same for everybody, takes 5,586. An Earthly Star was decided 0.1 s before and is too late. Raised
 * after 11 s at a quarter of their HP, they are hit by the boss's next attack (36,159 of 32,145) the moment Transcendent
 * is gone. From then on nobody holds the boss. At 1:51 the Protean Waves aimed at four people hit the dancer, who still
 * carries the last one's Water Resistance Down, and the samurai twice at once; at 1:52 the next one the bard, marked 0.9 s
 * before. Four of eight live when the wave of 1:54 resolves: it takes scholar and black mage, who had 40,688 and 35,744 of
 * 97,000 HP left, and boss and hand kill the other tank and the astrologian by plain attacks; her death is told two
 * seconds after the director's wipe line.
 */
describeShared(
  'a real wipe in The Epic of Alexander, as a careful reader tells it',
  'netlog/tea-wipe-2021.log',
  async () => {
    const log = await openLog(sharedData('netlog/tea-wipe-2021.log'))
    const { value: recorded } = await log.pulls()[Symbol.asyncIterator]().next()
    if (recorded === undefined) throw new Error('the log holds a pull')
    const context = contextOf(recorded)
    const told = deaths.compute(context).deaths

    test('who died when, to what, with how much HP left', () => {
      expect(told.map(readingOf).map(([at, job, to, hp]) => [at, job, to, hp])).toEqual([
        [89.6, 'WAR', 'Hand Of Pain', 1_531],
        [103.4, 'WAR', 'Attack', 32_145],
        [112.6, 'DNC', 'Protean Wave', 38_553],
        [112.6, 'SAM', 'Protean Wave', 101_218],
        [113.5, 'BRD', 'Protean Wave', 54_409],
        [115.4, 'GNB', 'Attack', 11_842],
        [115.6, 'SCH', 'Protean Wave', 40_688],
        [115.6, 'BLM', 'Protean Wave', 35_744],
        [118.5, 'AST', 'Attack', 20_970],
      ])
    })

    /** The samurai's wave came from a helper that is called Living Liquid then and Liquid Rage later: either may be said. */
    test('whose blows they were', () => {
      expect(told.filter(({ player }) => player.job !== 'SAM').map((death) => readingOf(death)[4])).toEqual([
        'Liquid Hand',
        'Living Liquid',
        'Living Liquid',
        'Liquid Rage',
        'Living Liquid',
        'Liquid Rage',
        'Liquid Rage',
        'Liquid Hand',
      ])
    })

    test('of what kind: nobody but the samurai died to more than can be lived through', () => {
      const kinds = Object.fromEntries(told.slice(1).map(({ player, kind }) => [player.job, kind]))
      expect(told[0]?.kind).toBe('survivable')
      expect(kinds).toEqual({
        WAR: 'survivable',
        DNC: 'vulnerable',
        SAM: 'unsurvivable',
        BRD: 'vulnerable',
        GNB: 'unknown',
        SCH: 'survivable',
        BLM: 'survivable',
        AST: 'survivable',
      })
    })

    test('what the dancer and the bard carried came from the wave before', () => {
      for (const job of ['DNC', 'BRD']) {
        const { ailments } = told.find(({ player }) => player.job === job) ?? {}
        expect(ailments).toMatchObject([{ name: 'Water Resistance Down II', from: 'Protean Wave' }])
      }
    })

    test('what the tank was healed for in the ten seconds before, and did not get any more of', () => {
      const healing = told[0]?.lastHealing ?? []
      expect(healing.some(({ ability }) => ability === 'Fey Blessing')).toBe(true)
      expect(healing.some(({ ability }) => ability === 'Stellar Explosion')).toBe(false)
    })

    test('it ended with the wave of 1:54 in P1, lost when the tank stayed down at 1:43; nobody called it, no enrage came', () => {
      const wipe = wipes.compute(context)
      expect(wipe.location).toMatchObject({ ability: { id: 18_870, name: 'Protean Wave' }, phase: 'P1' })
      expect(Math.abs((wipe.location?.atMs ?? 0) - 114_800)).toBeLessThanOrEqual(50)
      expect(wipe.cutoff).toMatchObject({ why: 'tank dead', atMs: 103_393 })
      expect(wipe.cause).toMatchObject({
        kind: 'death',
        death: { player: { job: 'WAR' }, ability: { name: 'Attack' } },
      })
      expect(['called', 'enrage', 'reset', 'body pull', 'kill']).not.toContain(wipe.class)
    })
  },
)

/**
 * Read off the stream, 0 being its first hostile action, 1.16 s in. Double-Trouble Trap lands on six at 0:50 and is
 * heavy on nobody; three seconds later the warrior is dead without a hit since: thrown off. The paladin takes the boss
 * alone: Light of Judgment and an attack leave 190,514 of what Hyperdrive takes, 359,649, at 1:06. The next one, 2.3 s
 * later, finds ninja, white mage and machinist, the third the black mage: nobody is left to take it. The warrior, raised
 * at 1:08, leaves the arena at the end. Sage and viper live.
 */
describeShared('the recorded Dancing Mad wipe, as a careful reader tells it', recording, () => {
  const { startTime, fights, actors, abilities, events } = recordedReport()
  const [fight] = fights
  if (fight === undefined) throw new Error('the recording has a fight')
  const asked = {
    ...fight,
    friendlyPlayers: [...fight.friendlyPlayers],
    phaseTransitions: fight.phaseTransitions && [...fight.phaseTransitions],
  }
  const master = { actors: [...actors], abilities: [...abilities] }
  const context = contextOf(readEvents({ reportStart: startTime, fight: asked, master }, events[fight.id] ?? []))
  const told = deaths.compute(context).deaths

  test('who died when, to what, with how much HP left', () => {
    expect(told.map(readingOf)).toEqual([
      [53.2, 'WAR', 'a fall', undefined, 'nobody'],
      [66.8, 'PLD', 'Hyperdrive', 190_514, 'Kefka'],
      [69.1, 'NIN', 'Hyperdrive', 209_042, 'Kefka'],
      [69.1, 'WHM', 'Hyperdrive', 204_312, 'Kefka'],
      [69.1, 'MCH', 'Hyperdrive', 224_938, 'Kefka'],
      [71.2, 'BLM', 'Hyperdrive', 146_550, 'Kefka'],
      [75, 'WAR', 'a fall', undefined, 'nobody'],
    ])
  })

  test('it ended with the third Hyperdrive in P1, when four of eight still lived', () => {
    const wipe = wipes.compute(context)
    expect(wipe.location).toMatchObject({ ability: { name: 'Hyperdrive' }, occurrence: 3, phase: 'P1', atMs: 70_392 })
    expect(wipe.depth).toMatchObject({ phase: 'P1', boss: { name: 'Kefka' } })
  })

  test('it began with the tank who was thrown off by Double-Trouble Trap: a mechanic', () => {
    const { cause, class: kind } = wipes.compute(context)
    expect(kind).toBe('mechanic')
    expect(cause).toMatchObject({
      fault: { kind: 'fall', ability: { name: 'Double-Trouble Trap' }, players: [{ job: 'WAR' }] },
    })
  })
})
