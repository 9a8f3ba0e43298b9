import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { readForm } from '../../src/web/form-files.ts'

test('failures are told in the order of the files, whichever is known first', async () => {
  const app = new Hono().post('/', async (c) => {
    await readForm(c, async ({ fileName, stream }) => {
      for await (const _piece of stream);
      if (fileName === 'first.log') await sleep(20)
      throw new AppError('bad-input', `${fileName} is no log.`)
    })
    return c.body(null)
  })
  app.onError((error, c) => c.text(error.message))
  const body = new FormData()
  for (const name of ['first.log', 'second.log']) body.append('logs', new File(['01|'], name))
  const response = await app.request('/', { method: 'POST', body })
  expect(await response.text()).toBe('first.log is no log. second.log is no log.')
})
