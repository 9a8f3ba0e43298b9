import type { RecordedPull } from '../../report.ts'
import { steps } from './steps.ts'

/** How much each step repaired, by its name; a step that found nothing is not in it. */
export type Repairs = Record<string, number>

/**
 * A pull as every source should have told it. Readers call it where the events were just put together, before they are
 * packed: whatever a report yields went through it once. What was repaired is added to `repairs`.
 */
export function normalise(told: RecordedPull, repairs: Repairs = {}): RecordedPull {
  let pull = told
  for (const { name, repair } of steps) {
    const made = repair(pull)
    pull = made.pull
    if (made.repaired > 0) repairs[name] = (repairs[name] ?? 0) + made.repaired
  }
  return pull
}
