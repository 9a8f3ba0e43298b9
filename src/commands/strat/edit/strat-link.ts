import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import type { Vault } from '../../../store/fflogs/vault.ts'

/** What a link to the editor is the right to: one fight's strat of one static, for a while, in somebody's name. */
export interface StratLink {
  readonly staticId: number
  /** Key of the encounter in the game facts. */
  readonly encounter: string
  readonly author: { readonly id: string; readonly name: string }
  /** Epoch ms. */
  readonly endsAt: number
}

/** As long as it takes to go through a plan. */
export const linkLastsMs = 2 * 60 * 60_000

/** The link as a part of an address; nobody can read, make or change one without the key. */
export const sealStratLink = (vault: Vault, link: StratLink): string =>
  Buffer.from(vault.seal(JSON.stringify(link), place)).toString('base64url')

/** @throws AppError for what we did not seal, and for what has ended */
export function openStratLink(vault: Vault | undefined, token: string, now: number): StratLink {
  const opened = vault?.open(Buffer.from(token, 'base64url'), place)
  if (opened === undefined) {
    throw new AppError(
      'forbidden',
      'This link opens nothing. Perhaps a part of it is missing. Type /strat edit in Discord for a link of your own.',
    )
  }
  const link = linkSchema.parse(JSON.parse(opened.secret))
  if (now < link.endsAt) return link
  throw new AppError(
    'gone',
    'This link was good for two hours, and they are over. Type /strat edit in Discord for another one.',
  )
}

/** A member's login, sealed with the same key, is no link. */
const place = 'strat-link'

const linkSchema = z.strictObject({
  staticId: z.int().positive(),
  encounter: z.string(),
  author: z.strictObject({ id: z.string(), name: z.string() }),
  endsAt: z.int(),
})
