import type { Timeline, TimelineEntry } from '../../game/timelines.ts'
import type { PullContext } from '../context.ts'
import { isCommonAttack } from '../facts/resolutions.ts'
import type { Followed } from './follow.ts'

/** What should not have come. */
export interface Unexpected {
  readonly name: string
  readonly ability: number
  /** The first time. */
  readonly atMs: number
  readonly count: number
  /** The timeline has it at other times; else nobody has written of it. */
  readonly known: boolean
}

/** The clock is sure for so long after something that sets it, ms. */
const sureForMs = 15_000
/** What happens again so soon is more of the same: several enemies, or several hits, ms. */
const sameMs = 10_000
/** What is told at one time happens within so many seconds of it. */
const toldWithinS = 3

/**
 * Enemies' actions that a timeline has in that phase, but not then; and casts of actions that neither a timeline nor any other table
 * has. What timelines only show, because it varies, is never unexpected; nor is anything while the clock is not sure.
 */
export function unexpectedIn(
  { of, actor, abilityName, sharedName, encounter, facts }: PullContext,
  { segments }: Timeline,
  { steps, astray }: Followed,
): readonly Unexpected[] {
  const anywhere = new Set(segments.flatMap(({ entries }) => entries.flatMap(({ abilities }) => abilities)))
  const phaseOf = new Map(steps.map(({ run, segment }) => [run, segments[segment]?.phase]))
  const clockSet = steps.filter(({ entry }) => entry.sync).map(({ atMs }) => atMs)
  const isSure = (atMs: number) => clockSet.some((set) => set <= atMs && atMs - set <= sureForMs)
  const isMore = (ability: number, atMs: number) =>
    steps.some((step) => step.ability === ability && Math.abs(step.atMs - atMs) <= sameMs)
  const isAttack = (ability: number) => isCommonAttack(ability) || encounter?.autoAttacks.includes(ability) === true
  const found = new Map<number, Unexpected>()
  const add = (ability: number, atMs: number, known: boolean) => {
    const before = found.get(ability)
    if (before !== undefined) found.set(ability, { ...before, count: before.count + 1 })
    else found.set(ability, { name: abilityName(ability), ability, atMs, count: 1, known })
  }
  for (const { ability, atMs, clockS, run } of astray) {
    if (isAttack(ability)) continue
    const own = segments.filter(({ phase }) => phase === phaseOf.get(run)).flatMap(({ entries }) => entries)
    const has = own.filter(({ abilities }) => abilities.includes(ability))
    const isFixed = has.length > 0 && has.every((entry) => entry.sync && !entry.optional && !isRow(entry))
    // Of several at once one stands for all, and its name tells of them: `Shadoweye/Dark Water III/Dark Eruption`.
    const name = sharedName(ability)
    const isTold = own.some((entry) => Math.abs(entry.at - clockS) <= toldWithinS && entry.name.includes(name))
    if (isFixed && !isTold && isSure(atMs) && !isMore(ability, atMs)) add(ability, atMs, true)
  }
  const table = encounter && facts.catalogue().bosses.get(encounter.key)
  if (table !== undefined)
    for (const { ability, at, source } of of('begin-cast'))
      if (!anywhere.has(ability) && !table.has(ability) && actor(source)?.kind === 'enemy') add(ability, at, false)
  return [...found.values()].sort((one, other) => one.atMs - other.atMs)
}

/** `J Waves x16`: one entry for many in a row. */
const isRow = ({ durationS, name }: TimelineEntry): boolean => durationS !== undefined || / x\d+\)?$/.test(name)
