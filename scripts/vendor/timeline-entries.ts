import { readFacts } from '../../src/game/facts.ts'
import type { ToldEntry } from './timelines.ts'

/** One line of a timeline, as `vendor/timelines` keeps it. */
export interface Entry {
  /** Seconds on the timeline's clock, which is not the time of the pull. */
  readonly at: number
  readonly kind: 'cast' | 'ability' | 'cancel' | 'gain' | 'loss' | 'targetable' | 'untargetable' | 'other'
  /** Action ids, or status ids of a gain or a loss: any of them. */
  readonly abilities: readonly number[]
  readonly name: string
  readonly sync: boolean
  readonly window?: readonly [before: number, after: number]
  readonly jump?: number
  readonly forced?: true
  readonly durationS?: number
  readonly enrage?: true
  readonly optional?: true
}

const { catalogue } = readFacts()

/** What a timeline says, as facts: its regular expressions as lists of ids, its labels as seconds. */
export function toEntries(
  told: readonly ToldEntry[],
  labels: readonly { readonly time: number; readonly label: string }[],
  enrages: readonly number[],
): readonly Entry[] {
  const secondsOf = (target: number | string | undefined) =>
    typeof target === 'string' ? labels.find(({ label }) => label === target)?.time : target
  return told.flatMap((line) => {
    const { t, sync, syncDisabled, window, duration } = line
    const kind = kindOf(line)
    const abilities = kindsWithIds.has(kind) ? [sync?.id ?? sync?.effectId ?? []].flat().flatMap(idsOf) : []
    const jump = secondsOf(line.jump ?? line.forcejump)
    const name = nameOf(line, abilities)
    if (kind === 'other' && name === '' && !jump && window === undefined) return []
    const isAction = kind === 'cast' || kind === 'ability'
    const isEnrage = /enrage/i.test(line.name) || (isAction && abilities.some((id) => enrages.includes(id)))
    const entry: Entry = {
      at: t,
      kind,
      abilities,
      name,
      sync: kindsWithIds.has(kind) && sync !== undefined && syncDisabled !== true,
      ...(window && { window }),
      ...(jump !== undefined && { jump }),
      ...(line.forcejump !== undefined && { forced: true as const }),
      ...(duration !== undefined && { durationS: duration }),
      ...(isEnrage && { enrage: true as const }),
      ...(/\?/.test(line.name) && { optional: true as const }),
    }
    return [entry]
  })
}

const kindsWithIds: ReadonlySet<Entry['kind']> = new Set(['cast', 'ability', 'cancel', 'gain', 'loss'])

const kinds: Readonly<Record<string, Entry['kind']>> = {
  StartsUsing: 'cast',
  Ability: 'ability',
  NetworkCancelAbility: 'cancel',
  GainsEffect: 'gain',
  LosesEffect: 'loss',
}

function kindOf({ name, sync }: ToldEntry): Entry['kind'] {
  if (sync !== undefined) return kinds[sync.type] ?? 'other'
  if (/untargetable|un-targetable/.test(name)) return 'untargetable'
  return /targetable/.test(name) ? 'targetable' : 'other'
}

/** `671[23]`, `95E0|95E1` and `(A|B)` stand for several ids. */
export function idsOf(pattern: string): number[] {
  const bare = pattern.replace(/^\((.*)\)$/, '$1')
  return bare.split('|').flatMap((part) => {
    const [, before, set, after] = /^([0-9A-F]*)\[([0-9A-F]+)\]([0-9A-F]*)$/.exec(part) ?? []
    const spelled = set === undefined ? [part] : [...set].map((digit) => before + digit + after)
    if (spelled.some((id) => !/^[0-9A-F]+$/.test(id))) throw new Error(`ids nobody can read: ${pattern}`)
    return spelled.map((id) => Number.parseInt(id, 16))
  })
}

/** What is only a remark (`--middle--`, `(stun)`) is called as the game calls the action. */
function nameOf({ name }: ToldEntry, abilities: readonly number[]): string {
  const bare = name.replace(/\s*\((?:[^)]*enrage[^)]*|castbar|cast)\)|\benrage\b|\?/gi, '').trim()
  if (bare !== '' && !/^--|^\(/.test(bare)) return bare
  const [only] = abilities.length === 1 ? abilities : []
  const known = (only !== undefined && catalogue().actionName(only)) || ''
  return /^[ -~’]*$/.test(known) ? known : ''
}
