import { completeToPostMs } from './bot/complete-to-post.ts'
import { lineToPostMs } from './bot/line-to-post.ts'
import { measureReplies } from './bot/replies.ts'

/** How long people wait in Discord: for an answer, for what they may choose, and for a post after a wipe. */
export async function measure(): Promise<Record<string, number>> {
  const embedded = await measureReplies('embedded')
  const postgres = await measureReplies('postgres')
  return {
    'bot.replyP99Ms': Math.max(embedded.replyMs, postgres.replyMs),
    'bot.wholeReplyP99Ms': Math.max(embedded.wholeMs, postgres.wholeMs),
    'bot.autocompleteP99Ms': Math.max(embedded.autocompleteMs, postgres.autocompleteMs),
    'bot.completeToPostMs': await completeToPostMs(),
    'bot.lineToPostMs': await lineToPostMs(),
  }
}
