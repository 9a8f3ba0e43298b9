import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findLogs } from '../src/ingest/netlog/files/find-logs.ts'
import { openReadingThreads, type ReadingThreads } from '../src/ingest/netlog/threads/reading-threads.ts'
import { openContest } from './contest.ts'
import { followMs } from './follow.ts'
import { openImports, postedPeakMb, runImport } from './import-run.ts'
import { writeLongLog } from './long-log.ts'
import { inTurns } from './timing.ts'

const rounds = 8
const longBytes = 200_000_000
const hugeBytes = 1_000_000_000

/**
 * Reading is from the file to complete events in columns, in one thread. Importing is from the file to stored and
 * analysed pulls: a thread reads, another stores. Both as multiples of what others need for less over the same file in the
 * same run: cactbot's converter and `split` make lines into fields and objects and store nothing, the scan looks at each
 * byte once. Each is in a process that stays, as a running Vigil does; `once` is in a new one each time, as a command is.
 */
export async function measure(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'vigil-bench-'))
  const readers = openReadingThreads()
  try {
    const path = join(folder, 'long.log')
    const megabytes = (await writeLongLog(path, longBytes)) / 1e6
    const halves = [join(folder, 'one.log'), join(folder, 'other.log')]
    await Promise.all(halves.map((half, index) => writeLongLog(half, longBytes / 2, { after: index * 1_000 })))
    const program = new URL('./contestant.ts', import.meta.url)
    using contest = openContest(program, ['scan', 'split', 'read', 'cactbot'], [path])
    using imports = openImports(folder, path)
    const seconds = await inTurns(rounds, {
      scan: () => contest.run('scan'),
      split: () => contest.run('split'),
      read: () => contest.run('read'),
      cactbot: () => contest.run('cactbot'),
      import: () => imports.run('import'),
      importOnce: async () => (await runImport(folder, path)).seconds,
      cactbotOnce: async () => {
        using fresh = openContest(program, ['cactbot'], [path])
        return await fresh.run('cactbot')
      },
      oneByOne: async () => {
        for (const half of halves) await readInThread(readers, half)
      },
      together: () => Promise.all(halves.map((half) => readInThread(readers, half))),
    })
    await Promise.all(halves.map((half) => rm(half)))
    const huge = join(folder, 'huge.log')
    await writeLongLog(huge, hugeBytes)
    return {
      'netlog.readMBps': megabytes / seconds.read,
      'netlog.readVsCactbot': seconds.cactbot / seconds.read,
      'netlog.readVsSplit': seconds.split / seconds.read,
      'netlog.readVsScan': seconds.scan / seconds.read,
      'netlog.importMBps': megabytes / seconds.import,
      'netlog.importVsCactbot': seconds.cactbot / seconds.import,
      'netlog.importOnceVsCactbotOnce': seconds.cactbotOnce / seconds.importOnce,
      'netlog.twoFilesSpeedup': seconds.oneByOne / seconds.together,
      'netlog.followMs': await followMs(folder),
      'netlog.rss1GbMb': (await runImport(folder, huge)).peakMb,
      'netlog.rss1GbPostedMb': await postedPeakMb(folder, huge),
    }
  } finally {
    await readers.close()
    await rm(folder, { recursive: true })
  }
}

async function readInThread(readers: ReadingThreads, path: string): Promise<void> {
  const { logs } = await findLogs(path)
  for (const log of logs) for await (const _ of readers.open(log).pulls());
}
