import type { LinkSettings } from '../commands/command.ts'
import { type Config, siteUrl } from '../config.ts'
import { noCredentials } from '../ingest/fflogs/failures.ts'
import { noKey } from '../ingest/fflogs/logins/linking-refusals.ts'
import type { Vault } from '../store/fflogs/vault.ts'

/** What `/link` must know of this Vigil. */
export function linkSettings(config: Config, vault: Vault | undefined): LinkSettings {
  const isClient = config.FFLOGS_CLIENT_ID !== undefined && config.FFLOGS_CLIENT_SECRET !== undefined
  const [missing] = [...(isClient ? [] : [noCredentials()]), ...(vault ? [] : [noKey()])]
  return { siteUrl: siteUrl(config), ...(missing && { missing: missing.message }) }
}
