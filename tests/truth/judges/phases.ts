import type { Phase } from '../../../src/analysis/context.ts'
import type { Answer } from '../../sim/answers.ts'
import { addUp, type Finding, finding } from '../finding.ts'

const nearMs = 500

/**
 * Every phase but the one the pull begins with is a question: when it began. One that there was not is a wrong answer,
 * and so is a pull that begins in another phase.
 */
export function judgePhases(
  { phases }: Pick<Answer, 'phases'>,
  told: readonly Pick<Phase, 'id' | 'startMs'>[],
): Finding {
  const [first, ...later] = phases
  const [toldFirst, ...toldLater] = told
  const begins = first?.id === toldFirst?.id ? [] : [finding(false, `began in phase ${first?.id}: in ${toldFirst?.id}`)]
  const known = later.map(({ id, startMs }) => {
    const found = toldLater.find((phase) => phase.id === id)
    const isNear = found !== undefined && Math.abs(found.startMs - startMs) <= nearMs
    return finding(isNear, `phase ${id} began at ${Math.round(startMs)}: ${found?.startMs ?? 'never'}`)
  })
  const invented = toldLater
    .filter(({ id }) => !later.some((phase) => phase.id === id))
    .map(({ id, startMs }) => finding(false, `there was no phase ${id} at ${startMs}`))
  return addUp([...begins, ...known, ...invented])
}
