import { expect } from 'vitest'
import { raiseAbilities } from '../../../src/game.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { eventsOf, readLog, testShared } from './log-lines.ts'

testShared('tea-wipe-2021.log', 'an ultimate wipe of 2021 is one pull with the answers we know', async (path) => {
  const { info, pulls, report } = await readLog(path)
  expect(pulls).toHaveLength(1)
  const pull = only(pulls)
  expect(new Date(pull.startedAt).toISOString()).toBe('2021-09-26T11:06:57.465Z')
  expect(pull).toMatchObject({
    source: 'netlog',
    sourceKey: '1632654417465',
    territoryId: 887,
    fightName: 'The Epic of Alexander (Ultimate)',
    durationMs: 118_497,
    outcome: 'wipe',
  })
  expect(jobsOf(pull)).toEqual(['AST', 'BLM', 'BRD', 'DNC', 'GNB', 'SAM', 'SCH', 'WAR'])
  expect(playerDeaths(pull)).toHaveLength(9)
  expect(raisesOf(pull)).toHaveLength(2)
  expect(pull.bossHp).toBeCloseTo(942_550 / 12_889_320, 9)
  expect(pull.actors).toContainEqual(
    expect.objectContaining({ name: 'Living Liquid', kind: 'enemy', gameId: 11_335, level: 80 }),
  )
  expect(info.startedAt).toBe(Date.parse('2021-09-26T11:06:00.945Z'))
  expect(report).toMatchObject({
    lines: 7590,
    unknownTypes: {},
    malformed: 0,
    hashes: { verified: 7590, broken: 0, unverifiable: 0 },
    truncated: false,
  })
})

testShared('tea-wipe-2021.log', 'every change of HP that a blow made is explained by it', async (path) => {
  const pull = only((await readLog(path)).pulls)
  const unexplained = unexplainedSteps(pull)
  // Once the boss splits in two and shares its HP with the other half: no blow did that.
  expect(unexplained.wrong).toHaveLength(1)
  expect(unexplained.right).toBeGreaterThan(1_500)
})

testShared(
  'tea-wipe-2021.log',
  'each of the nine deaths follows two seconds after a blow with overkill',
  async (path) => {
    const pull = only((await readLog(path)).pulls)
    const lethal = eventsOf(pull, 'damage').filter(({ overkill }) => overkill > 0)
    for (const { at, target } of playerDeaths(pull)) {
      expect(lethal.some((blow) => blow.target === target && at - blow.at > 1_900 && at - blow.at < 2_100)).toBe(true)
    }
  },
)

testShared('dungeon-ja-2025.log', 'a dungeon in Japanese is one pull for each time in combat', async (path) => {
  const { pulls, report } = await readLog(path)
  expect(pulls.map(({ outcome, territoryId }) => [outcome, territoryId])).toEqual([
    ['kill', 1266],
    ['unknown', 1266],
  ])
  for (const pull of pulls) {
    expect(jobsOf(pull)).toEqual(['BLM', 'PLD', 'RDM', 'SGE'])
    expect(playerDeaths(pull)).toEqual([])
    expect(unexplainedSteps(pull).wrong.length).toBeLessThan(3)
  }
  expect(pulls.flatMap((pull) => eventsOf(pull, 'death'))).toHaveLength(8)
  expect(report).toMatchObject({ lines: 5000, unknownTypes: {}, malformed: 0, pluginVersion: '2.7.4.3' })
})

testShared('cape-westwind-2019.log', 'a solo clear of 2019, before anything confirmed a hit', async (path) => {
  const pull = only((await readLog(path)).pulls)
  expect(pull).toMatchObject({ outcome: 'kill', bossHp: 0, territoryId: 0x14c })
  expect(jobsOf(pull)).toEqual(['WAR'])
  const decided = eventsOf(pull, 'damage-decided')
  expect(decided.length).toBeGreaterThan(100)
  expect(decided.every(({ unpaired }) => !unpaired)).toBe(true)
  expect(pull.actors.filter(({ kind }) => kind === 'enemy')).toContainEqual(expect.objectContaining({ gameId: 1439 }))
})

testShared('cape-westwind-2022.log', 'a solo clear of 2022, with a fairy', async (path) => {
  const pull = only((await readLog(path)).pulls)
  expect(pull).toMatchObject({ outcome: 'kill', bossHp: 0 })
  const [scholar] = pull.actors.filter(({ kind }) => kind === 'player')
  expect(scholar?.job).toBe('SCH')
  expect(pull.actors.filter(({ kind }) => kind === 'pet').every(({ owner }) => owner === scholar?.id)).toBe(true)
})

testShared('m8s-cut-2025.log', 'an anonymised cut without hashes still opens', async (path) => {
  const { pulls, report } = await readLog(path)
  expect(only(pulls)).toMatchObject({ territoryId: 1263, outcome: 'unknown' })
  expect(only(pulls).bossHp).toBeCloseTo(67_284_888 / 67_582_753, 3)
  expect(report.hashes).toEqual({ verified: 0, broken: 0, unverifiable: 251 })
})

testShared('line-examples.log', 'examples of lines of many years are all understood', async (path) => {
  const { report } = await readLog(path)
  expect(report.unknownTypes).toEqual({})
  // Two of the examples say themselves that the rest of the line is omitted.
  expect(report.malformed).toBe(2)
})

function only(pulls: readonly RecordedPull[]): RecordedPull {
  const [pull] = pulls
  if (pull === undefined) throw new Error('no pull')
  return pull
}

const playersOf = (pull: RecordedPull) => pull.actors.filter(({ kind }) => kind === 'player')
const jobsOf = (pull: RecordedPull) =>
  playersOf(pull)
    .map(({ job }) => job)
    .sort()

function playerDeaths(pull: RecordedPull) {
  const players = new Set(playersOf(pull).map(({ id }) => id))
  return eventsOf(pull, 'death').filter(({ target }) => players.has(target))
}

const raisesOf = (pull: RecordedPull) => eventsOf(pull, 'cast').filter(({ ability }) => raiseAbilities.has(ability))

/** Compares what landed on an actor between two states with how its HP changed. */
function unexplainedSteps({ events }: RecordedPull) {
  const hp = new Map<number, number>()
  const change = new Map<number, number>()
  const add = (target: number, amount: number) => change.set(target, (change.get(target) ?? 0) + amount)
  let right = 0
  const wrong: number[] = []
  for (const event of events.all()) {
    if (event.type === 'damage') add(event.target, -event.amount)
    if (event.type === 'heal') add(event.target, event.amount)
    if (event.type !== 'state') continue
    const before = hp.get(event.actor)
    const landed = change.get(event.actor)
    if (before !== undefined && landed !== undefined) {
      if (before + landed === event.hp) right++
      else wrong.push(event.at)
    }
    hp.set(event.actor, event.hp)
    change.delete(event.actor)
  }
  return { right, wrong }
}
