import { formatShare } from '../../format.ts'
import { type Blame, labelOf } from '../blame.ts'
import { intervalWords, pullsWords } from '../shares/share-words.ts'
import { cleanest, type FaultScores, praiseWords } from '../studies/fault-score.ts'
import type { SessionReport } from '../studies/session-report.ts'

/** A report is at most 2,000 characters long, with its title and its numbers. */
const longest = 1_700

/** A night in Markdown that fits one message; people are called what `blame` allows. What matters least is left out first. */
export function sessionText(report: SessionReport, blame: Blame): string {
  const lines = [
    report.best && bestText(report.best),
    ...report.firsts.map(({ phase, pull }) => `**First time in ${phase}:** pull ${pull}.`),
    report.worst && worstText(report.worst),
    report.mitigation && mitigationText(report.mitigation),
    ...scoreLines(report.scores, blame),
    listLine(
      'How pulls ended',
      report.classes.map(({ class: name, count }) => ({ name, count })),
    ),
    listLine('What killed', report.killers),
    listLine('Rules broken', report.faults),
  ].filter((line) => line !== undefined)
  let fitting = lines.length
  while (fitting > 0 && lines.slice(0, fitting).join('\n').length > longest) fitting--
  return lines.slice(0, fitting).join('\n')
}

function bestText({ pull, phase, share, kill }: NonNullable<SessionReport['best']>): string {
  if (kill) return `**Pull ${pull} was the kill.**`
  return `**Best:** pull ${pull}, ${phase}${share === undefined ? '' : ` with ${formatShare(share)} left`}.`
}

function worstText({ name, phase, failures, chances, ended }: NonNullable<SessionReport['worst']>): string {
  const end = ended === 0 ? '' : `, and ${ended === 1 ? 'one ended' : `${ended} ended`} with it`
  return `**Look at first:** ${name} in ${phase} failed in ${failures} of ${pullsWords(chances)} that came to it${end}.`
}

const mitigationText = ({ hit, of }: NonNullable<SessionReport['mitigation']>): string =>
  `**Planned mitigation:** ${hit} of ${of} presses were on in time (${intervalWords(hit, of)}).`

function scoreLines(scores: FaultScores, blame: Blame): readonly string[] {
  const { players, hasRules, unnamed } = scores
  const chances = players.reduce((sum, player) => sum + player.chances, 0)
  if (!hasRules || chances === 0) return []
  const [major, minor] = [
    players.reduce((sum, one) => sum + one.major, 0),
    players.reduce((sum, one) => sum + one.minor, 0),
  ]
  const rest = unnamed === 0 ? '' : `, and ${unnamed} that cannot be told of anybody`
  const best = cleanest(scores)
  const right = players.reduce((sum, one) => sum + Math.max(one.chances - one.major - one.minor, 0), 0)
  return [
    ...(right === 0 ? [] : [`**Went right:** ${right} of ${chances} chances.`]),
    `**Mistakes:** ${major} major and ${minor} minor in ${chances} chances${rest}.${blame === 'off' ? '' : byPerson(players, blame)}`,
    ...(best && blame !== 'off' ? [praiseWords(best, blame).replace('Cleanest:', '**Cleanest:**')] : []),
  ]
}

/** ` A ranged 2 of 57 · …`: those whom the level calls the same are one. */
function byPerson(players: FaultScores['players'], blame: Blame): string {
  const parts = [...Map.groupBy(players, ({ player }) => labelOf(player, blame))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([label, same]) => {
      const count = same.reduce((sum, { major, minor }) => sum + major + minor, 0)
      return `${label} ${count} of ${same.reduce((sum, { chances }) => sum + chances, 0)}`
    })
  return ` By person: ${parts.join(' · ')}.`
}

function listLine(title: string, counts: readonly { readonly name: string; readonly count: number }[]) {
  if (counts.length === 0) return undefined
  return `**${title}:** ${counts.map(({ name, count }) => `${name} ${count}`).join(', ')}.`
}
