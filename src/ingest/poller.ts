import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../store/db.ts'
import { claimTurn, listWatching, saveTurn } from '../store/reports/watch-turns.ts'
import { findWatch, type Watch } from '../store/reports/watches.ts'
import type { Budget } from './fflogs/budget.ts'
import type { Asking } from './fflogs/client.ts'
import { isLasting, type Outcome, tellEnd, tellSilence, tellTrouble } from './notices.ts'
import { chooseTurns, hasEnded, nextTurn, stretches } from './plan.ts'

/** Asks all watched reports, of all statics, each in its turn. */
export interface Poller {
  /** Begins to ask those whose turn it is, as many at once as may be. */
  sweep(): Promise<void>
  /** Asks a report at once, since somebody waits for it; one that is being asked already is not asked twice. */
  ask(watchId: number): Promise<void>
  /** Waits for all that have been begun. */
  settled(): Promise<void>
  /** Begins no more, and waits for those that have begun as long as that helps. */
  stop(): Promise<void>
}

export interface PollerDependencies {
  readonly db: Db
  readonly budget: Budget
  /** Asks one report what is new, and stores it. */
  readonly poll: (watchId: number, turn: { purpose: Asking['purpose']; failingMs: number }) => Promise<Outcome>
  readonly now: () => number
  /** How often a live report is asked, while there are points. */
  readonly pollSeconds: number
  /** Something was said that is to be delivered. */
  readonly onNotice: () => void
  /** What nobody foresaw. */
  readonly onError: (error: unknown) => void
  /** How many are asked at once by themselves. */
  readonly slots?: number
}

/** Enough to keep FFLogs from being what one waits for, and far from the 300 requests a minute it puts up with. */
const usualSlots = 8
/** Slots for those that somebody waits for: they are there whatever the others do. */
const memberSlots = 4
/** A Vigil that stops does not wait longer for FFLogs; what was not finished is asked again. */
const stopMs = 5_000

export function openPoller(dependencies: PollerDependencies): Poller {
  const { db, budget, poll, now, pollSeconds, onNotice, onError, slots = usualSlots } = dependencies
  const running = new Map<number, { readonly id: number; readonly staticId: number; readonly done: Promise<void> }>()
  const wanted = new Map<number, Watch>()
  const failingSince = new Map<number, number>()
  let watching: readonly Watch[] = []
  let isBehind = false
  let isStopping = false
  let last: Promise<void> = Promise.resolve()
  let lastTold: Promise<void> = Promise.resolve()

  /** One at a time. */
  const sweep = () => {
    const next = last.then(beginTurns)
    last = next.catch(() => {}) // whoever asked for this sweep hears of it
    return next
  }

  const beginTurns = async () => {
    if (isStopping) return
    const beginAll = (due: readonly Watch[], among: number, purpose: Asking['purpose']) => {
      for (const watch of chooseTurns(due, [...running.values()], among)) begin(watch, purpose)
    }
    beginAll([...wanted.values()], slots + memberSlots, 'member')
    watching = await listWatching(db)
    const due: Watch[] = []
    for (const [login, own] of Map.groupBy(watching, ({ loginId }) => loginId)) {
      const standing = await budget.standing(login)
      if (await tellSilence(db, own, standing, now())) onNotice()
      if (standing.silence === undefined) due.push(...own.filter(({ nextAt = 0 }) => nextAt <= now()))
    }
    beginAll(due, slots, 'watch')
    isBehind = wanted.size > 0 || due.some(({ id }) => !running.has(id))
  }

  const begin = (watch: Watch, purpose: Asking['purpose']) => {
    const { id, staticId } = watch
    if (purpose === 'member') wanted.delete(id)
    const done = takeTurn(watch, purpose)
      .catch(onError)
      .finally(() => {
        running.delete(id)
        if (isBehind) sweep().catch(onError)
      })
    running.set(id, { id, staticId, done })
  }

  const takeTurn = async (watch: Watch, purpose: Asking['purpose']) => {
    // The next turn is noted first: others leave this one to us, and should we be killed, it comes at its time.
    const claimed = await nextOf(watch)
    if (!(await claimTurn(db, watch, claimed)) && purpose === 'watch') return
    const failingMs = now() - (failingSince.get(watch.id) ?? now())
    const outcome = await poll(watch.id, { purpose, failingMs })
    const { changedAt = watch.changedAt } = outcome
    const after = changedAt === undefined ? watch : { ...watch, changedAt }
    await inTurn(() => tell(after, outcome))
    const next = await nextOf(after)
    if (next < claimed) await saveTurn(db, after.id, next) // it has come to life
  }

  const nextOf = async (watch: Watch) => {
    const standing = await budget.standing(watch.loginId)
    const sharing = watching.filter(({ loginId }) => loginId === watch.loginId) // every account has points of its own
    const stretch = stretches(sharing, standing, now(), pollSeconds).get(watch.staticId) ?? 1
    return nextTurn(watch, standing, stretch, now(), pollSeconds)
  }

  /** Notices are written one after the other: what one report's says may make another's needless. */
  const inTurn = async (work: () => Promise<void>) => {
    const next = lastTold.then(work)
    lastTold = next.catch(() => {}) // whoever took this turn hears of it
    await next
  }

  const tell = async (watch: Watch, outcome: Outcome) => {
    const isGood = outcome.trouble === undefined
    const failingFrom = failingSince.get(watch.id) ?? now()
    if (isGood) failingSince.delete(watch.id)
    else failingSince.set(watch.id, failingFrom)
    const past = { isFirst: watch.polledAt === undefined, failingMs: now() - failingFrom }
    if (await tellTrouble(db, watch, outcome, past, now())) onNotice()
    const isAnswered = isGood || isLasting(outcome)
    if (isAnswered && hasEnded(watch, now()) && (await tellEnd(db, watch, now()))) onNotice()
  }

  const settled = async () => {
    while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done))
  }
  return {
    sweep,
    settled,
    async ask(watchId) {
      const watch = await findWatch(db, watchId)
      if (watch === undefined || running.has(watchId)) return
      wanted.set(watchId, watch)
      await sweep()
    },
    async stop() {
      isStopping = true
      await last
      await Promise.race([settled(), pause(stopMs, undefined, { ref: false })])
    },
  }
}
