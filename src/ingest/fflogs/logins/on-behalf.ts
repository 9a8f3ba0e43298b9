import { AppError } from '../../../errors.ts'
import { listLogins, saveWatchLogin } from '../../../store/fflogs/logins.ts'
import type { Watch } from '../../../store/reports/watches.ts'
import type { Asking, FflogsClient } from '../client.ts'

/**
 * Asks about a watched report as ourselves, and where FFLogs does not let us, as the members who linked their accounts for
 * that static, one after the other. Whoever could is asked first the next time.
 * @throws AppError what FFLogs told us, and what became of the linked accounts, when nobody may
 */
export async function askOnBehalf<Told>(
  { db }: Pick<FflogsClient, 'db'>,
  watch: Pick<Watch, 'id' | 'staticId' | 'loginId'>,
  purpose: Asking['purpose'],
  ask: (asking: Asking) => Promise<Told>,
): Promise<{ readonly told: Told; readonly asking: Asking }> {
  const { staticId, loginId: remembered } = watch
  const refusals: Refusal[] = []
  /** Undefined when it was refused: somebody else may be asked. */
  const attempt = async (login: number | undefined) => {
    const asking: Asking = login === undefined ? { purpose } : { purpose, login, staticId }
    try {
      const told = await ask(asking)
      if (login !== remembered) await saveWatchLogin(db, watch.id, login)
      return { told, asking }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'forbidden') throw error
      refusals.push({ login, failure: error })
      return undefined
    }
  }
  const usual = (remembered === undefined ? undefined : await attempt(remembered)) ?? (await attempt(undefined))
  if (usual) return usual
  for (const { id } of await listLogins(db, staticId)) {
    const other = id === remembered ? undefined : await attempt(id)
    if (other) return other
  }
  throw nobodyMay(refusals)
}

interface Refusal {
  /** Absent for our own client. */
  readonly login: number | undefined
  readonly failure: AppError
}

/** Our own refusal says what is the matter with the report; of the members’, those that say something else. */
function nobodyMay(refusals: readonly Refusal[]): AppError {
  const own = refusals.find(({ login }) => login === undefined)?.failure
  if (own === undefined) throw new Error('our own client was not asked')
  const members = refusals.filter(({ login }) => login !== undefined)
  const broken = members.map(({ failure }) => failure.message).filter((message) => message !== own.message)
  const tried = members.length === 1 ? 'The one FFLogs account that is linked here' : triedOf(members.length)
  const without = members.length === 0 ? [] : [`${tried} cannot read it either.`]
  return new AppError('forbidden', [own.message, ...without, ...new Set(broken)].join(' '), { cause: own })
}

const triedOf = (count: number) => `The ${count} FFLogs accounts that are linked here`
