import { evidenceKinds } from '../../src/analysis/attribution/evidence.ts'
import type { EvidenceTold } from './bench.ts'
import type { Statement } from './statements.ts'

/**
 * Of each kind of evidence how many statements were right, and of how many, as it stands in evidence.ts: where the fight
 * is known, and where only the static's own pulls are.
 */
export function evidenceTableOf(
  told: readonly EvidenceTold[],
  { tellsWrong }: { readonly tellsWrong: boolean },
): string {
  const known = told.flatMap(({ evidence }) => evidence.known)
  const learned = told.flatMap(({ evidence }) => evidence.learned)
  return [
    ...(tellsWrong ? told.flatMap(wrongOf) : []),
    `const measured = ${countsOf(known)}`,
    ...(learned.length === 0 ? [] : [`const measuredOfLearned = ${countsOf(learned)}`]),
  ].join('\n')
}

function countsOf(statements: readonly Statement[]): string {
  const rows = evidenceKinds.map((kind) => {
    const own = statements.filter(({ evidence }) => evidence === kind)
    return `  '${kind}': [${own.filter(({ isRight }) => isRight).length}, ${own.length}],`
  })
  return ['{', ...rows, '}'].join('\n')
}

const wrongOf = ({ seed, evidence: { known, learned } }: EvidenceTold): readonly string[] => [
  ...known.flatMap(({ isRight, evidence, said }) => (isRight ? [] : [`${seed} ${evidence}: ${said}`])),
  ...learned.flatMap(({ isRight, evidence, said }) =>
    isRight ? [] : [`${seed} ${evidence}, of a fight nobody knows: ${said}`],
  ),
]
