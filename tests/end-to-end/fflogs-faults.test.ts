import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPainter, type Painter } from '../../src/charts/painter.ts'
import { type FightReaders, openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { type OpenDb, openEmbedded } from '../../src/store/db.ts'
import { type Fault, faults, flaws, openStandIn, type StandIn, stall, tooFastFor } from '../fflogs/stand-in.ts'
import { prngFrom } from '../sim/prng.ts'
import { shortReport } from '../sim/reports.ts'
import { drawnOnce, watchReport } from './watched-report.ts'

const minute = 60_000
const seeds = [1, 2]
const report = shortReport(3, 3)

/** How the night is uploaded: what is there at each look. */
const growth = [{ fights: 0, inProgress: 300 }, { fights: 1, inProgress: 120 }, { fights: 1, inProgress: 400 }, {}]

interface Trouble {
  readonly name: string
  /** Goes wrong after so many good answers. */
  begin(standIn: StandIn, code: string, good: number): void
  heal(standIn: StandIn, code: string): void
  /** What the watch says meanwhile; nothing where nobody has to know. */
  readonly sentence?: RegExp
  /** What its channel is told, once each; nothing of what passes in minutes. */
  readonly told?: readonly RegExp[]
}

const silence = { told: [/Pulls come late/] }
/** Somebody has to do something about it. */
const lasting = (sentence: RegExp) => ({ sentence, told: [sentence, /can be read again/] })
const isRefused = lasting(/refuses our client \(403\)/)

const fails = (name: string, fault: Fault, sentence?: RegExp, about: 'api' | 'events' = 'api'): Trouble => ({
  name,
  ...(sentence && { sentence }),
  begin(standIn, _, good) {
    standIn.failNext(about, ...Array.from({ length: good }, () => ({ kind: 'none' }) as const))
    standIn.failFromNowOn(about, fault)
  },
  heal: (standIn) => standIn.heal(),
})

const answers = (name: string, status: number, body: string, sentence?: RegExp) =>
  fails(name, { kind: 'reply', status, body }, sentence)

/** Tokens are worth nothing any more, and no new ones are to be had. */
const withoutToken = (name: string, fault: Fault, sentence: RegExp): Trouble => ({
  name,
  sentence,
  begin(standIn) {
    standIn.revokeTokens()
    standIn.failFromNowOn('token', fault)
  },
  heal: (standIn) => standIn.heal(),
})

const troubles: readonly Trouble[] = [
  fails('a gateway’s page', faults.gatewayPage, /cannot be reached/),
  fails('an empty body', faults.emptyPage, /cannot be reached/),
  fails('no answer', faults.hangUp, /cannot be reached/),
  fails('an answer that breaks off', faults.cut, /cannot be reached/),
  fails('truncated JSON', flaws.truncated, /cut off/),
  fails('a stall', stall(), /did not answer within/),
  fails('a throttle', faults.tooFast, /asks us to slow down/),
  { ...fails('a throttle for 50 minutes', tooFastFor(2_978), /asks us to slow down/), ...silence },
  fails('partial data', flaws.partial, /a part of its answer only/),
  fails('an error instead of events', flaws.scalarError, /No data found/, 'events'),
  fails('a page that points to itself', flaws.stuckCursor, /the next page is this one/, 'events'),
  { ...answers('points gone', 429, '{"status":429,"error":"No points."}', /only so much an hour/), ...silence },
  answers('a complaint nobody knows', 200, '{"errors":[{"message":"Something new."}]}', /Something new\./),
  { ...answers('a client that may not ask', 403, '<html>Forbidden</html>'), ...isRefused },
  {
    ...answers('tokens that are never good', 401, '{"error":"Unauthenticated."}'),
    ...lasting(/refuses our credentials/),
  },
  withoutToken('no token for a gateway’s page', faults.gatewayPage, /cannot be reached/),
  withoutToken('no token for half of one', flaws.truncated, /an answer we cannot use|cannot be reached/),
  {
    name: 'a client that is banned',
    begin(standIn) {
      standIn.revokeTokens()
      standIn.refuseClient()
    },
    heal: (standIn) => standIn.refuseClient(false),
    ...isRefused,
  },
  {
    name: 'points that run out',
    begin: (standIn, _, good) => standIn.setLimitPerHour(good),
    heal: (standIn) => standIn.setLimitPerHour(3_600),
    sentence: /only so much an hour|kept for commands/,
    ...silence,
  },
  {
    name: 'tokens that are revoked',
    begin: (standIn) => standIn.revokeTokens(),
    heal: () => {},
  },
  {
    name: 'a report that is exported again',
    begin: (standIn, code) => standIn.reExport(code),
    heal: () => {},
  },
  {
    name: 'a report that turns private',
    begin: (standIn, code) => standIn.change(code, { visibility: 'private' }),
    heal: (standIn, code) => standIn.change(code, { visibility: 'unlisted' }),
    ...lasting(/report is private/),
  },
  {
    name: 'a report that is archived',
    begin: (standIn, code) => standIn.archive(code),
    heal: (standIn, code) => standIn.archive(code, false),
    ...lasting(/has archived this report/),
  },
  {
    name: 'a report that is not there for a while',
    begin: (standIn, code) => standIn.remove(code),
    heal: (standIn, code) => standIn.show({ ...report, code }, growth.at(-1)),
    ...lasting(/knows no such report/),
  },
]

let opened: OpenDb
let painter: Painter
let readers: FightReaders
let whole: Awaited<ReturnType<typeof night>>
let nights = 0

beforeAll(async () => {
  opened = await openEmbedded()
  painter = drawnOnce(openPainter())
  readers = openFightReaders()
  whole = await night()
})
afterAll(async () => {
  await readers.close()
  await painter.close()
  await opened.close()
})

test('a night without faults tells its three pulls', () => {
  expect(whole.state).toMatchObject({ pulls: [{ number: 1 }, { number: 2 }, { number: 3 }], nights: [{}] })
  expect(whole).toMatchObject({ sentences: [], notices: [] })
})

describe.each(troubles)('$name', (trouble) => {
  test.each(seeds)('is told, and once it is over nothing has become of it (seed %i)', async (seed) => {
    const { state, sentences, notices } = await night(trouble, seed)
    if (trouble.sentence === undefined) expect(sentences).toEqual([])
    else expect(sentences.join('\n')).toMatch(trouble.sentence)
    expect(sentences.length).toBeLessThanOrEqual(1)
    expect(notices).toEqual((trouble.told ?? []).map((told) => expect.stringMatching(told)))
    expect(state).toEqual(whole.state)
  })
})

/** A night that is polled while it is uploaded, with a trouble at a random moment after the first look. */
async function night(trouble?: Trouble, seed = 0) {
  const random = prngFrom(1_000 * seed + (trouble ? troubles.indexOf(trouble) : 0))
  nights += 1
  let now = report.startTime + 2 * minute
  const standIn = await openStandIn({ now: () => now })
  const code = `FaultyNight${String(nights).padStart(5, '0')}`
  const { db } = opened
  const fflogs = { ...standIn, db, now: () => now, retryMs: 1, timeoutMs: 1_500, pageLimit: 200 }
  const watched = await watchReport({ db, fflogs, readers, painter, code })
  const sentences: string[] = []
  const look = async () => {
    now += minute
    const sentence = await watched.ask()
    if (sentence !== undefined) sentences.push(sentence)
    return sentence
  }

  const at = random.whole(1, growth.length - 1)
  const good = random.whole(0, 3)
  for (const [index, shown] of growth.entries()) {
    if (index === 0) standIn.show({ ...report, code }, shown)
    else standIn.grow(code, shown)
    if (index === at) trouble?.begin(standIn, code, good)
    if ((await look()) === undefined) continue
    trouble?.heal(standIn, code)
    for (let minutes = 1; (await look()) !== undefined; minutes++) if (minutes > 75) throw new Error(sentences.at(-1))
  }
  now += 5 * minute // a report that was silent for long is asked that seldom
  await look()
  const told = { state: await watched.state(), sentences: [...new Set(sentences)], notices: await watched.notices() }
  await watched.end()
  await standIn.close()
  return told
}
