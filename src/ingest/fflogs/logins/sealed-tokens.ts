import { z } from 'zod'
import type { Login } from '../../../store/fflogs/logins.ts'
import type { Opened, Vault } from '../../../store/fflogs/vault.ts'
import type { Tokens } from '../oauth.ts'

type Secrets = Pick<Tokens, 'access' | 'refresh'>

/** Tokens as they lie in a member's row, which is the only place where they open. */
export const sealTokens = (
  vault: Vault,
  { discordUserId }: Pick<Login, 'discordUserId'>,
  { access, refresh }: Secrets,
): Uint8Array => vault.seal(JSON.stringify({ access, refresh }), placeOf(discordUserId))

/** Undefined when no key of ours opens them, or when they belong to another row. */
export function openTokens(
  vault: Vault,
  { discordUserId }: Pick<Login, 'discordUserId'>,
  sealed: Uint8Array,
): (Secrets & Pick<Opened, 'isOld'>) | undefined {
  const opened = vault.open(sealed, placeOf(discordUserId))
  return opened && { ...secrets.parse(JSON.parse(opened.secret)), isOld: opened.isOld }
}

const placeOf = (discordUserId: string) => `fflogs_login ${discordUserId}`

const secrets = z.object({ access: z.string(), refresh: z.string().exactOptional() })
