import { listToldNights } from '../store/telling/session-posts.ts'
import type { Services } from './command.ts'

/** Who looks further back asks: what was posted earlier stays as it was. */
const retoldMs = 14 * 24 * 60 * 60_000

/**
 * What was changed counts for pulls that were told already: the posts of the static's last nights are brought up to date.
 * Those that say the same as before stay untouched.
 */
export async function retellNights(
  { db, jobs, now }: Pick<Services, 'db' | 'now'> & { readonly jobs: Pick<Services['jobs'], 'enqueue'> },
  staticId: number,
): Promise<void> {
  for (const nightId of await listToldNights(db, staticId, now() - retoldMs))
    await jobs.enqueue('announce', String(nightId), { nightId })
}
