import { expect, test } from 'vitest'
import { openEmbedded } from '../../src/store/db.ts'
import { openJobs } from '../../src/store/jobs.ts'

test('a queue that could not begin begins when it is asked again', async () => {
  const { executeSql, close } = await openEmbedded()
  let isThere = false
  const jobs = openJobs(
    {
      executeSql: async (text, values) => {
        if (!isThere) throw new Error('the database is away')
        return await executeSql(text, values)
      },
    },
    () => {},
  )
  await expect(jobs.enqueue('check', 'one', {})).rejects.toThrow('the database is away')
  isThere = true
  await jobs.enqueue('check', 'one', {})
  expect(await jobs.waiting()).toBe(1)
  await jobs.stop()
  await close()
})

test('a queue that nobody asked for anything wrote nothing, and stops at once', async () => {
  const asked: string[] = []
  const jobs = openJobs({ executeSql: async (text) => ({ rows: [asked.push(text)] }) }, () => {})
  await jobs.stop()
  expect(asked).toEqual([])
})
