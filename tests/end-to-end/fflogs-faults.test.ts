import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPainter, type Painter } from '../../src/charts/painter.ts'
import { type FightReaders, openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { type OpenDb, openEmbedded } from '../../src/store/db.ts'
import { openStandIn } from '../fflogs/stand-in.ts'
import type { Shown } from '../fflogs/uploads.ts'
import { prngFrom } from '../sim/prng.ts'
import { shortReport } from '../sim/reports.ts'
import { type Trouble, troubles } from './fflogs-troubles.ts'
import { drawnOnce, watchReport } from './watched-report.ts'

const minute = 60_000
const report = shortReport(3, 3)

/** How the night is uploaded: what is there at each look. */
const growth: readonly Shown[] = [
  { fights: 0, inProgress: 300 },
  { fights: 1, inProgress: 120 },
  { fights: 1, inProgress: 400 },
  {},
]

let opened: OpenDb
let painter: Painter
let readers: FightReaders
let whole: Awaited<ReturnType<typeof playNight>>
let nights = 0

beforeAll(async () => {
  opened = await openEmbedded()
  painter = drawnOnce(openPainter())
  readers = openFightReaders()
  whole = await playNight()
})
afterAll(async () => {
  await readers.close()
  await painter.close()
  await opened.close()
})

test('a night without trouble tells its three pulls', () => {
  expect(whole.state).toMatchObject({ pulls: [{ number: 1 }, { number: 2 }, { number: 3 }], nights: [{}] })
  expect(whole).toMatchObject({ sentences: [], notices: [] })
})

test('a night that is there at once, or whose pages end a ms later, is the same', async () => {
  expect((await playNight({ shown: [{}] })).state).toEqual(whole.state)
  expect((await playNight({ endsInclusive: true })).state).toEqual(whole.state)
})

describe.each(troubles.map((trouble, index) => ({ ...trouble, index })))('$name', (trouble) => {
  test.each([1, 2])('is told, and once it is over nothing has become of it (seed %i)', async (seed) => {
    const random = prngFrom(100 * seed + trouble.index)
    const look = random.whole(1, growth.length - 1)
    const { state, sentences, notices } = await playNight({ troubles: new Map([[look, trouble]]), seed })
    expect(sentences).toEqual(trouble.sentence ? [expect.stringMatching(trouble.sentence)] : [])
    expect(notices).toEqual((trouble.told ?? []).map((told) => expect.stringMatching(told)))
    expect(state).toEqual(whole.state)
  })
})

test.each([1, 2, 3, 4])('troubles of all kinds, one at every look, leave nothing behind (seed %i)', async (seed) => {
  const random = prngFrom(seed)
  const met = new Map([1, 2, 3].map((look) => [look, random.pick(troubles)]))
  const { state } = await playNight({ troubles: met, seed })
  expect(state).toEqual(whole.state)
})

interface Night {
  readonly shown?: readonly Shown[]
  /** By the look at which they begin. */
  readonly troubles?: ReadonlyMap<number, Trouble>
  readonly seed?: number
  readonly endsInclusive?: boolean
}

/** A night that is asked for while it is uploaded. A trouble begins after some good answers, and ends once it is noticed. */
async function playNight({ shown = growth, troubles: met = new Map(), seed = 0, endsInclusive = false }: Night = {}) {
  const random = prngFrom(seed)
  nights += 1
  let now = report.startTime + 2 * minute
  const standIn = await openStandIn({ now: () => now, endsInclusive })
  const code = `FaultyNight${String(nights).padStart(5, '0')}`
  const { db } = opened
  const fflogs = { ...standIn, db, now: () => now, retryMs: 1, timeoutMs: 1_500, pageLimit: 200 }
  const watched = await watchReport({ db, fflogs, readers, painter, code })
  const sentences = new Set<string>()
  const look = async () => {
    now += minute
    const sentence = await watched.ask()
    if (sentence !== undefined) sentences.add(sentence)
    return sentence
  }

  const heal = () => {
    for (const trouble of met.values()) trouble.heal(standIn, code)
  }

  standIn.show({ ...report, code }, { fights: 0 })
  for (const [index, part] of shown.entries()) {
    standIn.grow(code, part)
    met.get(index)?.begin(standIn, code, random.whole(0, 3))
    if ((await look()) === undefined) continue
    heal()
    for (let minutes = 1; (await look()) !== undefined; minutes++)
      if (minutes > 75) throw new Error([...sentences].at(-1))
  }
  heal()
  now += 5 * minute // a report that was quiet for long is asked that seldom
  await look()
  const told = { state: await watched.state(), sentences: [...sentences], notices: await watched.notices() }
  await watched.end()
  await standIn.close()
  return told
}
