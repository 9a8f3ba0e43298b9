import type { Blame } from '../../analysis/blame.ts'
import { wipes } from '../../analysis/metrics/wipes.ts'
import { type AnalysedPull, resultOf } from '../../analysis/study.ts'
import { headlineOf, verdictOf } from '../../analysis/verdict.ts'
import { customIdOf } from '../../press.ts'
import type { Teller } from '../../store/pulls/pull-accounts.ts'
import type { Answer } from '../command.ts'
import { linkButtons, openTellers, reportUrl } from '../fflogs/fflogs-links.ts'
import { type Attempt, compareDepth, depthText } from './depth.ts'
import { footerOf } from './pull-answer.ts'

/** A night as one channel was told of it: its pulls in order, with where each stands. */
export interface ToldNight {
  readonly id: number
  readonly staticId: number
  readonly pulls: readonly AnalysedPull[]
  /** The FFLogs reports of each pull, by its id. */
  readonly tellers: ReadonlyMap<number, readonly Teller[]>
  readonly attempts: readonly Attempt[]
  /** How many of them have no post of their own: they were over at once, or their channel does not want their kind. */
  readonly untold?: { readonly short: number; readonly filtered: number }
}

/** The living message of a night: how often, how far, and how the last pull ended. */
export function nightAnswer({ id, staticId, pulls, tellers, attempts, untold }: ToldNight, blame: Blame): Answer {
  const last = pulls.at(-1)
  const best = attempts.toSorted(compareDepth)[0]
  if (last === undefined || best === undefined) throw new Error(`night ${id} has no pulls`)
  const { ended, started } = verdictOf(last, blame)
  const reports = reportsOf(pulls, tellers)
  const [first] = openTellers(reports)
  const endedAt = Math.round((last.pull.startedAt + last.pull.durationMs) / 1000)
  const inCombatMs = pulls.reduce((sum, { pull }) => sum + pull.durationMs, 0)
  return {
    title: `${fightsOf(pulls)} · ${new Date(pulls[0]?.pull.startedAt ?? 0).toISOString().slice(0, 10)}`,
    ...(first && { url: reportUrl(first.code) }),
    tone: best.outcome === 'kill' ? 'kill' : 'plain',
    text: [`Best: **${depthText(best)}** (pull ${best.number})`, ...untoldLines(untold)].join('\n'),
    blocks: [
      {
        kind: 'stat',
        stats: [
          { label: 'Pulls', value: pulls.length, unit: 'count' },
          { label: 'In combat', value: inCombatMs, unit: 'ms' },
        ],
      },
      { kind: 'note', text: [`**${headlineOf(last)}** <t:${endedAt}:R>`, ended, started].filter(Boolean).join('\n') },
    ],
    buttons: [
      { label: 'Whole night', action: { customId: customIdOf({ ask: 'session', staticId, number: id }) } },
      ...linkButtons(reports, ({ code }) => reportUrl(code)),
    ],
    footer: footerOf(last.pull, tellers.get(last.pull.id)),
  }
}

function untoldLines({ short, filtered }: NonNullable<ToldNight['untold']> = { short: 0, filtered: 0 }): string[] {
  const pulls = (count: number, kind = '') => (count === 1 ? `1 ${kind}pull` : `${count} ${kind}pulls`)
  return [
    ...(short === 0 ? [] : [`${pulls(short, 'short ')} under 20 s without a post; /pull shows any of them.`]),
    ...(filtered === 0 ? [] : [`${pulls(filtered)} left out by this channel’s settings; /pull shows any of them.`]),
  ]
}

/** Every report of the night, that of the last pull first. */
function reportsOf(pulls: readonly AnalysedPull[], tellers: ToldNight['tellers']): readonly Teller[] {
  const all = pulls.toReversed().flatMap(({ pull }) => tellers.get(pull.id) ?? [])
  return [...Map.groupBy(all, ({ code }) => code).values()].flatMap(([first]) => first ?? [])
}

/** `FRU`, or every fight of the night in the order they came. */
const fightsOf = (pulls: readonly AnalysedPull[]): string =>
  [...new Set(pulls.map((analysed) => resultOf(analysed, wipes)?.fight ?? analysed.pull.fightName))].join(', ')
