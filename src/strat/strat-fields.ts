import { z } from 'zod'
import { slots } from './strat.ts'

/** What may stand in a strat, whoever hands it in. */

export const text = (longest: number) => z.string().trim().min(1).max(longest)
export const role = z.enum([...slots, 'any', 'none'])
/** A minute before or after its mechanic, something is for another one. */
export const offsetMs = z.int().min(-60_000).max(60_000)
export const note = z.string().max(400)
/** `{ability}_{occurrence}` */
export const mechanicKey = z
  .string()
  .regex(/^\d{1,7}_[1-9]\d{0,2}$/, 'is to be an action and the number of its use, such as 40170_1')

export const mostCovers = 64
export const mostMechanics = 500
