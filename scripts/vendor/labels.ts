import type { AbilityKind } from '../../src/game/ability.ts'

/** Kinds that others have given an action, each with whoever said so: `{ spread: ['oopsy:shareFail'] }`. */
export type Told = Readonly<Record<string, readonly string[]>>

export interface Label {
  readonly kind: AbilityKind
  /** Share 0 to 1. */
  readonly confidence: number
}

/** Two who do not copy from each other say the same: 75 % of such labels agree, and what is left of those is noise. */
const agreed = 0.95
/** One that is checked by people who play (cactbot’s mistakes) or draws what is to be done (bossmod). */
const checked = 0.85
/** One that only calls something out. */
const called = 0.75
const disputed = 0.5

/** The one kind that says most about an action, with how sure it is; undefined when nobody says anything of use. */
export function labelOf(told: Told, isAuto: boolean): Label | undefined {
  if (isAuto) return { kind: 'auto', confidence: agreed }
  const voices = new Map<AbilityKind, Set<string>>()
  for (const [word, sources] of Object.entries(told)) {
    const kind = kinds[word]
    if (kind === undefined) continue
    const said = voices.get(kind) ?? new Set()
    for (const source of sources) said.add(source.split(':')[0] ?? '')
    voices.set(kind, said)
  }
  const found = [...voices.keys()].filter((kind) => kind !== 'visual')
  if (found.length === 0) return voices.has('visual') ? { kind: 'visual', confidence: checked } : undefined
  const settled = settle(new Set(found))
  if (settled !== undefined) {
    const said = new Set(found.flatMap((kind) => [...(voices.get(kind) ?? [])]))
    return { kind: settled, confidence: confidenceOf(said) }
  }
  const [kind] = found.sort((one, other) => (voices.get(other)?.size ?? 0) - (voices.get(one)?.size ?? 0))
  return kind === undefined ? undefined : { kind, confidence: disputed }
}

/** What several kinds of one action come to, where they do not contradict each other. */
function settle(found: ReadonlySet<AbilityKind>): AbilityKind | undefined {
  const only = (...kinds: readonly AbilityKind[]) => [...found].every((kind) => kinds.includes(kind))
  const [first] = found
  if (found.size === 1) return first
  if (found.has('enrage')) return 'enrage'
  if (found.has('failure') && only('failure', 'tower', 'avoidable', 'raidwide', 'stack', 'spread')) return 'failure'
  if (found.has('shared-tankbuster') && only('shared-tankbuster', 'tankbuster', 'stack')) return 'shared-tankbuster'
  // A tank cleave: one table says that one is to take it, the other who that is.
  if (found.has('tankbuster') && only('tankbuster', 'spread')) return 'tankbuster'
  if (found.has('tankbuster') && only('tankbuster', 'stack')) return 'shared-tankbuster'
  if (found.has('tower') && only('tower', 'spread', 'stack', 'knockback')) return 'tower'
  if (found.has('knockback') && found.size === 2) return [...found].find((kind) => kind !== 'knockback')
  if (found.has('gaze')) return 'gaze'
  return undefined
}

function confidenceOf(said: ReadonlySet<string>): number {
  if (said.size > 1) return agreed
  return said.has('bossmod') || said.has('oopsy') ? checked : called
}

/** Their words, ours. What says no kind (`baited`, `oopsy_trigger`, `stack_or_spread`) is left out. */
const kinds: Readonly<Record<string, AbilityKind>> = {
  raidwide: 'raidwide',
  tankbuster: 'tankbuster',
  tankbuster_shared: 'shared-tankbuster',
  spread: 'spread',
  stack: 'stack',
  tower: 'tower',
  knockback: 'knockback',
  gaze: 'gaze',
  avoidable: 'avoidable',
  enrage: 'enrage',
  failure: 'failure',
  visual: 'visual',
}
