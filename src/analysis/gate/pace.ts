import { goneAfter, type PhaseCourse } from '../damage/course.ts'
import type { PhaseCheck } from '../metrics/dps-check.ts'

/** Whether a pull that was lost before the enrage would have had the damage for it. */
export type Pace = 'on' | 'behind' | 'unknown'

/** Less of a phase is the opener's luck, ms. */
const leastMs = 30_000
/** Parties of one damage differ by so much from pull to pull by luck: so near the line nothing is said. */
const luckShare = 0.03
/**
 * With an even rate to compare with, openers and bursts make the first minutes look up to this much too good
 * (simulated pulls of nine fights: 1.0 to 1.4 until 100 s, 1.1 at most later), and hardly ever too bad.
 */
const burstShare = 0.15

/**
 * What pulls of one phase that were played to its end say of how much must be gone when (METRICS §6, equal windows):
 * each one's course, slowed to what would just have been enough, and the mean of them.
 */
export function paceIn(checks: readonly PhaseCheck[]): (check: PhaseCheck) => Pace {
  const whole = checks.flatMap(({ verdict, course, pace }) => {
    const isPlayed = verdict === 'passed' || verdict === 'missed'
    return isPlayed && course && course.mustGoHp > 0 ? [{ course, pace, isPassed: verdict === 'passed' }] : []
  })
  const timed = whole.flatMap(({ course, pace }) =>
    pace && pace.actualPerSecond > 0 ? [{ course, worth: pace.neededPerSecond / pace.actualPerSecond }] : [],
  )
  const enough = whole.filter(({ isPassed }) => isPassed).map(({ course }) => ({ course, worth: 1 }))
  return (check) => {
    const { course } = check
    if (course === undefined || course.mustGoHp <= 0 || course.playedMs < leastMs) return 'unknown'
    const done = ((course.goneHp.at(-1) ?? 0) + costHp(check)) / course.mustGoHp
    const due = sharesAt(timed, course.playedMs)
    if (due.length > 0) return compare(done / mean(due))
    const passed = sharesAt(enough, course.playedMs)
    if (passed.length > 0) return done >= Math.min(...passed) ? 'on' : 'unknown'
    return evenPace(check)
  }
}

/** HP that the phase went without because people lay dead or were weak: damage they have in them. */
export const costHp = ({ costs }: Pick<PhaseCheck, 'costs'>): number =>
  costs.reduce((sum, { hp }) => sum + (hp ?? 0), 0)

const compare = (ratio: number): Pace => (ratio >= 1 + luckShare ? 'on' : ratio <= 1 - luckShare ? 'behind' : 'unknown')

/** No pull has played the phase to its end: only an even rate is left to compare with. */
function evenPace(check: PhaseCheck): Pace {
  const { pace, course } = check
  const gone = course?.goneHp.at(-1) ?? 0
  if (pace === undefined || pace.neededPerSecond <= 0 || gone <= 0) return 'unknown'
  const ratio = (pace.actualPerSecond / pace.neededPerSecond) * (1 + costHp(check) / gone)
  return ratio >= 1 + burstShare ? 'on' : ratio <= 1 - luckShare ? 'behind' : 'unknown'
}

const sharesAt = (played: readonly { readonly course: PhaseCourse; readonly worth: number }[], ms: number) =>
  played.flatMap(({ course, worth }) => {
    const gone = goneAfter(course, ms)
    return gone === undefined ? [] : [(gone / course.mustGoHp) * worth]
  })

const mean = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length
