import { roleOf } from '../../game.ts'
import type { Slot } from '../../strat/strat.ts'
import { type AbilityUses, isClean, mark, type ResolutionsTold } from './uses.ts'

/** One use of an action that hit somebody, in one of many pulls. */
export interface Use {
  /** Which pull: those of one pull are not independent of each other. */
  readonly pull: number
  readonly occurrence: number
  readonly clean: boolean
  readonly killed: boolean
  /** Who was struck together can be told. */
  readonly hasPackets: boolean
  /** Masks of the pull’s party. */
  readonly alive: number
  readonly packets: readonly number[]
  /** Whom any packet struck. */
  readonly struck: number
  readonly tanks: number
  readonly isFull: boolean
  /** Share of max HP it took on average; undefined where nobody knows. */
  readonly share: number | undefined
  readonly slots: readonly (Slot | undefined)[]
}

/** What many pulls show of one action. */
export interface Seen {
  readonly ability: number
  readonly uses: readonly Use[]
  /** Uses that hit nobody. */
  readonly missed: number
  readonly hasCastBar: boolean
  readonly pulls: number
  /** What resolved just before uses that killed, in how many pulls. */
  readonly after: ReadonlyMap<number, number>
}

/** What stands in a row before its packets. */
const beforePackets = 4

/** Puts what was told of pulls together, action by action. */
export function seenIn(told: readonly ResolutionsTold[]): readonly Seen[] {
  const drafts = new Map<number, Draft>()
  const draftOf = (ability: number): Draft => {
    const known = drafts.get(ability) ?? emptyDraft(ability)
    drafts.set(ability, known)
    return known
  }
  for (const [pull, { party, abilities, unhit }] of told.entries()) {
    const slots = party.map(({ slot }) => slot)
    const tanks = party.reduce(
      (mask, { job }, index) => (job !== undefined && roleOf(job) === 'tank' ? mask | (1 << index) : mask),
      0,
    )
    for (const uses of abilities)
      add(draftOf(uses.id), uses, { pull, tanks, slots, everybody: (1 << party.length) - 1 })
    for (const [ability, uses] of unhit) {
      const draft = draftOf(ability)
      draft.missed += uses
      draft.pulls++
    }
  }
  return [...drafts.values()]
}

interface Draft extends Seen {
  uses: Use[]
  missed: number
  hasCastBar: boolean
  pulls: number
  readonly after: Map<number, number>
}

const emptyDraft = (ability: number): Draft => ({
  ability,
  uses: [],
  missed: 0,
  hasCastBar: false,
  pulls: 0,
  after: new Map(),
})

interface Party extends Pick<Use, 'pull' | 'tanks' | 'slots'> {
  readonly everybody: number
}

function add(
  draft: Draft,
  { uses, missed = 0, cast, after = [] }: AbilityUses,
  { pull, tanks, slots, everybody }: Party,
): void {
  draft.pulls++
  draft.missed += missed
  draft.hasCastBar ||= cast === true
  for (const ability of after) draft.after.set(ability, (draft.after.get(ability) ?? 0) + 1)
  for (const row of uses) {
    const [occurrence, marks, alive, share] = row
    const packets = row.slice(beforePackets)
    draft.uses.push({
      pull,
      occurrence,
      clean: isClean(marks),
      killed: (marks & mark.killed) > 0,
      hasPackets: (marks & mark.withoutPackets) === 0,
      alive,
      packets,
      struck: packets.reduce((all, packet) => all | packet, 0),
      tanks,
      isFull: alive === everybody,
      share: share < 0 ? undefined : share / 100,
      slots,
    })
  }
}
