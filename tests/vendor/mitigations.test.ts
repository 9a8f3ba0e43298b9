import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { writeMitigations } from '../../scripts/vendor/mitigations.ts'
import { describeShared } from '../shared-data.ts'

describeShared('the vendored mitigation', 'game/mitigations.json', () => {
  test('is what the script makes of the shared facts', () => {
    expect(writeMitigations()).toBe(readFileSync('vendor/mitigations.json', 'utf8'))
  })
})
