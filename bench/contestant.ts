// The program of a contestant's process: does its work each time it is told to, and answers how long it took.
import { openLog } from '../src/ingest/netlog/netlog.ts'
import { loadCactbot, quietly } from './cactbot.ts'
import { scanAll, splitAll } from './texts.ts'
import { spent } from './timing.ts'

const [, , name = '', path = ''] = process.argv

/** Reading is from the file to complete events in columns, in one thread. */
async function readAll(): Promise<void> {
  let events = 0
  for await (const pull of (await openLog(path)).pulls()) events += pull.events.count
  if (events === 0) throw new Error('nothing was read')
}

async function loadWork(): Promise<() => unknown> {
  if (name === 'scan') return () => scanAll(path)
  if (name === 'split') return () => splitAll(path)
  if (name === 'read') return readAll
  const convert = await quietly(loadCactbot)
  return () => quietly(() => convert(path))
}

const work = await loadWork()
process.on('message', async () => process.send?.(await spent(async () => void (await work()))))
