import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findHolder, takeLock } from '../../src/operator/lock.ts'

const folder = () => mkdtemp(join(tmpdir(), 'vigil-lock-'))
const lock = (pid: number, token = 'other') =>
  JSON.stringify({ pid, since: '2026-11-14T20:00:00.000Z', command: 'start', token })

/** A process that lives until the test ends it. */
function neighbour() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  if (child.pid === undefined) throw new Error('no process')
  const end = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { pid: child.pid, end }
}

test('a folder belongs to whoever lives, and the sentence says who and how to stop it', async () => {
  const dir = await folder()
  const { pid, end } = neighbour()
  await writeFile(join(dir, 'vigil.lock'), lock(pid))
  await expect(takeLock(dir, 'import')).rejects.toThrow(`\`vigil start\` (process ${pid}`)
  await end()
  const taken = await takeLock(dir, 'import')
  await taken.release()
  expect(await readdir(dir)).toEqual([])
})

test('a torn lock file is nobody’s', async () => {
  const dir = await folder()
  await writeFile(join(dir, 'vigil.lock'), '{"pid": 1')
  await expect(takeLock(dir, 'start')).resolves.toBeDefined()
})

test('the holder tells where it listens', async () => {
  const dir = await folder()
  const { pid, end } = neighbour()
  await writeFile(join(dir, 'vigil.lock'), JSON.stringify({ ...JSON.parse(lock(pid)), port: 8801 }))
  expect(await findHolder(dir)).toMatchObject({ pid, port: 8801 })
  await end()
  expect(await findHolder(dir)).toBeUndefined()
})

test('releasing leaves a lock that somebody else has taken since', async () => {
  const dir = await folder()
  const taken = await takeLock(dir, 'start')
  await writeFile(join(dir, 'vigil.lock'), lock(process.ppid))
  await taken.release()
  expect(await findHolder(dir)).toMatchObject({ pid: process.ppid })
})

test('a file where the folder should be is a sentence', async () => {
  const dir = await folder()
  await writeFile(join(dir, 'data'), '')
  await expect(takeLock(join(dir, 'data', 'deeper'), 'start')).rejects.toThrow('VIGIL_DATA_DIR')
})
