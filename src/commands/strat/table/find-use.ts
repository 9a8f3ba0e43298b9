import { formatTime } from '../../../format.ts'
import type { GameFacts } from '../../../game/facts.ts'
import { type TimelineUse, usesIn } from '../../../game/timeline-uses.ts'
import { bareName, isTypo } from '../../../plain-words.ts'
import type { ClockShifts } from './clock-shifts.ts'
import type { PlannedTime } from './read-time.ts'

/** The occurrences that a line of a plan means: of each ability that the mechanic may be. */
export type FoundUse =
  | {
      readonly mechanics: readonly { readonly ability: number; readonly occurrence: number }[]
      /** What the timeline has it at, ms on the table’s clock, and in which phase; absent for what it does not time. */
      readonly atMs?: number
      readonly phase?: number
      /** What the timeline calls it, where that is not what the game calls its ability. */
      readonly name?: string
    }
  | { readonly why: string }

export interface Mechanics {
  /** @param shifts how far the clock that `time` is of is from the timeline’s */
  find(name: string, time: PlannedTime | undefined, shifts?: ClockShifts): FoundUse
}

/**
 * The mechanics of a fight as people write them: `{abilityId}_{n}`, a name of the timeline or of an ability, the name
 * with the number of its use, the beginning or words of it, or one letter off. A name that comes again and again is
 * the use that is nearest in time.
 * @param called what the static calls an ability
 */
export function openMechanics(
  facts: Pick<GameFacts, 'catalogue' | 'timelines'>,
  encounter: string,
  called: ReadonlyMap<number, string> = new Map(),
): Mechanics {
  const timeline = facts.timelines(encounter)
  const uses = timeline === undefined ? [] : usesIn(timeline)
  const catalogue = facts.catalogue()
  const named = uses.map((use) => ({
    use,
    names: [
      ...namesIn(use.name),
      ...use.abilities.flatMap(({ ability }) =>
        [catalogue.actionName(ability) ?? [], called.get(ability) ?? []].flat(),
      ),
    ],
  }))
  const starts = new Map<number, number>()
  for (const { phase, atSeconds } of uses) if (!starts.has(phase)) starts.set(phase, atSeconds * 1000)
  const bosses = catalogue.bosses.get(encounter)
  const isKnown = (ability: number) =>
    bosses?.has(ability) === true || uses.some(({ abilities }) => abilities.some((own) => own.ability === ability))

  return {
    find(text, told, given = sameClock) {
      const start = told?.phase === undefined ? 0 : starts.get(told.phase)
      if (start === undefined) return { why: `this fight has no phase ${told?.phase}` }
      const time = told && { ...told, ms: told.ms + start }
      // A time within a phase is of the timeline’s own clock once it is put behind the phase’s start.
      const shifts = told?.phase === undefined ? given : sameClock
      const key = /^#?(\d{1,6})(?:[_#\s]+(\d{1,3}))?$/.exec(text.trim())
      if (key !== null) return byKey(Number(key[1]), key[2] === undefined ? undefined : Number(key[2]), time, shifts)
      if (bareName(text) === '') return { why: 'it names no mechanic' }
      const { found, nth } = byName(text)
      if (found.length === 0) return { why: `no mechanic of this fight is called “${text.trim()}”` }
      const kinds = [...new Set(found.map(({ shown }) => shown))]
      if (kinds.length > 1) return { why: `“${text.trim()}” may be ${kinds.slice(0, 6).join(', ')}` }
      const uses = found.map(({ use }) => shifted(use, shifts))
      const chosen = choose(uses, text, nth, time)
      return 'why' in chosen ? chosen : withoutGameName(chosen)
    },
  }

  function byKey(
    ability: number,
    occurrence: number | undefined,
    time: PlannedTime | undefined,
    shifts: ClockShifts,
  ): FoundUse {
    if (!isKnown(ability)) return { why: `this fight has no action ${ability}` }
    const own = uses.flatMap((use) =>
      use.abilities
        .filter((one) => one.ability === ability)
        .map((one) => ({ ...shifted(use, shifts), abilities: [one] })),
    )
    if (occurrence === undefined) return choose(own, String(ability), undefined, time)
    const timed = own.find(({ abilities }) => abilities[0]?.occurrence === occurrence)
    return {
      mechanics: [{ ability, occurrence }],
      ...(timed && { atMs: Math.round(timed.atSeconds * 1000), phase: timed.phase }),
    }
  }

  /** What the game calls it need not be written down. */
  function withoutGameName({ name, ...rest }: Exclude<FoundUse, { readonly why: string }>): FoundUse {
    const isGames = rest.mechanics.every(
      ({ ability }) => bareName(catalogue.actionName(ability) ?? '') === bareName(name ?? ''),
    )
    return name === undefined || isGames ? rest : { ...rest, name }
  }

  function byName(text: string) {
    const bare = bareName(text)
    const [, base = '', number] = /^(.*?)[\s#(]*(\d{1,2})\)?$/.exec(text.trim()) ?? []
    const ways = [
      { wanted: bare, nth: undefined },
      ...(number === undefined ? [] : [{ wanted: bareName(base), nth: Number(number) }]),
    ]
    for (const isMeant of spellings)
      for (const { wanted, nth } of ways) {
        const found = named.flatMap(({ use, names }) => {
          const shown = names.find((name) => isMeant(name, wanted))
          return shown === undefined ? [] : [{ use, shown: isMeant === spellings[0] ? wanted : shown }]
        })
        if (wanted !== '' && found.length > 0) return { found, nth }
      }
    return { found: [], nth: undefined }
  }
}

const sameClock: ClockShifts = new Map()

const shifted = (use: TimelineUse, shifts: ClockShifts): TimelineUse => {
  const shiftMs = shifts.get(use.phase)
  return shiftMs === undefined ? use : { ...use, atSeconds: use.atSeconds + shiftMs / 1000 }
}

/** How a name may be spelled, the surest first. */
const spellings: readonly ((name: string, wanted: string) => boolean)[] = [
  (name, wanted) => bareName(name) === wanted,
  (name, wanted) => wanted.length >= 4 && bareName(name).startsWith(wanted),
  (name, wanted) => wanted.length >= 4 && bareName(name).includes(wanted),
  (name, wanted) => wanted.length >= 6 && isTypo(bareName(name), wanted),
]

/** `Sinblaze/Sinsmite 2 (left)` is also `Sinblaze/Sinsmite 2`, `Sinblaze/Sinsmite`, `Sinblaze` and `Sinsmite`. */
export function namesIn(name: string): string[] {
  const plain = name.replace(/\s*\([^)]*\)/g, '').trim()
  const base = plain.replace(/\s+#?\d{1,2}$/, '')
  return [base, plain, name, ...base.split(/\s*(?:\/|\+|, )\s*/)].filter((text) => text !== '')
}

/** Further from any use than this, a time means another mechanic, or another fight. */
const farMs = 60_000

function choose(
  uses: readonly TimelineUse[],
  text: string,
  nth: number | undefined,
  time: PlannedTime | undefined,
): FoundUse {
  const apart = uses.filter((use, at) => at === 0 || use.atSeconds - (uses[at - 1]?.atSeconds ?? 0) > 1)
  const times = apart.map(({ atSeconds }) => formatTime(atSeconds * 1000))
  const when = `${text.trim()} comes at ${times.slice(0, 8).join(', ')}`
  if (nth !== undefined && (nth < 1 || nth > apart.length)) return { why: `${when}, which is no ${nth} times` }
  if (nth === undefined && time === undefined && apart.length > 1)
    return { why: `${when}: give the time, or its number` }
  const use = nth === undefined ? nearestOf(uses, time) : apart[nth - 1]
  if (use === undefined) return { why: `${when}, not in phase ${time?.phase}` }
  const shown = formatTime(time?.ms ?? 0)
  if (time !== undefined && apartMs(use, time) > farMs)
    return { why: `${when}, and ${shown} is far from ${times.length === 1 ? 'that' : 'it'}` }
  if (time !== undefined && apartMs(use, time) > nearMs && nearestOf(uses, time) !== use)
    return { why: `${when}, and ${shown} is nearer to another one` }
  const mechanics = use.abilities.flatMap(({ ability, occurrence }) =>
    occurrence === undefined ? [] : [{ ability, occurrence }],
  )
  const [, name] = namesIn(use.name)
  if (mechanics.length > 0) {
    return { mechanics, atMs: Math.round(use.atSeconds * 1000), phase: use.phase, ...(name && { name }) }
  }
  const ids = use.abilities.map(({ ability }) => `${ability}_n`).join(' or ')
  const at = formatTime(use.atSeconds * 1000)
  return { why: `how often it comes before ${at} differs from pull to pull: write ${ids}, with the number of its use` }
}

/** A number and a time that differ by less than this do not contradict each other. */
const nearMs = 20_000

const nearestOf = (uses: readonly TimelineUse[], time: PlannedTime | undefined): TimelineUse | undefined =>
  time === undefined
    ? uses[0]
    : uses
        .filter(({ phase }) => time.phase === undefined || time.phase === phase)
        .toSorted((one, other) => apartMs(one, time) - apartMs(other, time))[0]

const apartMs = ({ atSeconds }: TimelineUse, { ms }: PlannedTime): number => Math.abs(atSeconds * 1000 - ms)
