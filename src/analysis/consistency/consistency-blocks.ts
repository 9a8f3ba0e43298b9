import { type Blame, labelOf } from '../blame.ts'
import type { Block } from '../block.ts'
import { intervalWords, pullsWords } from '../shares/share-words.ts'
import { wilson } from '../shares/wilson.ts'
import type { Consistency } from '../studies/consistency.ts'
import type { MechanicRecord, PlayerRecord } from './record.ts'

/** More nobody reads at a glance. */
const mostShown = 8
/** So many chances in a row without a failure are worth a word. */
const cleanRun = 5
/** Fewer chances than these show luck: in all, and in one part of them. */
const leastForCourse = 10
const leastPart = 5
const mostParts = 5

/** What costs most in words, the list as bars, and what has got better. */
export function consistencyBlocks({ mechanics, pulls, hasRules }: Consistency): readonly Block[] {
  const [worst] = mechanics
  if (worst === undefined) return [{ kind: 'note', text: hasRules ? noneFailed(pulls) : noRules }]
  return [
    { kind: 'note', text: worstWords(worst) },
    {
      kind: 'bars',
      title: `How often mechanics failed, last ${pullsWords(pulls)}`,
      unit: 'share',
      bars: mechanics.slice(0, mostShown).map((record) => ({
        label: `${record.name} (${record.phase})`,
        value: record.failures / record.chances,
        note: `${record.failures} of ${record.chances}${record.ended > 0 ? `, ended ${record.ended}` : ''}`,
        ...wilson(record.failures, record.chances),
      })),
    },
    ...mechanics
      .filter((record) => record !== worst && cleanSince(record) >= cleanRun)
      .slice(0, 3)
      .map((record) => ({ kind: 'note', text: praiseWords(record) }) as const),
  ]
}

/** One mechanic: how often it failed, how that went, and with whom, as far as `blame` allows. */
export function mechanicBlocks(record: MechanicRecord, blame: Blame = 'roles'): readonly Block[] {
  return [
    { kind: 'note', text: recordWords(record) },
    ...(record.chances < leastForCourse ? [] : [courseBars(record)]),
    ...(blame === 'off' ? [] : [playerTable(record, blame)]),
  ]
}

/** `Sinsmoke 2 costs most: …`, and what to do next. */
export function worstWords(record: MechanicRecord): string {
  const [most, next] =
    record.ended > 0
      ? ['costs most', 'Next: talk it through before the next pull.']
      : ['goes wrong most', 'It has ended no pull yet.']
  return `${record.name} in ${record.phase} ${most}: ${failedWords(record)}${trendWords(record)} ${next}`
}

/** `Sinsmoke 2 in P1 failed in 5 of 12 pulls that came to it …` */
export function recordWords(record: MechanicRecord): string {
  const run = cleanSince(record)
  const praise = run >= cleanRun ? ` The last ${run} went right.` : ''
  return `${record.name} in ${record.phase}: ${failedWords(record)}${trendWords(record)}${praise}`
}

export const praiseWords = (record: MechanicRecord): string =>
  `${record.name} in ${record.phase} went right the last ${cleanSince(record)} times it came.`

const noRules = 'Nobody has rules for this fight yet, so no mechanic is known to have failed.'
const noneFailed = (pulls: number) => `In ${pullsWords(pulls)} no mechanic failed that there is a rule for.`

function failedWords({ failures, chances, ended }: MechanicRecord): string {
  const often = `it failed in ${failures} of ${pullsWords(chances)} that came to it (${intervalWords(failures, chances)})`
  if (ended === 0) return `${often}.`
  return `${often}, and ${ended === 1 ? 'one ended' : `${ended} ended`} with it.`
}

function trendWords({ trend }: MechanicRecord): string {
  if (trend === undefined) return ''
  const { early, late, direction } = trend
  const numbers = `${early.k} of ${early.n} at first, ${late.k} of ${late.n} lately`
  switch (direction) {
    case 'better':
      return ` It is getting better: ${numbers}.`
    case 'worse':
      return ` It fails more often than before: ${numbers}.`
    case 'same':
      return ` No clear change: ${numbers}.`
  }
}

const cleanSince = ({ course }: MechanicRecord): number => course.length - 1 - course.lastIndexOf(true)

/** The chances in their order, in a few even parts: how sure each is shows that one part may differ from another by luck. */
function courseBars({ course, name }: MechanicRecord): Block {
  const parts = Math.min(mostParts, Math.floor(course.length / leastPart))
  const edge = (part: number) => Math.round((part * course.length) / parts)
  return {
    kind: 'bars',
    title: `${name}: how often it failed, the oldest chances first`,
    unit: 'share',
    max: 1,
    bars: Array.from({ length: parts }, (_, part) => {
      const [from, until] = [edge(part), edge(part + 1)]
      const failures = course.slice(from, until).filter((failed) => failed).length
      return {
        label: `${from + 1} to ${until}`,
        value: failures / (until - from),
        note: `${failures} of ${until - from}`,
        ...wilson(failures, until - from),
      }
    }),
  }
}

const playerTable = ({ players }: MechanicRecord, blame: Blame): Block => ({
  kind: 'table',
  title: 'Went right',
  columns: [
    { label: 'Who', align: 'left' },
    { label: 'Went right', align: 'right' },
  ],
  rows: addUp(players, blame).map(({ label, failures, chances }) => [label, `${chances - failures} of ${chances}`]),
})

/** Those whom the level calls the same are one line. */
function addUp(players: readonly PlayerRecord[], blame: Blame) {
  const byLabel = Map.groupBy(players, ({ player }) => labelOf(player, blame))
  return [...byLabel]
    .map(([label, same]) => ({
      label,
      failures: same.reduce((sum, { failures }) => sum + failures, 0),
      chances: same.reduce((sum, { chances }) => sum + chances, 0),
    }))
    .sort((one, other) => (one.label < other.label ? -1 : 1))
}
