import { describe, expect, test } from 'vitest'
import { type Quota, standingOf, unknownQuota } from '../src/quota.ts'

const now = Date.UTC(2026, 6, 1, 20)
const minute = 60_000
const address = unknownQuota('address')
const client = (quota: Partial<Quota>): Quota => ({
  ...unknownQuota('client'),
  limitPerHour: 3_600,
  resetsAt: now + 20 * minute,
  ...quota,
})

describe('what an account may ask', () => {
  test('before the first answer nothing is known, and nothing forbidden', () => {
    expect(standingOf(unknownQuota('client'), address, now)).toEqual({})
  })

  test('a tenth of the points is kept for members', () => {
    expect(standingOf(client({ spent: 1_000 }), address, now)).toEqual({
      points: { left: 2_600, limit: 3_600, reserve: 360, resetsAt: now + 20 * minute },
    })
    expect(standingOf(client({ spent: 3_237 }), address, now)).not.toHaveProperty('silence')
    const silence = { until: now + 20 * minute, why: 'reserve' }
    expect(standingOf(client({ spent: 3_238 }), address, now)).toMatchObject({ points: { left: 362 }, silence })
  })

  test('what is left but too little for a question is nothing', () => {
    expect(standingOf(client({ spent: 3_598 }), address, now).silence).toEqual({
      until: now + 20 * minute,
      why: 'points',
    })
  })

  test('after the reset everything is there again', () => {
    expect(standingOf(client({ spent: 3_600 }), address, now + 20 * minute)).toEqual({
      points: { left: 3_600, limit: 3_600, reserve: 360, resetsAt: now + 20 * minute },
    })
  })

  test('what holds for the address holds for every account', () => {
    const throttled = { ...address, silentUntil: now + 5_000 }
    const silence = { until: now + 5_000, why: 'throttle' }
    expect(standingOf(unknownQuota('login-7'), throttled, now)).toEqual({ silence })
    expect(standingOf(client({ silentUntil: now + minute }), throttled, now).silence).toEqual(silence)
    expect(standingOf(client({ silentUntil: now + minute }), throttled, now + 5_000).silence).toEqual({
      until: now + minute,
      why: 'points',
    })
  })
})
