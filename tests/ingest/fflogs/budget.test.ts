import { beforeEach, expect, test } from 'vitest'
import { openBudget } from '../../../src/ingest/fflogs/budget.ts'
import { fflogsQuotas } from '../../../src/store/schema.ts'
import { onEveryDatabase } from '../../databases.ts'

const begin = Date.UTC(2026, 6, 1, 20)
const minute = 60_000
const watch = { purpose: 'watch' } as const
const member = { purpose: 'member' } as const
const told = (spent: number, pointsResetIn = 1_200) => ({
  limitPerHour: 3_600,
  pointsSpentThisHour: spent,
  pointsResetIn,
})

onEveryDatabase('the budget', (open) => {
  let now = begin
  beforeEach(async () => {
    now = begin
    await open().db.delete(fflogsQuotas)
  })
  const budgetOf = (random = 0.5) => openBudget({ db: open().db, now: () => now, random: () => random })

  test('the last answer’s points lag one question, which is counted at its dearest', async () => {
    const budget = budgetOf()
    await budget.note(watch, told(100))
    expect((await budget.standing()).points).toEqual({
      left: 3_600 - 102.5,
      limit: 3_600,
      reserve: 360,
      resetsAt: begin + 1_201_000,
    })
  })

  test('answers that overtake each other never give points back, a reset does', async () => {
    const budget = budgetOf()
    await budget.note(watch, told(300))
    await budget.note(watch, told(298))
    expect((await budget.standing()).points?.left).toBe(3_297.5)
    now += 20 * minute + 5_000
    await budget.note(watch, told(2, 3_595))
    expect((await budget.standing()).points?.left).toBe(3_595.5)
  })

  test('the reserve is kept from watches, not from members', async () => {
    const budget = budgetOf()
    await budget.note(watch, told(3_300))
    await expect(budget.admit(watch)).rejects.toThrow(/kept for commands.*<t:1782937201:R>/)
    await expect(budget.admit(member)).resolves.toBeUndefined()
    now += 20 * minute + 1_000
    await expect(budget.admit(watch)).resolves.toBeUndefined()
  })

  test('every login has points of its own', async () => {
    const budget = budgetOf()
    expect((await budget.pointsGone({ ...watch, login: 7 })).message).toContain('used up')
    await expect(budget.admit({ ...member, login: 7 })).rejects.toThrow('used up')
    await expect(budget.admit({ ...watch, login: 8 })).resolves.toBeUndefined()
    await expect(budget.admit(watch)).resolves.toBeUndefined()
  })

  test.each([
    ['until the told reset', true, undefined, 1_201_000],
    ['as long as FFLogs says', true, 300_000, 300_000],
    ['a minute, if nobody said anything', false, undefined, minute],
  ])('points gone: silence %s', async (_, isKnown, retryAfterMs, silentMs) => {
    const budget = budgetOf()
    if (isKnown) await budget.note(watch, told(3_600))
    await budget.pointsGone(watch, retryAfterMs)
    now += silentMs - 1
    await expect(budget.admit(member)).rejects.toThrow('used up')
    expect((await budget.standing()).silence).toMatchObject({ until: begin + silentMs, why: 'points' })
  })

  test('a throttled address backs off twice as long each time, up to a quarter of an hour, and holds for all', async () => {
    const budget = budgetOf(1)
    const pauses: number[] = []
    for (let strike = 0; strike < 10; strike++) {
      await budget.slowDown()
      const { silence } = await budget.standing(strike)
      pauses.push(((silence?.until ?? 0) - now) / 1000)
      now = silence?.until ?? 0
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900])
  })

  test('jitter takes up to half of a pause away', async () => {
    const budget = budgetOf(0)
    expect((await budget.slowDown()).message).toContain(`<t:${Math.ceil((begin + 2_500) / 1000)}:R>`)
  })

  test('the many that are refused at once are one strike; a good answer afterwards forgets all', async () => {
    const budget = budgetOf(1)
    await Promise.all([budget.slowDown(), budget.slowDown(), budget.slowDown()])
    expect((await budget.standing()).silence?.until).toBe(begin + 5_000)
    await budget.note(watch, told(1))
    now += 5_000
    await budget.slowDown()
    expect((await budget.standing()).silence?.until).toBe(now + 10_000)
    now += 10_000
    await budget.note(watch, told(2))
    await budget.slowDown()
    expect((await budget.standing()).silence?.until).toBe(now + 5_000)
  })

  test('Retry-After is kept to, however long, with some seconds on top', async () => {
    const budget = budgetOf(0.5)
    await budget.slowDown(2_978_000)
    expect((await budget.standing()).silence).toEqual({ until: begin + 2_980_500, why: 'throttle' })
  })

  test('a kill forgets five seconds of points at most, and never a closed door', async () => {
    const budget = budgetOf()
    const left = async () => (await budgetOf().standing()).points?.left
    await budget.note(watch, told(100))
    now += 4_900
    await budget.note(watch, told(200))
    expect(await left()).toBe(3_497.5)
    now += 100
    await budget.note(watch, told(210))
    expect(await left()).toBe(3_387.5)
    await budget.pointsGone(watch)
    await expect(budgetOf().admit(watch)).rejects.toThrow('used up')
  })

  test('all of it outlives the process', async () => {
    const first = budgetOf()
    await first.note(watch, told(3_000))
    await first.pointsGone({ ...watch, login: 7 })
    await first.slowDown(30_000)
    const again = budgetOf()
    for (const login of [undefined, 7]) expect(await again.standing(login)).toEqual(await first.standing(login))
    await expect(again.admit(member)).rejects.toThrow('slow down')
  })
})
