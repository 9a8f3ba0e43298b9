import type { PullContext } from '../context.ts'

/** Who says that an action should hit nobody. */
export type AvoidableBy = 'authored' | 'label'

/** One who checks what should hit nobody, or draws it; what only calls something out is less sure (`vendor/abilities.json`). */
const sureLabel = 0.85

/** What should hit nobody, by action: rules that people wrote first, then what several have called the action. */
export function avoidableIn({ encounter, facts }: PullContext): (ability: number) => AvoidableBy | undefined {
  if (encounter === undefined) return () => undefined
  const rules = new Map(facts.faultRules(encounter.key).map((rule) => [rule.id, rule.kind]))
  const labels = facts.catalogue().bosses.get(encounter.key)
  return (ability) => {
    const rule = rules.get(ability)
    if (rule !== undefined) return rule === 'avoidable' ? 'authored' : undefined
    const label = labels?.get(ability)?.label
    return label?.kind === 'avoidable' && label.confidence >= sureLabel ? 'label' : undefined
  }
}
