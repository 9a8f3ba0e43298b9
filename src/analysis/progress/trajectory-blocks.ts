import { formatDay, formatShare } from '../../format.ts'
import type { Block } from '../block.ts'
import { pullsWords } from '../shares/share-words.ts'
import { bestOfNight, type NightTold, type Trajectory } from './trajectory.ts'

/** How far, how long, how often each phase, and when the end may come. */
export function trajectoryBlocks(told: Trajectory): readonly Block[] {
  if (told.nights.length === 0)
    return [{ kind: 'note', text: 'Nothing of this fight is stored. /point add notes a night that nobody logged.' }]
  return [
    { kind: 'note', text: bestWords(told) },
    picture(told),
    ...(told.pulls > 0 ? [amounts(told)] : []),
    ...(told.known > 0 && told.phases.length > 1 ? [reachedTable(told)] : []),
    ...saidNotes(told),
    ...projectionNote(told),
  ]
}

/** `P4 12.3 %`, `P4`, `Kill` */
export function depthWords(depth: number, phases: readonly string[]): string {
  if (depth >= phases.length) return 'Kill'
  const index = Math.floor(depth)
  const name = phases.length === 1 ? '' : (phases[index] ?? '')
  const left = 1 - (depth - index) / almost
  return depth === index ? name || 'pulled' : `${name} ${formatShare(left < 1e-9 ? 0 : left)}`.trim()
}

/** Depths within a phase go no further than this (`tried.ts`). */
const almost = 0.9999

function bestWords({ best, phases, kills, nights, pulls, known }: Trajectory): string {
  if (best === undefined) return 'How far these pulls came is not known yet: they have not been analysed.'
  const which = best.number === undefined ? '' : `pull ${best.number}, `
  const furthest = `Furthest: **${depthWords(best.depth, phases)}** (${which}${formatDay(best.at)}).`
  const last = nights.at(-1)
  const lastBest = last && bestOfNight(last)
  const latest =
    last === undefined || lastBest === undefined || nights.length === 1
      ? []
      : [`Last night, ${formatDay(last.startedAt)}: ${depthWords(lastBest, phases)}.`]
  const killed = kills > 1 ? [`Killed ${kills} times in ${pullsWords(pulls)}.`] : []
  const unknown = pulls > known ? [`How far ${pullsWords(pulls - known)} came is not known yet.`] : []
  return [furthest, ...killed, ...latest, ...unknown].join(' ')
}

function picture({ phases, nights, pulls, saidPulls, best }: Trajectory): Block {
  const count = pulls + saidPulls
  const nightsWords = nights.length === 1 ? '1 night' : `${nights.length} nights`
  const reached = best === undefined ? '' : `, ${depthWords(best.depth, phases)}`
  return {
    kind: 'progress',
    title: `${count === 0 ? '' : `${pullsWords(count)} in `}${nightsWords}${reached}`,
    phases: phases.length === 1 ? [''] : phases,
    nights: nights.map(({ startedAt, depths, said }) => ({
      label: formatDay(startedAt),
      pulls: depths,
      ...(said && { said: { depth: said.depth, ...(said.pulls !== undefined && { pulls: said.pulls }) } }),
    })),
  }
}

const amounts = ({ pulls, nights, inCombatMs, longMs }: Trajectory): Block => ({
  kind: 'stat',
  stats: [
    { label: 'Pulls', value: pulls, unit: 'count' },
    { label: 'Nights', value: nights.length, unit: 'count' },
    { label: 'In combat', value: inCombatMs, unit: 'ms' },
    { label: 'From first to last pull', value: longMs, unit: 'ms' },
  ],
})

const reachedTable = ({ reached, known, lateKnown, lateNights, nights }: Trajectory): Block => {
  const isLater = nights.filter(({ depths }) => depths.length > 0).length > lateNights
  return {
    kind: 'table',
    title: `Came to each phase, of ${pullsWords(known)}`,
    columns: [
      { label: 'Phase', align: 'left' },
      { label: 'All', align: 'right' },
      ...(isLater ? [{ label: `Last ${lateNights} nights`, align: 'right' as const }] : []),
    ],
    rows: reached
      .filter(({ k }) => k > 0)
      .map(({ name, k, lateK }) => [name, ratio(k, known), ...(isLater ? [ratio(lateK, lateKnown)] : [])]),
  }
}

const ratio = (k: number, n: number): string => (n === 0 ? '' : `${k} of ${n}`)

/** More notes nobody reads. */
const mostNotes = 3

function saidNotes({ nights, phases }: Trajectory): readonly Block[] {
  const said = nights.filter(isSaid)
  if (said.length === 0) return []
  const shown = said.slice(-mostNotes).map(({ startedAt, said: { depth, pulls, note, by } }) => {
    const many = pulls === undefined ? '' : `, ${pullsWords(pulls)}`
    return `${formatDay(startedAt)} ${depthWords(depth, phases)}${many}, says ${by}${note === undefined ? '' : `: ${note}`}`
  })
  const more = said.length > shown.length ? `, and ${said.length - shown.length} before` : ''
  return [{ kind: 'note', text: `◇ Noted by hand, not logged: ${shown.join('; ')}${more}.` }]
}

const isSaid = (night: NightTold): night is NightTold & Required<Pick<NightTold, 'said'>> => night.said !== undefined

function projectionNote({ projection, best, phases }: Trajectory): readonly Block[] {
  if (best === undefined || best.depth >= phases.length) return []
  if (projection === undefined)
    return [
      {
        kind: 'note',
        text: 'How many more nights it takes cannot be told from these: they are too few, or too uneven.',
      },
    ]
  const { low, high, nights } = projection
  const span = low === high ? `${low}` : `${low} to ${high}`
  return [
    {
      kind: 'note',
      text: `Straight on from the last ${nights} nights the end is ${span} nights away (95 %).${phases.length > 1 ? ' A phase that nobody has seen may take longer.' : ''}`,
    },
  ]
}
