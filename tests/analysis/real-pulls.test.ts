import { expect, test } from 'vitest'
import { buildContext, type PullContext } from '../../src/analysis/context.ts'
import { damageDone } from '../../src/analysis/metrics/damage-done.ts'
import { deaths } from '../../src/analysis/metrics/deaths.ts'
import { timeline } from '../../src/analysis/metrics/timeline.ts'
import { wipes } from '../../src/analysis/metrics/wipes.ts'
import { runMetrics } from '../../src/analysis/run-metrics.ts'
import { headlineOf, verdictOf } from '../../src/analysis/verdict.ts'
import { readFacts } from '../../src/game/facts.ts'
import { openLog } from '../../src/ingest/netlog/netlog.ts'
import type { RecordedPull } from '../../src/report.ts'
import { readEvents } from '../fflogs/read-events.ts'
import { recordedReport, recording } from '../fflogs/recorded.ts'
import { describeShared, sharedData } from '../shared-data.ts'

const facts = readFacts()
const tea = 'netlog/tea-wipe-2021.log'

function contextOf({ events, ...told }: RecordedPull): PullContext {
  const report = { source: told.source, code: 'abc', title: 'a night', startedAt: 0 }
  const pull = { ...told, id: 1, staticId: 1, number: 1, report, storedAt: 0 }
  return buildContext(pull, events, facts)
}

const jobsOf = (context: PullContext) =>
  deaths.compute(context).deaths.map(({ player, ability }) => [player.job, ability?.name ?? ''])

/**
 * What a careful reader sees: the main tank is left at 1 % by the hand's drain, dies to Hand of Pain at 1:29, is raised
 * at 1:40 and dies weak to the boss's next attacks at 1:43. Nobody holds the boss from then on; Protean Waves that carry
 * Vulnerability kill two, then one, then two more, the attacks kill the other tank, and at 1:58 the last healer.
 */
describeShared('a real wipe in The Epic of Alexander', tea, async () => {
  const log = await openLog(sharedData(tea))
  const { value: recorded } = await log.pulls()[Symbol.asyncIterator]().next()
  if (recorded === undefined) throw new Error('the log holds a pull')
  const context = contextOf(recorded)

  test('nine deaths and two raises, in order, to what they died to', () => {
    expect(jobsOf(context)).toEqual([
      ['WAR', 'Hand Of Pain'],
      ['WAR', 'Attack'],
      ['DNC', 'Protean Wave'],
      ['SAM', 'Protean Wave'],
      ['BRD', 'Protean Wave'],
      ['GNB', 'Attack'],
      ['SCH', 'Protean Wave'],
      ['BLM', 'Protean Wave'],
      ['AST', 'Attack'],
    ])
    expect(deaths.compute(context).raises).toHaveLength(2)
  })

  test('the raise that was taken, by whom, and the one that came too late', () => {
    expect(deaths.compute(context).deaths.map(({ raisedMs }) => raisedMs)).toEqual([
      100_363,
      ...Array(8).fill(undefined),
    ])
  })

  test('it ended in P1 at 7.3 % of Living Liquid, lost with the tank', () => {
    const wipe = wipes.compute(context)
    expect(wipe.depth).toMatchObject({ phase: 'P1', boss: { name: 'Living Liquid' } })
    expect(wipe.depth.boss?.share).toBeCloseTo(0.0731, 3)
    expect(wipe.location?.ability.name).toBe('Protean Wave')
    expect(wipe.cutoff).toMatchObject({ why: 'tank dead' })
  })

  test('the verdict says what a reader would, and accuses nobody', () => {
    const analysed = { pull: context.pull, ...runMetrics(context) }
    expect([headlineOf(analysed), ...Object.values(verdictOf(analysed, 'roles'))]).toEqual([
      'Pull 1 · TEA · P1 7.3 %',
      'A tank stayed dead from 1:43 on, and Protean Wave in P1 finished it.',
      'The deaths began at 1:29: a tank died to Hand Of Pain, and again at 1:43, 3 s after the raise; no mistake behind it could be told.',
    ])
  })

  test('damage adds up to the HP that the hand lost, ticks that nobody owns included', () => {
    const hand = context.enemies.find(({ gameId }) => gameId === 11_336)?.id ?? -1
    const landed = context.hits.filter(({ target, landedMs }) => target === hand && landedMs !== undefined)
    const dealt = [...landed, ...context.ticks.filter(({ target }) => target === hand)]
    const seen = context.health.of(hand)
    const lost = (seen[0]?.hp ?? 0) - (seen.at(-1)?.hp ?? 0)
    expect(dealt.reduce((sum, { amount }) => sum + amount, 0)).toBe(lost)
    expect(damageDone.compute(context).unattributed).toBeGreaterThan(1_000_000)
  })

  test('the picture has both bosses, every death and the raid buffs of the opener', () => {
    const picture = timeline.compute(context)
    expect(picture.bosses.map(({ name }) => name)).toEqual(['Living Liquid', 'Liquid Hand'])
    expect(picture.bosses.every(({ points }) => points.length <= 200)).toBe(true)
    expect(picture.alive.at(-1)).toEqual([115_603, 1])
    expect(picture.windows.map(({ label }) => label).sort()).toEqual([
      'Battle Voice',
      'Chain Stratagem',
      'Divination',
      'Technical Finish',
    ])
  })
})

/**
 * What a careful reader sees: Double-Trouble Trap throws the second tank off at 0:53, and nobody raises them until
 * 1:08. The first tank takes Hyperdrive alone at 1:06 and dies; the next ones find three more and then a caster. The
 * raised tank leaves the arena as the pull ends. No HP is told, so only how far past 0 each blow went.
 */
describeShared('the recorded Dancing Mad wipe', recording, () => {
  const { startTime, fights, actors, abilities, events } = recordedReport()
  const [fight] = fights
  if (fight === undefined) throw new Error('the recording has a fight')
  const told = {
    ...fight,
    friendlyPlayers: [...fight.friendlyPlayers],
    phaseTransitions: fight.phaseTransitions && [...fight.phaseTransitions],
  }
  const master = { actors: [...actors], abilities: [...abilities] }
  const context = contextOf(readEvents({ reportStart: startTime, fight: told, master }, events[fight.id] ?? []))

  test('seven deaths, two of them without a killing blow', () => {
    expect(jobsOf(context)).toEqual([
      ['WAR', ''],
      ['PLD', 'Hyperdrive'],
      ['NIN', 'Hyperdrive'],
      ['WHM', 'Hyperdrive'],
      ['MCH', 'Hyperdrive'],
      ['BLM', 'Hyperdrive'],
      ['WAR', ''],
    ])
  })

  test('the verdict finds the fall that began it', () => {
    const analysed = { pull: context.pull, ...runMetrics(context) }
    expect([headlineOf(analysed), ...Object.values(verdictOf(analysed, 'roles'))]).toEqual([
      'Pull 1 · DMU · P1 69.1 %',
      'A tank stayed dead from 0:53 on, and Hyperdrive in P1 finished it.',
      'It started at 0:49: a tank was thrown off by Double-Trouble Trap; next time, check where to stand for it.',
    ])
  })

  test('what mitigated each Hyperdrive agrees with what the packet says was left', () => {
    const hit = context.hits.find(({ ability, target }) => ability === 49_739 && context.actor(target)?.job === 'PLD')
    expect(hit?.multiplier).toBeCloseTo(0.62, 2)
    const [, death] = deaths.compute(context).deaths
    expect(death?.mitigation.toSorted()).toEqual(['Addle', 'Dismantle', 'Feint', 'Kerachole', 'Plenary Indulgence'])
  })

  test('the sums FFLogs adds to ticks are not counted twice', () => {
    const { players } = damageDone.compute(context)
    const dealt = players.reduce((sum, { amount }) => sum + amount, 0)
    expect(Math.abs(dealt / (1 - (context.pull.bossHp ?? 0)) - 56_331_828) / 56_331_828).toBeLessThan(0.02)
  })

  test('the picture has a line for the boss although no HP is told', () => {
    expect(timeline.compute(context).bosses).toMatchObject([{ name: 'Kefka' }])
  })
})
