import { z } from 'zod'
import type { AppError } from '../../errors.ts'
import { failureFor, knownFailure, partial, unreadable } from './failures.ts'
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
export const readAnswer = <Variables, Data>(query: Query<Variables, Data>, body: Uint8Array): Data =>
  readData(query, openEnvelope(query.name, body))

/** What FFLogs puts around what it says. */
export type Envelope = z.infer<typeof envelope>

export function openEnvelope(name: string, body: Uint8Array): Envelope {
  const told = envelope.safeParse(parseJson(name, body))
  if (!told.success) throw unreadable(name, told.error)
  return told.data
}

/** What was asked, whole; a part of it counts for nothing. */
export function readData<Variables, Data>(query: Query<Variables, Data>, told: Envelope): Data {
  const refused = refusalIn(told)
  if (refused) throw refused
  const read = query.answer.safeParse(told.data)
  if (read.success) return read.data
  const complaint = complaintIn(told.data)
  if (complaint !== undefined) throw failureFor(complaint)
  throw unreadable(`${query.name}: ${read.error.issues[0]?.path.join('.')}`, read.error)
}

/** Whether an answer says in its first words that it is none: an error comes first, data only where there is some. */
export const beginsWithRefusal = (body: Uint8Array): boolean =>
  /^\s*\{\s*"(error|errors|message|status)"/.test(Buffer.from(body.subarray(0, 200)).toString('latin1'))

/** What an answer says went wrong: all of it, some fields of it, or nothing. */
export function refusalIn({ data, error, errors }: Envelope): AppError | undefined {
  if (typeof error === 'string') return failureFor(error)
  const [first] = errors ?? []
  if (first === undefined) return undefined
  const known = (errors ?? []).map(({ message }) => knownFailure(message)).find((failure) => failure !== undefined)
  if (known) return known
  const missing = (errors ?? []).flatMap(({ path }) => (path ? [path.join('.')] : []))
  return data && missing.length > 0 ? partial(missing, first.message.slice(0, 150)) : failureFor(first.message)
}

/** What was spent, if the answer got as far as telling. */
export function rateLimitIn({ data }: Envelope): Answer['rateLimitData'] {
  const told = z.object({ rateLimitData: rateLimit }).safeParse(data)
  return told.success ? told.data.rateLimitData : null
}

const rateLimit = z.object({ limitPerHour: z.number(), pointsSpentThisHour: z.number(), pointsResetIn: z.number() })

const envelope = z.object({
  data: z.unknown().optional(),
  /** Not GraphQL's: what stands before it says so. */
  error: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])).nullish() }))
    .nullish(),
})

/** Where the schema says JSON, FFLogs may put `{ "error": "…" }` instead, without calling it an error. */
function complaintIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  if ('error' in data && typeof data.error === 'string') return data.error
  return Object.values(data)
    .map(complaintIn)
    .find((found) => found !== undefined)
}

function parseJson(name: string, body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString())
  } catch {
    throw unreadable(`${name}: cut off`) // the parser's own complaint quotes the answer
  }
}
