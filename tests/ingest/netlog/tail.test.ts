import { appendFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openTail, type Tail } from '../../../src/ingest/netlog/files/tail.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigil-tail-'))
  path = join(folder, 'growing.log')
})

/** What one look shows: text, or the kind of anything else. */
async function look(tail: Tail): Promise<string> {
  const growth = await tail.look()
  return growth.kind === 'grown' ? growth.piece.toString() : growth.kind
}

test('it gives what is new, and nothing twice', async () => {
  await writeFile(path, 'one\n')
  const tail = openTail(path)
  expect([await look(tail), await look(tail)]).toEqual(['one\n', 'still'])
  await appendFile(path, 'tw')
  expect([await look(tail), await look(tail)]).toEqual(['tw', 'still'])
  await appendFile(path, 'o\n')
  expect(await look(tail)).toBe('o\n')
})

test('much comes in several pieces, and the last says that it is all', async () => {
  await writeFile(path, Buffer.alloc(700_000, 'x'))
  const tail = openTail(path)
  const [first, second] = [await tail.look(), await tail.look()]
  expect([first, second]).toMatchObject([{ isAll: false }, { isAll: true }])
})

test('a file that is not there, or not for the moment, is waited for', async () => {
  const tail = openTail(path)
  expect(await look(tail)).toBe('absent')
  await writeFile(path, 'one\n')
  expect(await look(tail)).toBe('one\n')
  await rename(path, `${path}.away`)
  expect(await look(tail)).toBe('absent')
  await rename(`${path}.away`, path)
  await appendFile(path, 'two\n')
  expect(await look(tail)).toBe('two\n')
})

test('a longer copy in its place goes on where it was', async () => {
  await writeFile(path, 'one\n')
  const tail = openTail(path)
  await look(tail)
  await writeFile(`${path}.new`, 'one\ntwo\n')
  await rename(`${path}.new`, path)
  expect(await look(tail)).toBe('two\n')
})

test('a shorter file, or one that begins differently, is another file', async () => {
  await writeFile(path, 'one\n')
  const shortened = openTail(path)
  await look(shortened)
  await truncate(path, 2)
  expect(await look(shortened)).toBe('other')

  const replaced = openTail(path)
  await look(replaced)
  await rm(path)
  await writeFile(path, 'a new night\n')
  expect(await look(replaced)).toBe('other')
})
