import { credentialsRefused } from './failures.ts'
import type { OAuth, Tokens } from './oauth.ts'

/** Who we are to FFLogs: ourselves, or a member who lets us ask in their name. */
export interface Access {
  /** A bearer token that is good for at least a minute. */
  token(): Promise<string>
  /** FFLogs would not take that token: another one, or the failure if there is none. */
  renew(refused: string): Promise<string>
  /** FFLogs would not take the other one either. Gives the failure to throw. */
  giveUp(refused: string): Promise<Error>
}

/** Our client's own credentials: a token is fetched when one is needed, and shared by everyone who asks meanwhile. */
export function openOwnAccess(oauth: Pick<OAuth, 'ownToken'>, now: () => number): Access {
  let held: Tokens | undefined
  let coming: Promise<Tokens> | undefined

  const token = async () => {
    if (held && now() < held.expiresAt) return held.access
    coming ??= oauth.ownToken().finally(() => {
      coming = undefined
    })
    held = await coming
    return held.access
  }
  return {
    token,
    async renew(refused) {
      if (held?.access === refused) held = undefined
      return await token()
    },
    giveUp: async () => credentialsRefused(),
  }
}
