import { siteUrl } from '../config.ts'
import { openBudget } from '../ingest/fflogs/budget.ts'
import { openLinking } from '../ingest/fflogs/logins/linking.ts'
import { openSender } from '../ingest/fflogs/send.ts'
import type { Linking } from '../linking.ts'
import type { Workbench } from './workbench.ts'

/** What the site's login pages talk to. */
export function openLinkingOf({ config, services: { db, now }, vault }: Workbench): Linking {
  const { slowDown } = openBudget({ db, now })
  return openLinking(openSender({ url: config.FFLOGS_URL, timeoutMs: patienceMs, slowDown }), {
    url: config.FFLOGS_URL,
    clientId: config.FFLOGS_CLIENT_ID,
    clientSecret: config.FFLOGS_CLIENT_SECRET,
    redirectUri: `${siteUrl(config)}/auth/fflogs/callback`,
    db,
    vault,
    now,
  })
}

/** Somebody sits before their browser and waits. */
const patienceMs = 10_000
