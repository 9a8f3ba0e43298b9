import type { ActorId } from '../../event.ts'
import type { Role, Slot } from '../../strat/strat.ts'
import type { PullContext } from '../context.ts'
import type { SlotTold } from '../roles/find-slots.ts'

/** One group of a strat beside the use of an action that was meant for it. */
export interface GroupTold {
  readonly group: readonly Role[]
  /** Whom the use hit; none where no use was left for the group. */
  readonly hit: readonly ActorId[]
  /** Of the group, who was not hit with it: those a role is for, or several where nobody can tell the two apart. */
  readonly missing: readonly (readonly ActorId[])[]
}

/** Sets each use beside the group most of it belongs to, and says who of the group was not there. */
export function findAbsent(
  { slots }: Pick<PullContext, 'slots'>,
  groups: readonly (readonly Role[])[],
  uses: readonly (readonly ActorId[])[],
): readonly GroupTold[] {
  const castings = castingsOf(slots)
  const scored = castings.map((casting) => {
    const told = match(groups, uses, casting)
    return { told, score: told.reduce((sum, { present }) => sum + present, 0) }
  })
  const best = Math.max(...scored.map(({ score }) => score))
  const [first, ...others] = scored.filter(({ score }) => score === best)
  return (first?.told ?? []).map(({ group, hit, missing }, index) => ({
    group,
    hit,
    missing: missing.map((player, place) => [
      ...new Set([player, ...others.flatMap(({ told }) => told[index]?.missing[place] ?? [])]),
    ]),
  }))
}

type Casting = ReadonlyMap<Slot, ActorId>

/** Places that cannot be told apart unless a lead has pinned them. */
const twins = [
  ['MT', 'OT'],
  ['D1', 'D2'],
] as const satisfies readonly (readonly [Slot, Slot])[]

/** Who may play what: every way that those who cannot be told apart may be set. */
function castingsOf(slots: ReadonlyMap<ActorId, SlotTold>): readonly Casting[] {
  let castings: Casting[] = [new Map([...slots].map(([player, { slot }]) => [slot, player]))]
  for (const [one, other] of twins) {
    const isTentative = [...slots.values()].some(({ slot, pinned }) => !pinned && (slot === one || slot === other))
    if (!isTentative) continue
    castings = castings.flatMap((casting) => {
      const [first, second] = [casting.get(one), casting.get(other)]
      if (first === undefined || second === undefined) return [casting]
      return [casting, new Map([...casting, [one, second], [other, first]] as const)]
    })
  }
  return castings
}

function match(groups: readonly (readonly Role[])[], uses: readonly (readonly ActorId[])[], casting: Casting) {
  const left = [...uses]
  const membersOf = (group: readonly Role[]): readonly ActorId[] =>
    group.flatMap((role) => (role === 'any' || role === 'none' ? [] : (casting.get(role) ?? [])))
  const pairs = groups.flatMap((group, index) =>
    uses.map((hit) => ({ index, hit, shared: membersOf(group).filter((member) => hit.includes(member)).length })),
  )
  const taken = new Map<number, readonly ActorId[]>()
  for (const { index, hit, shared } of pairs.sort((one, other) => other.shared - one.shared)) {
    if (shared === 0 || taken.has(index) || !left.includes(hit)) continue
    taken.set(index, hit)
    left.splice(left.indexOf(hit), 1)
  }
  return groups.map((group, index) => {
    const hit = taken.get(index) ?? []
    const members = membersOf(group)
    return {
      group,
      hit,
      present: members.filter((member) => hit.includes(member)).length,
      missing: members.filter((member) => !hit.includes(member)),
    }
  })
}
