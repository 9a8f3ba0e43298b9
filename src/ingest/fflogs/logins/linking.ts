import { timingSafeEqual } from 'node:crypto'
import * as oauth from 'oauth4webapi'
import { AppError } from '../../../errors.ts'
import type { Linking } from '../../../linking.ts'
import type { Db } from '../../../store/db.ts'
import { saveLogin } from '../../../store/fflogs/logins.ts'
import { findTicket, sendTicket, type Ticket, takeTicket } from '../../../store/fflogs/tickets.ts'
import type { Vault } from '../../../store/fflogs/vault.ts'
import { noCredentials } from '../failures.ts'
import { isWorthless, type OAuthSettings, openOAuth, serverAt } from '../oauth.ts'
import type { Send } from '../send.ts'
import { askUserName } from './current-user.ts'
import * as refused from './linking-refusals.ts'
import { sealTokens } from './sealed-tokens.ts'

export interface LinkingSettings extends OAuthSettings {
  readonly db: Db
  readonly vault: Vault | undefined
  /** As it is entered at FFLogs, to the letter. */
  readonly redirectUri: string
}

export function openLinking(send: Send, settings: LinkingSettings): Linking {
  const { url, clientId, db, vault, redirectUri, now } = settings
  const { redeem } = openOAuth(send, settings)
  const server = serverAt(url)

  const findOpen = async (key: string): Promise<Ticket> => {
    const ticket = await findTicket(db, key)
    if (ticket === undefined) throw refused.unknownTicket()
    return stillGood(ticket, now())
  }
  return {
    find: findOpen,
    async begin(key) {
      const ticket = await findOpen(key)
      if (clientId === undefined) throw noCredentials()
      if (vault === undefined) throw refused.noKey()
      const state = oauth.generateRandomState()
      const verifier = oauth.generateRandomCodeVerifier()
      await sendTicket(db, ticket, { state, verifier: vault.seal(verifier, placeOf(ticket)) })
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: 'view-user-profile view-private-reports',
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: `${server.authorization_endpoint}?${query}`, state }
    },
    async finish(answer, state) {
      const told = answer.get('state')
      if (state === undefined || told === null || !isSame(state, told)) throw refused.otherBrowser()
      const taken = await takeTicket(db, state, now())
      if (taken === undefined) throw refused.unknownTicket()
      const ticket = stillGood(taken, now())
      const verifier = ticket.verifier && vault?.open(ticket.verifier, placeOf(ticket))?.secret
      if (clientId === undefined || vault === undefined || !verifier) throw refused.noKey()
      const good = checked(server, clientId, answer, state)
      const got = await redeem(good, redirectUri, verifier).catch((error: unknown) => {
        throw isPassing(error) ? refused.notReached(error) : error
      })
      if (isWorthless(got)) throw refused.notCompleted(got.hint)
      const fflogsName = await askUserName(send, got.access)
      const { discordUserId, name, guild, staticId } = ticket
      const login = {
        discordUserId,
        name,
        fflogsName,
        expiresAt: got.expiresAt,
        tokens: sealTokens(vault, ticket, got),
      }
      await saveLogin(db, staticId, login, now())
      return { name, guild, fflogsName }
    },
  }
}

function stillGood(ticket: Ticket, now: number): Ticket {
  if (ticket.usedAt !== null) throw refused.usedTicket()
  if (now >= ticket.expiresAt) throw refused.oldTicket()
  return ticket
}

/** FFLogs' answer, if it is a good one. */
function checked(server: oauth.AuthorizationServer, clientId: string, answer: URLSearchParams, state: string) {
  try {
    return oauth.validateAuthResponse(server, { client_id: clientId }, answer, state)
  } catch (error) {
    if (!(error instanceof oauth.AuthorizationResponseError)) throw refused.notCompleted('an answer of another kind')
    throw error.error === 'access_denied' ? refused.denied() : refused.notCompleted(error.error)
  }
}

/** What a poll would wait out; here somebody sits before their browser. */
const isPassing = (error: unknown) =>
  error instanceof AppError && (error.code === 'unavailable' || error.code === 'busy')

const placeOf = ({ ticket }: Pick<Ticket, 'ticket'>) => `fflogs_ticket ${ticket}`

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
