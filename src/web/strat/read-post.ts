import type { Context } from 'hono'
import { z } from 'zod'
import type { CheckedMechanic } from '../../commands/strat/edit/read-draft.ts'
import { AppError } from '../../errors.ts'
import type { DraftFault } from '../../strat/draft.ts'
import { mechanicKey, mostCovers, mostMechanics, note, offsetMs, role, text } from '../../strat/strat-fields.ts'

type ReadPost =
  | { readonly base: number; readonly mechanics: readonly CheckedMechanic[] }
  | { readonly faults: readonly DraftFault[] }

/** What the editor's page sent, or which of its rows hold what no strat may. */
export async function readPost(c: Context): Promise<ReadPost> {
  const read = draft.safeParse(await c.req.json().catch(() => undefined))
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path }) => faultAt(path))
  const placed = faults.filter((fault) => fault !== undefined)
  if (placed.length === faults.length) return { faults: placed }
  throw new AppError('bad-input', 'That could not be read, so nothing was saved. Reload the page and try again.')
}

/** `mechanics.2.rows.0.note` is the third mechanic's first row. */
function faultAt([list, mechanic, part, row, field]: readonly PropertyKey[]): DraftFault | undefined {
  if (list !== 'mechanics' || typeof mechanic !== 'number') return undefined
  if (part === 'rows' && typeof row === 'number')
    return { mechanic, row, why: whys[String(field)] ?? 'it cannot be read' }
  return { mechanic, why: part === 'rows' ? `it has more than ${mostCovers} rows` : 'it is no mechanic of a fight' }
}

const whys: Readonly<Record<string, string>> = {
  role: 'that is no place: choose MT, OT, H1, H2, D1 to D4, any or none',
  what: 'name a mitigation, such as Reprisal',
  seconds: 'write seconds from −60 to 60, below 0 for before the hit',
  note: 'a note has at most 400 characters',
}

const row = z.strictObject({
  role,
  what: text(60),
  seconds: z.number().refine((seconds) => offsetMs.safeParse(Math.round(seconds * 1000)).success),
  note,
})

const draft = z.strictObject({
  base: z.int().nonnegative(),
  mechanics: z
    .array(
      z.strictObject({
        keys: z
          .string()
          .max(200)
          .refine((keys) => keys.split('+').every((key) => mechanicKey.safeParse(key).success)),
        rows: z.array(row).max(mostCovers),
      }),
    )
    .max(mostMechanics),
})
