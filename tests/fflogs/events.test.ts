import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { simulatedReport } from '../sim/reports.ts'
import { askReport, clientToken } from './asking.ts'
import { smallReport } from './small-report.ts'
import { openStandIn, type StandIn } from './stand-in.ts'
import type { FflogsEvent } from './stand-in-report.ts'

let standIn: StandIn
let token: string
beforeAll(async () => {
  standIn = await openStandIn()
  token = await clientToken(standIn)
})
afterAll(() => standIn.close())

/** Two events in each ms that has any, but three in one, so that pages of 100 have something to be padded with. */
const report = smallReport({ pulls: 2, events: 253 })
const simulated = simulatedReport(7, 1)

interface Page {
  readonly data: readonly FflogsEvent[]
  readonly nextPageTimestamp: number | null
}

async function page(code: string, args: string): Promise<Page> {
  const { report: told, error } = await askReport(standIn, code, `events(${args}) { data nextPageTimestamp }`, {
    token,
  })
  if (error !== undefined) throw new Error(error)
  return told.events
}

describe('pages', () => {
  beforeAll(() => standIn.show(report))

  test('go on to the end of a millisecond, so that a limit of 100 can give 107', async () => {
    const crowd = Array.from({ length: 9 }, (_, index) => ({
      timestamp: 604_900,
      type: 'cast',
      packetID: 1_000 + index,
    }))
    const events = [...(report.events[1] ?? []), ...crowd].sort((one, other) => one.timestamp - other.timestamp)
    standIn.show({ ...report, code: 'CrowdedReport001', events: { 1: events } })
    const first = await page('CrowdedReport001', 'fightIDs: [1], limit: 100')
    expect([first.data.length, first.nextPageTimestamp]).toEqual([109, 604_901])
  })

  test('follow each other without a gap or an overlap', async () => {
    const read: FflogsEvent[] = []
    for (let from: number | null = 600_000, last: number | null = from; from !== null; ) {
      const { data, nextPageTimestamp } = await page(report.code, `fightIDs: [1], startTime: ${from}, limit: 100`)
      read.push(...data)
      last = data.at(-1)?.timestamp ?? null
      if (nextPageTimestamp !== null) expect(nextPageTimestamp).toBe((last ?? 0) + 1)
      from = nextPageTimestamp
    }
    expect(read).toEqual(report.events[1])
  })

  test('hold 10,000 unless told otherwise, and at least 100', async () => {
    expect((await page(report.code, 'fightIDs: [1]')).data).toHaveLength(254)
    await expect(page(report.code, 'fightIDs: [1], limit: 99')).rejects.toThrow('limit')
  })

  test('of who takes part hold all of it, whatever the limit', async () => {
    const many = Array.from({ length: 848 }, (_, sourceID) => ({
      timestamp: 600_000 + sourceID,
      type: 'combatantinfo',
      sourceID,
    }))
    const fight = { ...(report.fights[0] ?? expect.fail()), friendlyPlayers: many.map(({ sourceID }) => sourceID) }
    standIn.show({ ...report, code: 'CombatantReport1', fights: [fight], events: { 1: many } })
    const { data, nextPageTimestamp } = await page(
      'CombatantReport1',
      'fightIDs: [1], dataType: CombatantInfo, limit: 100',
    )
    expect([data.length, nextPageTimestamp]).toEqual([848, null])
  })

  test('end before the ms they are to end at, or after it: nobody has written down which', async () => {
    expect((await page(report.code, 'fightIDs: [1], startTime: 600000, endTime: 600100')).data).toHaveLength(2)
    const other = await openStandIn({ endsInclusive: true })
    other.show(report)
    const asked = 'events(fightIDs: [1], startTime: 600000, endTime: 600100) { data }'
    expect((await askReport(other, report.code, asked)).report.events.data).toHaveLength(4)
    await other.close()
  })

  test.each([
    ['an unknown fight', 'fightIDs: [99]'],
    ['no fight and no end', 'startTime: 600000'],
  ])('are empty for %s', async (_, args) => {
    expect(await page(report.code, args)).toEqual({ data: [], nextPageTimestamp: null })
  })

  test('need a fight: two loggers’ copies of the same minutes come together without one', async () => {
    const [fight] = report.fights
    const copies = [1, 2].map((id) => ({ ...(fight ?? expect.fail()), id }))
    const events = Object.fromEntries(copies.map(({ id }) => [id, report.events[1] ?? []]))
    standIn.show({ ...report, code: 'TwiceUploaded001', fights: copies, events })
    const both = await page('TwiceUploaded001', 'startTime: 600000, endTime: 700000')
    expect(both.data).toHaveLength(2 * 254)
    expect((await page('TwiceUploaded001', 'fightIDs: [2], startTime: 600000, endTime: 700000')).data).toHaveLength(254)
  })

  test('keep events that are exactly the same', async () => {
    const event = report.events[1]?.[0] ?? expect.fail()
    const twins = [event, event]
    standIn.show({ ...report, code: 'TwinsReport00001', events: { 1: twins } })
    expect((await page('TwinsReport00001', 'fightIDs: [1]')).data).toEqual(twins)
  })
})

describe('streams', () => {
  beforeAll(() => standIn.show(simulated))
  const all = 'fightIDs: [1], dataType: All'
  const stream = async (args: string) => (await page(simulated.code, args)).data
  const typesIn = (events: readonly FflogsEvent[]) => [...new Set(events.map(({ type }) => type))].sort()

  test('everything: every type, no buffs, and resources only when asked for', async () => {
    const [bare, full] = [await stream(all), await stream(`${all}, includeResources: true`)]
    expect(typesIn(full)).toEqual(typesIn(simulated.events[1] ?? []))
    expect(full.filter((event) => 'buffs' in event)).toEqual([])
    const resources = full.map(({ sourceResources, targetResources, ...event }) => event)
    expect(resources).toEqual(bare)
    expect(full.filter(({ type }) => type === 'calculateddamage').every((event) => 'sourceResources' in event)).toBe(
      true,
    )
  })

  test('damage taken: by players and their pets, or by enemies, with the statuses the target had', async () => {
    const friends = new Set<unknown>(simulated.fights[0]?.friendlyPlayers)
    for (const pet of simulated.actors) if (friends.has(pet.petOwner)) friends.add(pet.id)
    const taken = await stream('fightIDs: [1], dataType: DamageTaken')
    expect(typesIn(taken)).toEqual(['calculateddamage', 'damage'])
    expect(taken.every(({ targetID }) => friends.has(targetID))).toBe(true)
    expect(taken.filter(({ buffs }) => /^(\d{7}\.)+$/.test(String(buffs))).length).toBeGreaterThan(taken.length / 2)
    const byEnemies = await stream('fightIDs: [1], dataType: DamageTaken, hostilityType: Enemies')
    expect(byEnemies.some(({ targetID }) => friends.has(targetID))).toBe(false)
    const damage = (await stream(all)).filter(({ type }) => type.endsWith('damage'))
    expect(taken.length + byEnemies.length).toBe(damage.length)
  })

  test('who can be targeted comes with everything, whichever side is asked for', async () => {
    const filter = 'filterExpression: "type = \\"targetabilityupdate\\""'
    const friends = await stream(`${all}, ${filter}`)
    expect(await stream(`${all}, hostilityType: Enemies, ${filter}`)).toEqual(friends)
    expect(friends.length).toBeGreaterThan(0)
    for (const { sourceID, targetID } of friends) expect(targetID).toBe(sourceID)
  })

  test('some numbers are text', async () => {
    const amounts = (await stream(all)).flatMap(({ finalizedAmount: amount }) => (amount === undefined ? [] : [amount]))
    expect(amounts.some((amount) => typeof amount === 'string')).toBe(true)
  })

  test.each([
    ['type = "death"', (event: FflogsEvent) => event.type === 'death'],
    ['type="calculateddamage"', (event: FflogsEvent) => event.type === 'calculateddamage'],
    ['type in ("cast", "begincast")', ({ type }: FflogsEvent) => type === 'cast' || type === 'begincast'],
    [
      'NOT type = "cast" and timestamp <= 5000',
      ({ type, timestamp }: FflogsEvent) => type !== 'cast' && timestamp - start <= 5_000,
    ],
    [
      'type = "death" OR (type = "cast" AND ability.id = 7)',
      ({ type, abilityGameID }: FflogsEvent) => type === 'death' || (type === 'cast' && abilityGameID === 7),
    ],
  ])('filtered: %s', async (expression, passes) => {
    const found = await stream(`${all}, includeResources: false, filterExpression: ${JSON.stringify(expression)}`)
    const expected = (await stream(all)).filter(passes)
    expect(found).toEqual(expected)
    expect(found.length).toBeGreaterThan(0)
  })

  test.each(['type = "death" // the dead', 'type ? "death"', 'colour = "red"', '(type = "death"'])(
    'a filter that is no filter: %s',
    async (expression) => {
      await expect(stream(`${all}, filterExpression: ${JSON.stringify(expression)}`)).rejects.toThrow('Syntax error')
    },
  )
})

const start = simulated.fights[0]?.startTime ?? 0
