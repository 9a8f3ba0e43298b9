import { z } from 'zod'
import { operationSchema } from './operations.ts'

/** What another process asks of a running Vigil: to do something, or to stop with it. */
export const errandSchema = z.union([
  z.object({ errand: z.uuid(), operation: operationSchema }),
  z.object({ leave: z.uuid() }),
])

export type Errand = z.infer<typeof errandSchema>

/** One line of the answer that a running Vigil streams to another process. */
export const wireSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line'), text: z.string() }),
  z.object({ kind: z.literal('aside'), text: z.string() }),
  z.object({ kind: z.literal('progress'), text: z.string() }),
  z.object({ kind: z.literal('file'), name: z.string(), base64: z.string() }),
  z.object({ kind: z.literal('exit'), code: z.number().int() }),
])

export type Wire = z.infer<typeof wireSchema>
