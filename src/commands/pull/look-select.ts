import { formatTime } from '../../format.ts'
import { customIdOf } from '../../press.ts'
import type { AnswerSelect } from '../command.ts'
import { type Attempt, compareDepth, depthText } from './depth.ts'

/** Discord's limit of a menu. */
const most = 25

/** A menu that shows any pull of a night; of many, those that came furthest. */
export function lookSelect(
  { staticId, nightId }: { readonly staticId: number; readonly nightId: number },
  attempts: readonly Attempt[],
): AnswerSelect {
  const shown = attempts
    .toSorted((one, other) => compareDepth(one, other) || one.startedAt - other.startedAt)
    .slice(0, most)
    .toSorted((one, other) => one.startedAt - other.startedAt)
  return {
    placeholder: shown.length < attempts.length ? `Look at one of the ${most} best pulls` : 'Look at a pull',
    options: shown.map((attempt) => ({
      label: `#${attempt.number} ${depthText(attempt)} ${formatTime(attempt.durationMs)}`,
      value: String(attempt.number),
    })),
    action: { customId: customIdOf({ ask: 'look', staticId, number: nightId, text: 'night' }) },
  }
}
