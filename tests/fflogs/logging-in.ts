import { createHash } from 'node:crypto'
import { ask, askForToken, type Heard, tokensIn } from './asking.ts'
import { openStandIn, type StandIn, type StandInSettings } from './stand-in.ts'

export const redirect = 'http://127.0.0.1:8800/auth/fflogs/callback'
export const verifier = 'a-verifier-of-at-least-forty-three-characters-1'

type Changed = Readonly<Record<string, string>>

/** A stand-in at whose browser a member sits. */
export async function openWithMember(settings: StandInSettings): Promise<StandIn> {
  const standIn = await openStandIn(settings)
  standIn.allowRedirect(redirect)
  standIn.addUser('Ayla')
  standIn.logIn('Ayla')
  return standIn
}

/** Opens the authorization page in a browser: its status, and where it sends the browser with what. */
export async function authorize({ url, clientId }: StandIn, changed: Changed = {}) {
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    state: 'a state',
    scope: 'view-user-profile view-private-reports',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changed,
  })
  const { status, headers } = await fetch(`${url}/oauth/authorize?${asked}`, { redirect: 'manual' })
  const [page, query = ''] = headers.get('location')?.split('?') ?? []
  return { status, page, told: Object.fromEntries(new URLSearchParams(query)) }
}

export const redeem = (standIn: StandIn, code = '', changed: Changed = {}): Promise<Heard> =>
  askForToken(standIn, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
    ...changed,
  })

export const renew = (standIn: StandIn, refresh: string): Promise<Heard> =>
  askForToken(standIn, { grant_type: 'refresh_token', refresh_token: refresh })

/** The tokens of whoever sits at the browser. */
export const logIn = async (standIn: StandIn) => tokensIn(await redeem(standIn, (await authorize(standIn)).told.code))

export async function whoIs(standIn: StandIn, token: string) {
  const { status, text } = await ask(standIn, '{ userData { currentUser { id name } } }', { token, door: 'user' })
  return status === 200 ? JSON.parse(text).data.userData.currentUser : `${status} ${text}`
}
