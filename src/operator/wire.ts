import { z } from 'zod'

/** One line of the answer that a running Vigil streams to another process. */
export const wireSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line'), text: z.string() }),
  z.object({ kind: z.literal('aside'), text: z.string() }),
  z.object({ kind: z.literal('file'), name: z.string(), base64: z.string() }),
  z.object({ kind: z.literal('exit'), code: z.number().int() }),
])

export type Wire = z.infer<typeof wireSchema>
