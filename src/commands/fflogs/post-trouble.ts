import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../store/db.ts'
import type { Import } from '../../store/reports/imports.ts'
import { findNightPost } from '../../store/telling/posts.ts'

/** A night's message is on its way for a moment; what it meets there is soon known. */
const patienceMs = 4_000
const glanceMs = 200

/** Why nights cannot be told in the channel where their log was handed in: nothing while all is well. */
export async function postTrouble(
  { staticId, channelId, nights }: Pick<Import, 'staticId' | 'channelId' | 'nights'>,
  db: Db,
): Promise<string | undefined> {
  if (channelId.startsWith('local-')) return undefined
  for (let waited = 0; ; waited += glanceMs) {
    const found = await Promise.all(nights.map((nightId) => findNightPost(db, { staticId, channelId, nightId })))
    const posts = found.filter((post) => post !== undefined)
    const trouble = posts.find((post) => post.trouble !== null)?.trouble
    if (trouble) return trouble
    if (waited >= patienceMs || posts.every(({ revision, sentRevision }) => sentRevision >= revision)) return undefined
    await sleep(glanceMs)
  }
}
