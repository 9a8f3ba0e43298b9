import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { writeCatalogue } from '../../scripts/vendor/abilities.ts'
import { readSharedFacts } from '../../scripts/vendor/shared.ts'
import { describeShared } from '../shared-data.ts'

const file = 'vendor/abilities.json'

describeShared('the vendored catalogue', 'game/mechanics.json', () => {
  test('is what the script makes of the shared facts', () => {
    const shared = readSharedFacts()
    if (shared === undefined) throw new Error('the shared data is there')
    expect(writeCatalogue(shared)).toBe(readFileSync(file, 'utf8'))
  })
})

test('the catalogue stays small', () => {
  expect(statSync(file).size).toBeLessThan(400_000)
})
