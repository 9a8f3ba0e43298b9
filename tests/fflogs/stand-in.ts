import { type AccountSettings, type Accounts, openAccounts } from './accounts.ts'
import { openApi } from './api.ts'
import { type Faults, openFaults } from './faults.ts'
import { openPoints, openThrottle, type Points, type Throttle } from './limits.ts'
import { serve } from './server.ts'
import { openUploads, type Uploads } from './uploads.ts'

export { type Fault, faults, flaws, stall, tooFastFor } from './faults.ts'

export interface StandIn
  extends Uploads,
    Pick<Faults, 'failNext' | 'failFromNowOn' | 'heal'>,
    Pick<Accounts, 'addUser' | 'logIn' | 'allowRedirect' | 'revokeTokens' | 'refuseClient'>,
    Pick<Points, 'setLimitPerHour'>,
    Pick<Throttle, 'setRequestsPerMinute'> {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  /** Every question that got an answer. */
  readonly asked: readonly Asked[]
  /** Every request that came, whatever became of it. */
  readonly requests: readonly Asked[]
  close(): Promise<void>
}

export interface Asked {
  /** `report`, `masterData`, `events`, `currentUser`, `points` or `token`. */
  readonly question: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Whose token it came with: a user's name, or `client`; nothing if the token was no good. */
  readonly by?: string
}

export interface StandInSettings extends Partial<Omit<AccountSettings, 'clientId' | 'clientSecret'>> {
  /** The ms at `endTime` belongs to what is asked for; nobody has written down whether it does. */
  readonly endsInclusive?: boolean
}

/**
 * An FFLogs in this process: its logins, its token endpoint and its GraphQL API on our cut of the schema. It does what
 * was seen of FFLogs or of its sister for another game; what nobody has seen is a guess, and says so where it is made.
 */
export async function openStandIn(settings: StandInSettings = {}): Promise<StandIn> {
  const client = { clientId: 'stand-in-client', clientSecret: 'stand-in-secret' }
  const { now = Date.now, endsInclusive = false } = settings
  const accounts = openAccounts({
    isPublicClient: false,
    tokenLifetimeSeconds: 31_104_000,
    refreshTokens: true,
    refreshRefusal: 'invalid_request',
    ...settings,
    ...client,
    now,
  })
  const uploads = openUploads()
  const faults = openFaults()
  const points = openPoints(now)
  const throttle = openThrottle(now)
  const requests: Asked[] = []
  const asked: Asked[] = []
  const api = openApi({ uploads, points, endsInclusive })
  const { url, close } = await serve({ accounts, api, faults, throttle, requests, asked })
  return { ...client, ...uploads, ...accounts, ...faults, ...points, ...throttle, url, requests, asked, close }
}
