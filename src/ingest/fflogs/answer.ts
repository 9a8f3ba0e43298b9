import { z } from 'zod'
import { failureFor, unreadable } from './failures.ts'
import type { Query } from './queries.ts'

/** What every answer holds beside what was asked. */
export interface Answer {
  readonly rateLimitData: {
    readonly limitPerHour: number
    readonly pointsSpentThisHour: number
    readonly pointsResetIn: number
  } | null
}

/** Reads the bytes of an answer, fresh or kept: its data as the query's schema has it, or the failure it tells. */
export function readAnswer<Variables, Data>(query: Query<Variables, Data>, body: Uint8Array): Data {
  const told = envelope.safeParse(parseJson(query.name, body))
  if (!told.success) throw unreadable(query.name, told.error)
  const [error] = told.data.errors ?? []
  if (error) throw failureFor(error.message)
  const read = query.answer.safeParse(told.data.data)
  if (!read.success) throw unreadable(`${query.name}: ${read.error.issues[0]?.path.join('.')}`, read.error)
  return read.data
}

const envelope = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).nullish(),
})

function parseJson(name: string, body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString())
  } catch (cause) {
    throw unreadable(`${name}: cut off`, cause)
  }
}
