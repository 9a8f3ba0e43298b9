import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { writeLockStatuses } from '../../scripts/vendor/lock-statuses.ts'
import { readSharedFacts } from '../../scripts/vendor/shared.ts'
import { readFacts } from '../../src/game/facts.ts'
import { describeShared } from '../shared-data.ts'

const [stun, bind, weakness] = [2, 13, 43]

describeShared('the vendored statuses that keep people from acting', 'game/statuses.tsv.gz', () => {
  test('are what the script makes of the shared facts', () => {
    const shared = readSharedFacts()
    if (shared === undefined) throw new Error('the shared data is there')
    expect(writeLockStatuses(shared)).toBe(readFileSync('vendor/lock-statuses.json', 'utf8'))
  })
})

test('the stunned cannot act; the bound and the weak can', () => {
  const { lockStatuses } = readFacts()
  expect([stun, bind, weakness].map((status) => lockStatuses.has(status))).toEqual([true, false, false])
})
