import { formatHp, formatTime } from '../../format.ts'
import type { Race } from '../block.ts'
import type { PhaseCheck } from '../metrics/dps-check.ts'
import { courseStepMs, type PhaseCourse } from './course.ts'

/** HP that was left over time beside the line that ends at the enrage; of phases whose HP and enrage are known. */
export function raceBlock(checks: readonly PhaseCheck[]): Race | undefined {
  const phases = checks.flatMap((check) => {
    const { name, course, enrage, startMs, needed } = check
    if (course === undefined || enrage === undefined || course.mustGoHp <= 0) return []
    return [
      {
        name,
        hp: course.mustGoHp,
        enrageMs: enrage.atMs - startMs,
        ...(needed && { needed }),
        lines: [{ label: 'this pull', main: true as const, points: leftOver(course) }],
        words: wordsOf(check),
      },
    ]
  })
  return phases.length === 0 ? undefined : { kind: 'race', title: 'Damage against the enrage', phases }
}

/** What was left to do, over time from the start of the phase. */
export function leftOver({ mustGoHp, playedMs, goneHp }: PhaseCourse): (readonly [atMs: number, leftHp: number])[] {
  return [
    [0, mustGoHp],
    ...goneHp.map((gone, index) => [Math.min((index + 1) * courseStepMs, playedMs), mustGoHp - gone] as const),
  ]
}

function wordsOf({ verdict, enrage, startMs, course, boss, shortfallHp = 0 }: PhaseCheck): string {
  const spareMs = (enrage?.atMs ?? 0) - startMs - (course?.playedMs ?? 0)
  switch (verdict) {
    case 'passed':
      return spareMs > 0 ? `done ${formatTime(spareMs)} before the enrage` : 'done'
    case 'missed':
      return boss ? `${formatHp(boss.leftHp)} left at the enrage` : 'not done at the enrage'
    case 'short':
      return `${formatHp(shortfallHp)} too much at that pace`
    case 'on pace':
      return 'fast enough so far'
    case 'unknown':
      return 'too early to say'
  }
}
