import { expect, test } from 'vitest'
import { analysePull } from '../../src/analysis/run.ts'
import { ask } from '../../src/bot/lines/ask.ts'
import { completeLine } from '../../src/bot/lines/complete.ts'
import type { Member } from '../../src/commands/command.ts'
import { localChannel, localGuild, openStatic, saveSettings } from '../../src/store/people/statics.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { avoidable, evening, facts, fruPull, reportOf } from '../bot/fru-pulls.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const dayMs = 24 * 3_600_000
/** What the fixture’s pulls fail at, as every report calls it. */
const path = facts.catalogue().actionName(avoidable) ?? ''

async function openHere(name: string) {
  const { services, painter } = house()
  const { id } = await openStatic(services.db, localGuild, { name })
  const asker = { staticId: id, channelId: localChannel(id), member: { id: '1', name: 'Ayla', mayManage: false } }
  return {
    id,
    db: services.db,
    say: async (line: string, more: Partial<Member> = {}) => {
      const member = { ...asker.member, ...more }
      const { content, embeds, attachments = [] } = await ask(line, { ...asker, member }, services, painter)
      const pictures = attachments.map(({ description }) => description)
      return content || [embeds[0]?.title, embeds[0]?.description, ...pictures].join('\n')
    },
    /** Pulls of one evening that are analysed, with what the boss had left in each. */
    told: async (day: number, shares: readonly number[]) => {
      for (const [nth, bossHp] of shares.entries()) {
        const told = fruPull({ nth: day * 100 + nth, bossHp })
        const startedAt = evening + day * dayMs + nth * 300_000
        const { pull } = await savePull(services.db, id, reportOf(`${name}-${day}`), { ...told, startedAt }, startedAt)
        await analysePull(services.db, services.analyst, pull)
      }
    },
    complete: (line: string) => completeLine(line, asker, services),
    /** Pulls of one evening, five minutes apart. */
    night: async (day: number, count: number) => {
      for (let nth = 1; nth <= count; nth++) {
        const told = fruPull({ nth: day * 100 + nth })
        const startedAt = evening + day * dayMs + nth * 300_000
        await savePull(services.db, id, reportOf(`${name}-${day}`), { ...told, startedAt }, startedAt)
      }
    },
  }
}

test('before anything was pulled both say what to do', async () => {
  const { say } = await openHere('nothing')
  expect(await say('/gate')).toContain('There are no pulls yet.')
  expect(await say('/mechanic')).toContain('There are no pulls yet.')
  expect(await say('/mechanic "Burnt Strike"')).toContain('No enemy has used “Burnt Strike” on you.')
})

test('what the last nights were lost to, in words and bars, with every n', async () => {
  const { say, night } = await openHere('gate')
  await night(0, 6)
  const said = await say('/gate')
  expect(said).toMatch(/^FRU · Damage or execution · last 5 nights\n6 pulls reached P1, none got past it\./)
  expect(said).toContain('6 of 6 (61 to 100 %) of those lost ended on mechanics.')
  expect(said).toContain('What 6 pulls were lost to in P1')
})

test('only the nights that are asked for', async () => {
  const { say, night } = await openHere('nights')
  await night(0, 3)
  await night(1, 2)
  expect(await say('/gate nights:1')).toContain('2 pulls reached P1')
  expect(await say('/gate nights:2')).toContain('5 pulls reached P1')
  expect(await say('/gate nights:0')).toContain('Say a number of nights from 1 to 20')
})

test('a fight that was never pulled is told which were', async () => {
  const { say, night } = await openHere('fights')
  await night(0, 1)
  expect(await say('/gate fight:TEA')).toBe('TEA has not been pulled. There are FRU.')
})

test('which mechanic costs most, and one of them by its name or number', async () => {
  const { say, night } = await openHere('mechanic')
  await night(0, 6)
  const all = await say('/mechanic')
  expect(all).toContain(`FRU · Mechanics · last 5 nights\n${path} in P1`)
  expect(all).toContain('it failed in 6 of 6 pulls that came to it (61 to 100 %)')
  const one = await say(`/mechanic "${path.toLowerCase()}"`)
  expect(one).toContain(`FRU · ${path} · last 5 nights\n${path} in P1: it failed in 6 of 6 pulls`)
  expect(await say(`/mechanic ${avoidable}`)).toBe(one)
  expect(one).not.toContain('Cato')
  expect(one).toContain('a melee')
})

test('where nobody is to be named nobody is, and another static’s pulls are not seen', async () => {
  const { say, night, id, db } = await openHere('quiet')
  await night(0, 6)
  await saveSettings(db, id, { blame: 'names' })
  expect(await say(`/mechanic "${path}"`)).toContain('Cato')
  await saveSettings(db, id, { blame: 'off' })
  const said = await say(`/mechanic "${path}"`)
  expect(said).not.toContain('a melee')
  expect(said).not.toContain('Cato')
  await saveSettings(db, id, { blame: 'roles' })
  const other = await openHere('another')
  expect(await other.say('/gate')).toContain('There are no pulls yet.')
  expect(await other.complete('/mechanic B')).toEqual([])
})

test('mechanics seen lately complete, and fights', async () => {
  const { say, night, complete } = await openHere('completes')
  await night(0, 1)
  await say('/gate')
  expect(await complete(`/mechanic ${path.split(' ')[0]}`)).toMatchObject([{ name: path }])
  expect(await complete('/gate fight:f')).toMatchObject([{ name: 'FRU' }])
})

const lead = { mayManage: true }

test('/prog: how far each night came, how often each phase, and what was noted of a night without a log', async () => {
  const { say, told } = await openHere('prog')
  expect(await say('/prog')).toContain('Nothing of any fight is stored yet.')
  await told(0, [0.8, 0.4])
  await told(2, [0.6])
  const alone = await say('/prog')
  expect(alone).toMatch(
    /^FRU · Progress\nFurthest: \*\*P1 40\.0 %\*\* \(pull 2, 1 Jul\)\. Last night, 3 Jul: P1 60\.0 %\./,
  )
  expect(alone).toMatch(/^P1 +3 of 3$/m)
  expect(alone).toContain('cannot be told from these')
  await say('/point add phase:P2 left:"71,5 %" pulls:14 date:2026-07-02 note:"no logger"', lead)
  const said = await say('/prog fight:fru')
  expect(said).toContain('Furthest: **P2 71.5 %** (2 Jul).')
  expect(said).toContain('◇ Noted by hand, not logged: 2 Jul P2 71.5 %, 14 pulls, says Ayla: no logger.')
  expect(said).toContain('17 pulls in 3 nights, P2 71.5 %, the best of each night: 1 Jul P1 40.0 %, 2 Jul P2 71.5 %')
  expect(said).toMatch(/^P1 +3 of 3$/m)
  expect(said).not.toMatch(/^P2 +1 of/m)
})

test('/point: one a fight and day, corrected by saying it again, taken away and brought back, by leads alone', async () => {
  const { say, complete } = await openHere('points')
  expect(await say('/point list')).toContain('No night was noted by hand.')
  expect(await say('/point add phase:P4 fight:TOP')).toContain('Points are noted by this static’s leads')
  const add = '/point add fight:TOP date:2025-11-20 phase:'
  expect(await say(`${add}P4`, lead)).toContain('Noted: 20 Nov TOP P4. /prog counts it')
  expect(await say(`${add}P4`, lead)).toContain('Noted: 20 Nov TOP P4. ')
  expect(await say(`${add}P5 left:30`, lead)).toContain('Noted: 20 Nov TOP P5 30.0 %, instead of P4.')
  expect(await say('/prog')).toContain('TOP · Progress\nFurthest: **P5 30.0 %** (20 Nov).')
  expect(await complete('/point remove point:top')).toMatchObject([{ name: '20 Nov TOP P5 30.0 %' }])
  expect(await say('/point undo', lead)).toContain(
    '20 Nov TOP P5 30.0 % is no longer noted; 20 Nov TOP P4 counts again.',
  )
  expect(await say('/point remove "20 Nov TOP P4"', lead)).toContain('Taken away: 20 Nov TOP P4.')
  expect(await say('/point list')).toContain('No night was noted by hand.')
  expect(await say('/point undo', lead)).toContain('20 Nov TOP P4 counts again.')
  expect(await say('/point undo', lead)).toContain('20 Nov TOP P4 is no longer noted.')
  expect(await say('/point undo', lead)).toContain('Nothing was noted')
  expect(await say('/point add fight:TOP phase:Kill date:2025-11-21', lead)).toContain('Noted: 21 Nov TOP Kill.')
})

test.each([
  ['phase:P9', 'FRU has no phase “P9”. There are P1, P2, P3, P4, P5, Kill.'],
  ['phase:P2 left:most', '“most” is no percentage.'],
  ['phase:P2 left:140', '“140” is no percentage.'],
  ['phase:P2 date:yesterday', '“yesterday” is no date.'],
  ['phase:P2 date:2025-02-30', '“2025-02-30” is no date.'],
  ['phase:P2 date:2029-01-01', '2029-01-01 has not come yet.'],
])('a point that is said wrongly says what is meant: %s', async (typed, answer) => {
  const { say } = await openHere('wrongly')
  expect(await say(`/point add fight:FRU ${typed}`, lead)).toContain(answer)
})

test('another static’s points are not seen, completed, taken away or undone', async () => {
  const { say } = await openHere('mine')
  await say('/point add fight:TOP phase:P3 date:2025-11-20', lead)
  const other = await openHere('theirs')
  expect(await other.complete('/point remove point:T')).toEqual([])
  expect(await other.say('/point remove point:1', lead)).toContain('There is no point “1”.')
  expect(await other.say('/point undo', lead)).toContain('Nothing was noted')
  expect(await other.say('/prog')).toContain('Nothing of any fight is stored yet.')
  expect(await say('/point list')).toContain('20 Nov TOP P3')
})

test('/field says what it cannot know', async () => {
  const { say, night } = await openHere('field')
  await night(0, 1)
  const said = await say('/field')
  expect(said).toContain('in 1 pull no phase was completed whose figures are known')
  expect(said).toContain('How many pulls other groups need to reach a phase is not among the facts Vigil has')
})
