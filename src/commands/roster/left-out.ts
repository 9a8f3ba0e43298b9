import { forgetStored } from '../../analysis/opt-out/forget-stored.ts'
import type { Db } from '../../store/db.ts'
import type { Jobs } from '../../store/jobs.ts'
import { forgetDisputes } from '../../store/people/forget-disputes.ts'
import { listStoredParties, type OptedOutIn, openOptOuts } from '../../store/people/opt-outs.ts'
import { listRoster } from '../../store/people/roster.ts'

/**
 * Changes who of a static is left out, and takes whoever is from then on out of what is stored of mistakes, in one
 * transaction. Gives what the change gave, and the nights whose posts are to be written anew.
 */
export async function leavingOut<Told>(
  tx: Db,
  staticId: number,
  change: () => Promise<Told>,
): Promise<{ readonly told: Told; readonly nights: readonly number[] }> {
  const before = await openOptOuts(tx, staticId)
  const anybody = await hasAnybody(tx, staticId)
  const told = await change()
  if (!anybody && !(await hasAnybody(tx, staticId))) return { told, nights: [] }
  const after = await openOptOuts(tx, staticId)
  const changed = (await listStoredParties(tx, staticId)).filter((pull) => !isSame(before(pull), after(pull)))
  // Whoever comes back is found only by judging the pull anew: what is stored of it is out of date by itself.
  const more = changed.filter((pull) => [...after(pull)].some((id) => !before(pull).has(id)))
  await forgetStored(tx, staticId, more)
  for (const pull of more) await forgetDisputes(tx, staticId, pull, after(pull))
  return { told, nights: [...new Set(changed.map(({ nightId }) => nightId))] }
}

/** Nights are told anew, the newest first. */
export async function tellNightsAnew({ enqueue }: Jobs, nights: readonly number[]): Promise<void> {
  for (const nightId of nights.toReversed()) await enqueue('announce', String(nightId), { nightId })
}

const hasAnybody = async (tx: Db, staticId: number): Promise<boolean> =>
  (await listRoster(tx, staticId)).some(({ optedOutBy }) => optedOutBy !== undefined)

const isSame = (one: ReturnType<OptedOutIn>, other: ReturnType<OptedOutIn>): boolean =>
  one.size === other.size && [...one].every((id) => other.has(id))
