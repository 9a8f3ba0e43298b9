import { formatTime } from '../../format.ts'
import type { Block } from '../block.ts'
import type { HitTold } from './hit-told.ts'

const mostRows = 9
const mostOffers = 3
/** What takes more than another whole bar is not for covers: it kills who failed, or ends the pull. */
const deadlyShare = -1

/** What was close, what was left of the lowest player, and which covers were free then. */
export function presentMargins(hits: readonly HitTold[]): readonly Block[] {
  if (hits.length === 0) return [note('Nothing hit the whole party or a tank hard before the pull was over.')]
  const seen = hits.filter(({ state }) => state !== undefined)
  if (seen.length === 0)
    return [note('How close hits were is unknown: this source tells no HP, or too little of what led to it.')]
  const known = seen.filter(({ margin = 0 }) => margin > deadlyShare)
  if (known.length === 0) return [note('What hit hard was more than covers are for.')]
  const close = known.filter(({ state }) => state !== 'comfortable')
  if (close.length === 0) return [note(`All ${known.length} big hits were lived through with more than 20 % left.`)]
  const shown = close
    .toSorted((one, other) => (one.margin ?? 0) - (other.margin ?? 0))
    .slice(0, mostRows)
    .toSorted((one, other) => one.atMs - other.atMs)
  return [
    {
      kind: 'table',
      title: `How close: ${close.length} of ${known.length} big hits`,
      columns: [
        { label: 'At', align: 'right' },
        { label: 'Mechanic', align: 'left' },
        { label: 'Left', align: 'right' },
        { label: 'On', align: 'right' },
      ],
      rows: shown.map(({ atMs, ability, margin, state, used }) => [
        formatTime(atMs),
        ability.name,
        leftText(state, margin),
        String(used.length),
      ]),
    },
    ...shown
      .filter(({ state, free }) => state === 'under' && free.length > 0)
      .slice(0, mostOffers)
      .map(({ ability, atMs, free }) =>
        note(`Free for ${ability.name} at ${formatTime(atMs)}: ${free.slice(0, mostOffers).join(', ')}.`),
      ),
    ...(shown.some(({ doubtful }) => doubtful) ? [note(doubt)] : []),
  ]
}

const doubt = 'Where it says ?, more than covers changed the hit, so nobody can say what a cover would have done.'

/** What was left of the lowest, or what they were short by. */
function leftText(state: HitTold['state'], margin: number | undefined): string {
  const sign = state === 'under' ? '‼' : '!'
  if (margin === undefined) return `${sign} ?`
  const percent = Math.round(Math.abs(margin) * 100)
  if (margin >= 0) return `${sign} ${percent} %`
  return `† ${Math.max(1, percent)} % short`
}

const note = (text: string): Block => ({ kind: 'note', text })
