import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { findLogs } from '../../../src/ingest/netlog/files/find-logs.ts'
import { openFoundLog } from '../../../src/ingest/netlog/netlog.ts'
import { opening, signed } from './log-lines.ts'

/** A log of that day of July 2024. */
const logOf = (day: number): string => signed(opening.map((line) => line.replaceAll('2024-07-20', `2024-07-${day}`)))

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vigil-folder-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

test('a folder gives the logs in it and in its folders, oldest first, and counts what is none', async () => {
  const folder = await folderOf({
    'Network_3.log': logOf(23),
    'old/2024/Network_1.log.gz': gzipSync(logOf(21)),
    'old/Network_2.ZST': zstdCompressSync(logOf(22)),
    'old/empty.log': '',
    'chat.log': 'we wiped\n',
    'screenshot.png': 'a log by its first line, but not called one',
    'pictures.zip': Buffer.from('PK\x05\x06'.padEnd(22, '\0')),
  })
  const { logs, skipped, refused } = await findLogs(folder)
  expect(logs.map(({ info }) => info.title)).toEqual(['Network_1.log.gz', 'Network_2.ZST', 'Network_3.log'])
  expect({ skipped, refused }).toEqual({ skipped: 3, refused: [] })
})

test('what is damaged in a folder is said, and the rest is read', async () => {
  const folder = await folderOf({ 'a.log': logOf(21), 'b.gz': gzipSync(logOf(22)).subarray(0, 12) })
  const { logs, refused } = await findLogs(folder)
  expect(logs).toHaveLength(1)
  expect(refused).toEqual([expect.stringMatching(/^b.gz: damaged/)])
})

test('a link to a log is followed, a link to a folder is not: it may lead in a circle', async () => {
  const folder = await folderOf({ 'real/a.log': logOf(21) })
  await symlink(join(folder, 'real', 'a.log'), join(folder, 'linked.log'))
  await symlink(folder, join(folder, 'real', 'circle'))
  await symlink(join(folder, 'nowhere'), join(folder, 'broken.log'))
  const { logs, skipped } = await findLogs(folder)
  expect(logs.map(({ info }) => info.title)).toEqual(['linked.log', 'a.log'])
  expect(skipped).toBe(2)
})

test('a folder without a log says what to give instead', async () => {
  const { refused } = await findLogs(await folderOf({ 'readme.txt': 'nothing here' }))
  expect(refused).toEqual([
    expect.stringMatching(/holds no network log. Give the folder in which ACT or IINACT writes/),
  ])
})

test('a log that goes away before it is read is a sentence', async () => {
  const folder = await folderOf({ 'a.log': logOf(21) })
  const { logs } = await findLogs(folder)
  await rm(join(folder, 'a.log'))
  const [log] = logs
  if (log === undefined) throw new Error('no log')
  await expect(openFoundLog(log).pulls()[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'bad-input',
    message: 'a.log is gone, though it was there a moment ago. Put it back, and import it again.',
  })
})
