import { expect, test } from 'vitest'
import {
  action,
  add,
  ayla,
  boss,
  damage,
  director,
  inCombat,
  npc,
  opening,
  party,
  player,
  readLines,
  readLog,
  systemMessage,
  testShared,
  zone,
} from './log-lines.ts'

const hit = (at: number, on = boss) => action(at, ayla, '1F', on, String(at), damage(5_000))
const sealing = (at: number) => systemMessage(at, '7DC')
const unsealed = (at: number) => systemMessage(at, '7DE')

/** Start of each pull in seconds, and whether it is trash. */
async function kindsOf(...lines: string[]): Promise<string[]> {
  const { info, pulls } = await readLines(...lines)
  return pulls.map(({ startedAt, trash }) => `${(startedAt - info.startedAt) / 1_000} ${trash ? 'trash' : 'boss'}`)
}

const calm = (at: number) => [inCombat(at, false), inCombat(at + 1_000, false)]
const dungeon = [...opening, director(100, '40000001'), npc(200, add, 17_001, 20_000), inCombat(900, true)]

test('packs of a dungeon are trash; the fight behind a closed door is a boss', async () => {
  expect(
    await kindsOf(
      ...dungeon,
      hit(1_000, add),
      ...calm(9_000),
      hit(60_000),
      sealing(60_500),
      ...calm(90_000),
      unsealed(91_000),
      hit(120_000, add),
    ),
  ).toEqual(['1 trash', '60 boss', '120 trash'])
})

test('a door that closed before the first blow counts, too', async () => {
  expect(await kindsOf(...dungeon, sealing(500), hit(1_000))).toEqual(['1 boss'])
})

test('the last fight of a duty, which its director calls won, is a boss without any door', async () => {
  expect(await kindsOf(...dungeon, hit(1_000, add), ...calm(9_000), hit(60_000), director(70_000, '40000003'))).toEqual(
    ['1 trash', '60 boss'],
  )
})

test('whatever the director calls a wipe is a boss, were it alone against it', async () => {
  expect(await kindsOf(...opening, party(0, ayla), hit(1_000), director(9_000, '40000005'))).toEqual(['1 boss'])
  expect(await kindsOf(...opening, hit(1_000), director(9_000, '4000000F'))).toEqual(['1 boss'])
})

test('in the open a full party fights trash, in a duty a boss, even where nobody says how it ended', async () => {
  const eight = Array.from({ length: 8 }, (_, seat) => `1000001${seat}|Member ${seat}`)
  const raid = [zone(0), party(0, ...eight), ...eight.map((who) => player(0, who, '15')), npc(0, boss, 17_000, 90_000)]
  const first = action(1_000, eight[0] ?? '', '1F', boss, '0001', damage(100))
  expect(await kindsOf(...raid, first)).toEqual(['1 trash'])
  expect(await kindsOf(...raid, director(500, '40000001'), first)).toEqual(['1 boss'])
  // Where doors close, as in alliance raids, the fights outside of them are on the way.
  expect(await kindsOf(...raid, director(500, '40000001'), sealing(600), unsealed(700), first)).toEqual(['1 trash'])
})

test('another zone knows nothing of the doors of the last one', async () => {
  const elsewhere = [zone(20_000, '81', 'Elsewhere'), npc(20_100, add, 17_001, 20_000)]
  expect(await kindsOf(...dungeon, sealing(500), hit(1_000), ...elsewhere, hit(30_000, add))).toEqual([
    '1 boss',
    '30 trash',
  ])
})

const trashOf = async (path: string) => (await readLog(path)).pulls.map(({ trash }) => trash ?? false)

testShared('dungeon-ja-2025.log', 'both fights of the dungeon are packs on the way', async (path) => {
  expect(await trashOf(path)).toEqual([true, true])
})

for (const name of ['tea-wipe-2021.log', 'cape-westwind-2019.log', 'cape-westwind-2022.log']) {
  testShared(name, `${name} holds a boss`, async (path) => expect(await trashOf(path)).toEqual([false]))
}
