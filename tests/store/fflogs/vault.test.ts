import { expect, test } from 'vitest'
import { openVault, parseKey } from '../../../src/store/fflogs/vault.ts'
import { testKey } from '../../fflogs/members.ts'

const vault = openVault([testKey(1)])

test('what was sealed opens, and is not to be read', () => {
  const sealed = vault.seal('a token', 'row 1')
  expect(vault.open(sealed, 'row 1')).toEqual({ secret: 'a token', isOld: false })
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('token')
})

test('the same secret never looks the same', () => {
  expect(vault.seal('a token', 'row 1')).not.toEqual(vault.seal('a token', 'row 1'))
})

test('moved to another row it does not open', () => {
  expect(vault.open(vault.seal('a token', 'row 1'), 'row 2')).toBeUndefined()
})

test('no byte of it can be changed, and none left out', () => {
  const sealed = vault.seal('a token', 'row 1')
  for (let at = 0; at < sealed.length; at++) {
    const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte))
    expect([at, vault.open(changed, 'row 1')]).toEqual([at, undefined])
    expect([at, vault.open(sealed.subarray(0, at), 'row 1')]).toEqual([at, undefined])
  }
})

test('an old key opens what it sealed, and that is told; the new one seals', () => {
  const renewed = openVault([testKey(2), testKey(1)])
  expect(renewed.open(vault.seal('a token', 'row 1'), 'row 1')).toEqual({ secret: 'a token', isOld: true })
  expect(vault.open(renewed.seal('a token', 'row 1'), 'row 1')).toBeUndefined()
})

test('a key is written in hex or base64', () => {
  const key = Buffer.from(testKey(201))
  for (const form of ['hex', 'base64', 'base64url'] as const) {
    expect(Buffer.from(parseKey(key.toString(form)))).toEqual(key)
  }
})
