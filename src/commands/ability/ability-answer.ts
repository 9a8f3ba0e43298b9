import type { Evidence } from '../../analysis/abilities/evidence.ts'
import { formatMoment, formatShare } from '../../format.ts'
import { abilityKinds } from '../../game/ability.ts'
import { type AbilityLabel, listLabelHistory } from '../../store/ability-labels.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import type { Known, Review } from './ability-review.ts'

/** The review queue of a fight, or everything that its enemies use. */
export function reviewAnswer({ known, pulls }: Review, fight: string, isAll: boolean): Answer {
  const open = known.filter(({ isOpen }) => isOpen)
  const shown = isAll ? known : open
  const from = pulls === 1 ? 'the last pull' : `the last ${pulls} pulls`
  const title = `Abilities of ${fight}`
  if (shown.length === 0) {
    return {
      title,
      text: `Of ${known.length} seen in ${from} every one is known. /ability list show:all has them.`,
      blocks: [],
    }
  }
  return {
    title,
    text: `${open.length} of ${known.length} that were seen in ${from} are to be looked at, what hurts most first. /ability label says what one is.`,
    blocks: [
      {
        kind: 'table',
        title: isAll ? 'All' : 'To be looked at',
        columns: [
          { label: 'Ability', align: 'left' },
          { label: 'Kind', align: 'left' },
          { label: 'Sure', align: 'right' },
        ],
        rows: shown.map(({ name, judged }) => [
          name,
          judged?.kind ?? '?',
          judged === undefined ? '–' : wholeShare(judged.confidence),
        ]),
      },
    ],
  }
}

/** Everything that is known of one action. */
export async function abilityAnswer(
  known: Known,
  { staticId }: Pick<CommandRequest, 'staticId'>,
  { db }: Pick<Services, 'db'>,
): Promise<Answer> {
  const { id, name, reported, judged, seen } = known
  const history = await listLabelHistory(db, staticId, id)
  const lines = [
    judged === undefined
      ? '**Nobody knows what it is.** /ability label says so.'
      : `**${judged.kind}**, ${wholeShare(judged.confidence)} sure: it ${abilityKinds[judged.kind]}.`,
    ...(judged === undefined ? [] : [`Why: ${judged.because}.`]),
    ...(reported === undefined ? [] : [`Reports call it ${reported}.`]),
    ...seenLines(seen),
    ...history.map(historyLine),
  ]
  return { title: `${name} · ${id}`, text: lines.join('\n'), blocks: [] }
}

/** `tankbuster 90 %`, or `?`. */
export const labelOf = ({ judged }: Pick<Known, 'judged'>): string =>
  judged === undefined ? '?' : `${judged.kind} ${wholeShare(judged.confidence)}`

const count = (number: number, what: string) => (number === 1 ? `1 ${what}` : `${number} ${what}s`)

const wholeShare = (share: number) => `${Math.round(share * 100)} %`

function seenLines({ pulls, uses, hits, ticks, deaths, castMs, shareSum, shareHits }: Evidence): string[] {
  const often = ticks > 0 ? count(ticks, 'tick') : `${count(uses, 'use')}, ${count(hits, 'hit')}`
  const killed = deaths === 0 ? '' : `, ${count(deaths, 'death')}`
  const cast = castMs === 0 ? '' : `, cast in ${(castMs / 1_000).toFixed(1)} s`
  const heavy = shareHits === 0 ? '' : `, ${formatShare(shareSum / shareHits)} of max HP a hit`
  return [`Seen in ${count(pulls, 'pull')}: ${often}${killed}${cast}${heavy}.`]
}

function historyLine({ kind, name, author, at, undone }: AbilityLabel): string {
  const called = name === undefined ? '' : ` (“${name}”)`
  const back = undone === undefined ? '' : `, taken back by ${undone.by} ${formatMoment(undone.at)}`
  return `- ${author} ${formatMoment(at)}: ${kind}${called}${back}`
}
