import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { script, startVigil, vigil } from './vigil.ts'

test('it becomes Vigil, which stops when it is told to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vigil-start-'))
  const running = startVigil({ VIGIL_DATA_DIR: folder }, ['start'], script)
  await running.until('Running')
  expect(await running.stop()).toBe(0)
  expect(running.printed()).toContain('Closing')
  await rm(folder, { recursive: true })
})

test('it hands on what was asked, and how that ended', async () => {
  const help = await vigil(['import', '--help'], {}, script)
  expect(help).toMatchObject({ code: 0, err: '' })
  expect(help.out).toContain('vigil import')
  const wrong = await vigil(['impotr'], {}, script)
  expect(wrong.code).toBe(1)
  expect(wrong.err).toContain('impotr')
})
