import { setTimeout as sleep } from 'node:timers/promises'
import {
  RESTJSONErrorCodes as codes,
  DiscordAPIError,
  InteractionResponseType as kinds,
  REST,
  Routes,
} from 'discord.js'
import type { Choice } from '../commands/command.ts'
import type { Message } from '../message.ts'
import { payloadOf } from './delivery/payload.ts'
import { hasCode } from './delivery/trouble.ts'
import { restOf } from './rest.ts'

/** What an interaction is answered by. */
export interface Asked {
  readonly id: string
  readonly applicationId: string
  readonly token: string
}

/** Answers to interactions. `false` is for what Discord no longer wants to hear: that is no failure of ours. */
export interface Replies {
  /** The first answer: that there will be one. Nothing is to be done for an interaction that somebody else has. */
  acknowledge(asked: Asked, ephemeral: boolean): Promise<boolean>
  /** The first answer to what is being typed. */
  offer(asked: Asked, choices: readonly Choice[]): Promise<boolean>
  /** The first answer to a button that asks something. */
  openWindow(asked: Asked, window: object): Promise<boolean>
  /** What an acknowledged interaction comes to. */
  edit(asked: Asked, message: Message): Promise<boolean>
}

/**
 * Answers have a way of their own to Discord: they are exempt from the limit over all requests, so none waits behind
 * posts, and what failed for a moment is tried again for as long as somebody waits.
 */
export function openReplies(apiUrl: string): Replies {
  const rest = new REST({ ...restOf(apiUrl), retries: 0, globalRequestsPerSecond: Number.POSITIVE_INFINITY })
  const first = async ({ id, token }: Asked, body: object): Promise<boolean> => {
    let isRepeated = false
    return await untilHeard(firstPausesMs, async () => {
      try {
        await rest.post(Routes.interactionCallback(id, token), { body, auth: false })
        return true
      } catch (error) {
        // Said before, by us, and only Discord's word for it was lost; or by another process that has this shard.
        if (hasCode(error, codes.InteractionHasAlreadyBeenAcknowledged)) return isRepeated
        if (hasCode(error, codes.UnknownInteraction)) return false
        isRepeated = true
        throw error
      }
    })
  }
  return {
    acknowledge: (asked, ephemeral) =>
      first(asked, {
        type: kinds.DeferredChannelMessageWithSource,
        ...(ephemeral && { data: { flags: ephemeralFlag } }),
      }),
    offer: (asked, choices) => first(asked, { type: kinds.ApplicationCommandAutocompleteResult, data: { choices } }),
    openWindow: (asked, window) => first(asked, { type: kinds.Modal, data: window }),
    edit: async ({ applicationId, token }, message) => {
      const { body, files } = payloadOf(message)
      return await untilHeard(editPausesMs, async () => {
        try {
          await rest.patch(Routes.webhookMessage(applicationId, token), { body, files, auth: false })
          return true
        } catch (error) {
          if (tokenEnds.some((code) => hasCode(error, code))) return false
          throw error
        }
      })
    },
  }
}

const ephemeralFlag = 64
/** Nobody waits longer than three seconds for the first answer. */
const firstPausesMs = [100, 300, 900]
/** What was promised is kept, also when Discord has a bad half minute. */
const editPausesMs = [100, 500, 2_000, 5_000, 10_000, 20_000]
/** The interaction's quarter of an hour is over, or its message was dismissed. */
const tokenEnds = [codes.InvalidWebhookToken, codes.UnknownWebhook, codes.UnknownMessage]

/** Says something until it was heard or refused. */
async function untilHeard(pausesMs: readonly number[], say: () => Promise<boolean>): Promise<boolean> {
  for (const pauseMs of pausesMs) {
    try {
      return await say()
    } catch (error) {
      if (error instanceof DiscordAPIError) throw error
    }
    await sleep(pauseMs)
  }
  return await say()
}
