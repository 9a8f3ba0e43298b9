import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openKeptVault } from '../../src/operator/secret-keys.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigil-keys-'))
  file = join(folder, 'secret.key')
})
afterEach(() => rm(folder, { recursive: true }))

const [first, second] = ['a'.repeat(64), 'b'.repeat(64)]
const open = (settings: Partial<Parameters<typeof openKeptVault>[0]> = {}) =>
  openKeptVault({ VIGIL_DATA_DIR: folder, ...settings })

test('beside the embedded database a key is made once, for this user’s eyes only', async () => {
  const sealed = (await open())?.seal('a token', 'row')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await open())?.open(sealed ?? new Uint8Array(), 'row')).toEqual({ secret: 'a token', isOld: false })
})

test('a key that is set is used, and what the made one sealed opens still', async () => {
  const sealed = (await open())?.seal('a token', 'row') ?? new Uint8Array()
  const vault = await open({ VIGIL_SECRET_KEY: first })
  expect(vault?.open(sealed, 'row')).toEqual({ secret: 'a token', isOld: true })
})

test('with a server nothing is kept here, and without a key there is no vault', async () => {
  const DATABASE_URL = 'postgres://localhost/vigil'
  expect(await open({ DATABASE_URL })).toBeUndefined()
  const sealed = (await open({ DATABASE_URL, VIGIL_SECRET_KEY: first }))?.seal('a token', 'row') ?? new Uint8Array()
  const renewed = await open({ DATABASE_URL, VIGIL_SECRET_KEY: second, VIGIL_SECRET_KEY_OLD: first })
  expect(renewed?.open(sealed, 'row')).toEqual({ secret: 'a token', isOld: true })
  await expect(readFile(file)).rejects.toThrow('ENOENT')
})

test('a damaged key is not replaced: what it sealed would be lost', async () => {
  await writeFile(file, 'a'.repeat(20))
  await expect(open()).rejects.toMatchObject({ code: 'bad-configuration', message: expect.stringContaining(file) })
})
