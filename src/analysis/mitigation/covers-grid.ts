import { type Job, roleOf } from '../../game.ts'
import { type Role, slots } from '../../strat/strat.ts'
import type { Blame } from '../blame.ts'
import type { Covers } from '../block.ts'
import type { PressTold } from './press-told.ts'

/**
 * The plan beside what was pressed, as openly as `blame` says who should have: by place of the party, by kind of player,
 * or by nobody. Mechanics in order; of many those where something was off, what decided first.
 */
export function coversGrid(presses: readonly PressTold[], blame: Blame): Covers {
  const rows = [...Map.groupBy(presses, ({ mechanic }) => `${mechanic.ability}_${mechanic.occurrence}`).values()]
  const shown = chosen(rows, blame).toSorted(inTime)
  const columns = columnsFor(shown.flat(), blame)
  const reached = presses.filter(({ verdict }) => verdict !== 'not-reached')
  const on = reached.filter(({ verdict }) => verdict === 'hit').length
  return {
    kind: 'covers',
    title: `Planned covers: ${on} of ${reached.length} on${shown.length < rows.length ? `, ${shown.length} of ${rows.length} mechanics` : ''}`,
    columns,
    rows: shown.map((own) => ({
      label: own[0]?.mechanic.name ?? '',
      ...(own[0]?.atMs !== undefined && { atMs: own[0].atMs }),
      cells: columns.map((column, index) =>
        own
          .filter((press, nth) =>
            blame === 'off' ? nth % columns.length === index : columnOf(press, blame) === column,
          )
          .map(({ cover, verdict, decisive }) => ({
            cover: cover.name,
            state: verdict,
            ...(decisive && { mattered: true as const }),
          })),
      ),
    })),
  }
}

/** More does not fit a phone: mechanics, and covers that stand one under the other. */
const mostRows = 7
const mostStacked = 12
/** Where nobody is to be told apart, covers stand side by side as they come. */
const sideBySide = 5

type Row = readonly PressTold[]

/** What decided first, then what was off, then what was on, the last first: that is where the pull ended. */
function chosen(rows: readonly Row[], blame: Blame): readonly Row[] {
  let room = mostStacked
  return rows
    .toSorted((one, other) => weightOf(other) - weightOf(one) || nearness(one, other))
    .slice(0, mostRows)
    .filter((row, index) => {
      const byColumn = Map.groupBy(row, (press) => columnOf(press, blame))
      room -= Math.max(1, ...[...byColumn.values()].map(({ length }) => length))
      return room >= 0 || index === 0
    })
}

const weightOf = (row: Row): number =>
  row.some(({ decisive }) => decisive) ? 3 : row.some(isOff) ? 2 : row.every(isNotReached) ? 0 : 1

/** Of what never came the first, of all else the last. */
const nearness = (one: Row, other: Row): number => (one.every(isNotReached) ? inTime(one, other) : inTime(other, one))

const isNotReached = ({ verdict }: PressTold): boolean => verdict === 'not-reached'
const isOff = ({ verdict }: PressTold): boolean => verdict !== 'hit' && verdict !== 'not-reached'

/** What was never reached has no time, and comes last. */
const inTime = ([one]: Row, [other]: Row): number => (one?.atMs ?? never) - (other?.atMs ?? never)
const never = Number.MAX_SAFE_INTEGER

function columnsFor(presses: readonly PressTold[], blame: Blame): readonly string[] {
  if (blame === 'off') return Array.from({ length: sideBySide }, () => '')
  const used = new Set(presses.map((press) => columnOf(press, blame)))
  return [...(blame === 'roles' ? kinds : slots), anybody].filter((column) => used.has(column))
}

const anybody = 'any'
const kinds = ['Tank', 'Healer', 'Melee', 'Ranged', 'Caster'] as const

function columnOf({ role, player }: PressTold, blame: Blame): string {
  if (blame !== 'roles') return role === 'any' || role === 'none' ? anybody : role
  if (player?.job !== undefined) return kindOfJob(player.job)
  return role === 'any' || role === 'none' ? anybody : kindOfSlot[role]
}

const kindOfJob = (job: Job): (typeof kinds)[number] =>
  (({ tank: 'Tank', healer: 'Healer', melee: 'Melee', ranged: 'Ranged', caster: 'Caster' }) as const)[roleOf(job)]

const kindOfSlot: Readonly<Record<Exclude<Role, 'any' | 'none'>, (typeof kinds)[number]>> = {
  MT: 'Tank',
  OT: 'Tank',
  H1: 'Healer',
  H2: 'Healer',
  D1: 'Melee',
  D2: 'Melee',
  D3: 'Ranged',
  D4: 'Caster',
}
