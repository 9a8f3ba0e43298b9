import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pause, startVigil, vigil } from './vigil.ts'

const packed = await readFile(new URL('../../sample/sample-night.log.gz', import.meta.url))

async function start(folder: string) {
  const running = startVigil({ VIGIL_DATA_DIR: folder })
  await running.until('Running')
  const origin = /http:\/\/localhost:\d+/.exec(running.printed())?.[0] ?? ''
  const page = await (await fetch(`${origin}/import`)).text()
  const into = /action="\/import\/(\d+)"/.exec(page)?.[1] ?? ''
  const list = async () => await (await fetch(`${origin}/api/imports/${into}?have=`)).text()
  return {
    running,
    send: (key: string, body: Uint8Array) =>
      fetch(`${origin}/api/imports/${into}/${key}?name=night.log`, {
        method: 'PUT',
        headers: { origin },
        body: Buffer.from(body),
      }),
    posts: async () => {
      const newest = await (await fetch(`${origin}/channel/${into}`)).text()
      const [, older] = /href="(\/channel\/\d+\?before=\d+)"/.exec(newest) ?? []
      const rest = older === undefined ? '' : await (await fetch(`${origin}${older}`)).text()
      return [...`${newest}${rest}`.matchAll(/Pull (\d+) · FRU/g)]
    },
    until: async (words: RegExp) => {
      for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(20)) {
        if (words.test(await list())) return
      }
      expect(await list()).toMatch(words)
    },
  }
}

test('killed in the middle of a log, the next start reads it to its end; every pull is there once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vigil-import-kill-'))
  const first = await start(folder)
  const key = randomUUID()
  expect((await first.send(key, gunzipSync(packed))).status).toBe(201)
  await first.until(/[1-9]\d* pulls? so far/)
  first.running.kill()
  await first.running.ended

  const second = await start(folder)
  expect((await second.send(key, packed)).status).toBe(201) // a browser that never heard the answer
  await second.until(/12 pulls/)
  const numbers = new Set((await second.posts()).map(([, number]) => Number(number)))
  expect([...numbers].sort((one, other) => one - other)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  expect(await readdir(join(folder, 'spool'))).toEqual([])
  expect(await second.running.stop()).toBe(0)
  const { out } = await vigil(['ask', '/session'], { VIGIL_DATA_DIR: folder })
  expect(out).toContain('12 pulls')
}, 180_000)
