import { readFileSync } from 'node:fs'
import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { analystHere } from '../src/analysis/analyst.ts'
import { openAttachments } from '../src/attachment.ts'
import { openPainter } from '../src/charts/painter.ts'
import { readFacts } from '../src/game/facts.ts'
import type { FollowState } from '../src/ingest/netlog/following/follow.ts'
import { followPulls } from '../src/operator/follow.ts'
import { type OpenDb, openEmbedded } from '../src/store/db.ts'
import { openJobs } from '../src/store/jobs.ts'
import { localGuild, openStatic } from '../src/store/people/statics.ts'
import { listPosts } from '../src/store/telling/posts.ts'
import { median } from './timing.ts'

const sample = fileURLToPath(new URL('../sample/sample-night.log.gz', import.meta.url))

/** Ms from a wipe line being written to the pull's post with its picture, no line following: median over a night. */
export async function followMs(folder: string): Promise<number> {
  const store = await openEmbedded()
  const jobs = openJobs(store, () => {})
  const painter = openPainter()
  const stopping = new AbortController()
  try {
    const own = await openStatic(store.db, localGuild)
    const facts = readFacts()
    const analyst = analystHere(facts)
    const readAttachment = openAttachments('https://cdn.discordapp.com')
    const services = {
      db: store.db,
      jobs,
      facts,
      analyst,
      now: Date.now,
      vault: undefined,
      linking: { siteUrl: '' },
      readAttachment,
    }
    const path = join(folder, 'growing.log')
    await writeFile(path, '')
    let lines = 0
    const listener = {
      begin() {},
      pull() {},
      state: (state: FollowState) => {
        if (state.kind === 'following') lines = state.moment.lines
      },
    }
    const following = followPulls({ services, painter }, path, { staticId: own.id }, listener, stopping.signal)
    const taken = await writeNight(path, store, own.id, () => lines)
    stopping.abort()
    await following
    return median(taken)
  } finally {
    await painter.close()
    await jobs.stop()
    await store.close()
  }
}

async function writeNight(path: string, { db }: OpenDb, staticId: number, linesRead: () => number): Promise<number[]> {
  const taken: number[] = []
  let before: string[] = []
  let written = 0
  for (const line of gunzipSync(readFileSync(sample))
    .toString('utf8')
    .split(/(?<=\n)/)) {
    if (!line.includes('|40000005|')) {
      before.push(line)
      continue
    }
    await appendFile(path, before.join(''))
    written += before.length + 1
    while (linesRead() < written - 1) await pause(5)
    before = []
    const begun = performance.now()
    await appendFile(path, line)
    while (!(await hasPosts(db, staticId, taken.length + 1))) await pause(5)
    taken.push(performance.now() - begun)
  }
  return taken
}

const hasPosts = async (db: OpenDb['db'], staticId: number, count: number): Promise<boolean> =>
  (await listPosts(db, staticId, 99)).filter(({ kind }) => kind === 'pull').length >= count
