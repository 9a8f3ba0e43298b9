import { formatHp, formatTime } from '../../format.ts'
import type { Race } from '../block.ts'
import { leftOver } from '../damage/race-block.ts'
import type { AnalysedPull } from '../study.ts'
import type { PhaseGate, WallCourse } from './gate.ts'
import { checkOf } from './lost-to.ts'

/** What is shorter is the opener and nothing else, ms. */
const leastMs = 30_000
/** More lines lie on one another. */
const mostPulls = 24

/** How the HP of a phase went, pull by pull, those that had least left first. */
export function wallCourses(pulls: readonly AnalysedPull[], id: number): readonly WallCourse[] {
  return pulls
    .flatMap((pull): WallCourse[] => {
      const { course, enrage, startMs, needed } = checkOf(pull, { id }) ?? {}
      if (course === undefined || enrage === undefined || startMs === undefined) return []
      if (course.mustGoHp <= 0 || course.playedMs < leastMs) return []
      return [{ number: pull.pull.number, course, enrageMs: enrage.atMs - startMs, ...(needed && { needed }) }]
    })
    .sort((one, other) => leftShare(one) - leftShare(other) || one.number - other.number)
    .slice(0, mostPulls)
}

/** All of them beside the line that ends at the enrage, the best one before the others. */
export function wallRace({ name }: PhaseGate, courses: readonly WallCourse[]): Race | undefined {
  const [best] = courses
  if (best === undefined) return undefined
  const left = best.course.mustGoHp - (best.course.goneHp.at(-1) ?? 0)
  const ended = left <= 0 ? 'done' : `${formatHp(left)} left`
  return {
    kind: 'race',
    title:
      courses.length === 1 ? `${name} against its enrage` : `${name} against its enrage in ${courses.length} pulls`,
    phases: [
      {
        name,
        hp: best.course.mustGoHp,
        enrageMs: best.enrageMs,
        ...(best.needed && { needed: best.needed }),
        lines: courses.map(({ number, course }) => ({
          label: `pull ${number}`,
          ...(number === best.number && { main: true as const }),
          points: leftOver(course),
        })),
        words: `best, pull ${best.number}: ${ended} after ${formatTime(best.course.playedMs)}`,
      },
    ],
  }
}

const leftShare = ({ course: { mustGoHp, goneHp } }: WallCourse): number => 1 - (goneHp.at(-1) ?? 0) / mustGoHp
