import type { Blame } from '../../analysis/blame.ts'
import type { Block } from '../../analysis/block.ts'
import type { Metric } from '../../analysis/metric.ts'
import { fatalMoment } from '../../analysis/metrics/fatal-moment.ts'
import { timeline } from '../../analysis/metrics/timeline.ts'
import { type AnalysedPull, resultOf } from '../../analysis/study.ts'
import { headlineOf, verdictOf } from '../../analysis/verdict.ts'
import { formatSpan } from '../../format.ts'
import { customIdOf } from '../../press.ts'
import type { Pull } from '../../report.ts'
import type { Teller } from '../../store/pulls/pull-accounts.ts'
import type { Answer, AnswerButton } from '../command.ts'
import { fightUrl, linkButtons, openTellers } from '../fflogs/fflogs-links.ts'
import { partsSelect } from './parts.ts'

/** What a pull's post and `/pull` say: two lines of verdict, the pictures, and where it comes from. */
export function pullAnswer(
  analysed: AnalysedPull,
  tellers: readonly Teller[],
  blame: Blame,
  milestone: string | undefined,
): Answer {
  const { pull } = analysed
  const { ended, started } = verdictOf(analysed, blame)
  const [first] = openTellers(tellers)
  return {
    title: headlineOf(analysed),
    ...(first && { url: fightUrl(first) }),
    tone: toneOf(pull, milestone),
    text: [...(milestone === undefined ? [] : [`**${milestone}**`]), ended, started].filter(Boolean).join('\n'),
    blocks: [...blocksOf(analysed, timeline), ...arenaOf(analysed)],
    buttons: buttonsOf(pull, tellers),
    selects: partsSelect(analysed),
    footer: footerOf(pull, tellers),
  }
}

/** Where everybody stood at the end, where that is told: whoever wants to know why it is not asks for the metric. */
function arenaOf(analysed: AnalysedPull): readonly Block[] {
  const { arena } = resultOf(analysed, fatalMoment) ?? {}
  return arena === undefined ? [] : [arena]
}

/** What a metric has to show of a pull; a word of regret where it could not be worked out. */
export function blocksOf<Result>(analysed: AnalysedPull, metric: Metric<Result>, blame?: Blame): readonly Block[] {
  const result = resultOf(analysed, metric)
  if (result === undefined) return [{ kind: 'note', text: `${metric.title} could not be worked out for this pull.` }]
  return metric.present(result, blame)
}

/** `FFLogs AbCd · read 12.0 s after the pull · fflogs 1`, who else tells it, and what is doubtful about the source. */
export function footerOf(
  { report, startedAt, durationMs, storedAt, parser, brokenHashes, trash }: Pull,
  tellers: readonly Teller[] = [],
): string {
  const others = tellers.map(({ code }) => code).filter((code) => code !== report.code || report.source !== 'fflogs')
  const shown = report.source === 'fflogs' ? `FFLogs ${report.code}` : 'Network log'
  const source = others.length === 0 ? shown : `${shown}, also in FFLogs ${others.join(', ')}`
  const read = `read ${ageText(storedAt - startedAt - durationMs)} after the pull`
  return [source, read, parser, ...(trash ? [onTheWay] : []), ...doubtsOf(brokenHashes ?? 0)].join(' · ')
}

const onTheWay = 'no boss: told in no channel, counted nowhere'

function doubtsOf(brokenHashes: number): string[] {
  if (brokenHashes === 0) return []
  if (brokenHashes === 1) return ['1 line does not match its hash: it was changed after it was written']
  return [`${brokenHashes} lines do not match their hashes: they were changed after they were written`]
}

function toneOf({ outcome }: Pull, milestone: string | undefined): NonNullable<Answer['tone']> {
  if (outcome === 'kill') return 'kill'
  if (milestone !== undefined) return 'first'
  return outcome === 'wipe' ? 'wipe' : 'plain'
}

const buttonsOf = ({ staticId, number }: Pull, tellers: readonly Teller[]): AnswerButton[] => [
  { label: 'Deaths', action: { customId: customIdOf({ ask: 'deaths', staticId, number }) } },
  { label: 'Faults', action: { customId: customIdOf({ ask: 'faults', staticId, number }) } },
  { label: 'Mitigation', action: { customId: customIdOf({ ask: 'mit', staticId, number }) } },
  { label: 'Timeline', action: { customId: customIdOf({ ask: 'timeline', staticId, number }) } },
  { label: 'Damage', action: { customId: customIdOf({ ask: 'damage', staticId, number }) } },
  ...linkButtons(tellers, fightUrl),
]

const hourMs = 3_600_000

function ageText(ms: number): string {
  if (ms < hourMs) return formatSpan(Math.max(ms, 0))
  const hours = Math.round(ms / hourMs)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}
