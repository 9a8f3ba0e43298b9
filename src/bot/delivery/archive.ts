import { type Client, RESTJSONErrorCodes as codes, Routes } from 'discord.js'
import type { Payload } from './payload.ts'
import { hasCode } from './trouble.ts'

/** Messages in threads that may be archived, where Discord lets nobody edit. */
export interface Archive {
  edit(place: string, messageId: string, payload: Payload): Promise<void>
  /** Puts back what was taken out only to be edited: nobody's list of threads grows by it. */
  close(): Promise<void>
}

export function openArchive({ client }: { readonly client: Client<true> }): Archive {
  const taken = new Set<string>()
  const setArchived = (place: string, archived: boolean) =>
    client.rest.patch(Routes.channel(place), { body: { archived } })
  const edit = (place: string, messageId: string, { body, files }: Payload) =>
    client.rest.patch(Routes.channelMessage(place, messageId), { body, files })
  return {
    edit: async (place, messageId, payload) => {
      try {
        await edit(place, messageId, payload)
      } catch (error) {
        if (!hasCode(error, codes.InvalidActionOnArchivedThread)) throw error
        await setArchived(place, false)
        taken.add(place)
        await edit(place, messageId, payload)
      }
    },
    close: async () => {
      for (const place of taken) await setArchived(place, true)
    },
  }
}
