import type { Blame } from '../../analysis/blame.ts'
import { wipes } from '../../analysis/metrics/wipes.ts'
import { type AnalysedPull, resultOf } from '../../analysis/study.ts'
import { verdictOf } from '../../analysis/verdict.ts'
import { formatTime } from '../../format.ts'
import { customIdOf } from '../../press.ts'
import type { Answer, AnswerSelect } from '../command.ts'
import { type Attempt, depthText } from './depth.ts'
import type { Occasion } from './occasions.ts'

/** Pulls that waited together, and what each was the first to do. */
export interface Digest {
  /** The first pull that it told: what it is known by. */
  readonly id: number
  readonly staticId: number
  /** In order. */
  readonly pulls: readonly AnalysedPull[]
  /** How far each came, and why some are worth more than a line. */
  readonly attempts: readonly Attempt[]
  readonly occasions: ReadonlyMap<number, Occasion>
}

/** One post for many pulls: how far each came, what ended it, and a menu that shows any of them. */
export function digestAnswer({ id, staticId, pulls, attempts, occasions }: Digest, blame: Blame): Answer {
  const told = pulls.map((one): ToldPull => {
    const attempt = attempts.find((other) => other.id === one.pull.id)
    const occasion = occasions.get(one.pull.id)
    const depth = attempt === undefined ? formatTime(one.pull.durationMs) : depthText(attempt)
    return { one, depth, ended: verdictOf(one, blame).ended, ...(occasion && { occasion }) }
  })
  const hasKill = pulls.some(({ pull }) => pull.outcome === 'kill')
  const firsts = firstsOf(told)
  const [first, last] = [pulls[0]?.pull.number, pulls.at(-1)?.pull.number]
  return {
    title: `${pulls.length} pulls · ${fightsOf(pulls)} · ${first} to ${last}`,
    tone: hasKill ? 'kill' : firsts.length > 0 ? 'first' : 'plain',
    text: [...firsts, ...linesOf(told)].join('\n'),
    blocks: [],
    selects: selectsOf(told, { id, staticId }),
    footer: 'They waited together, so they share this post. The menu shows any of them.',
  }
}

interface ToldPull {
  readonly one: AnalysedPull
  readonly depth: string
  readonly ended: string
  readonly occasion?: Occasion
}

/** Kills, phases reached, and the best of all if it is neither. */
function firstsOf(told: readonly ToldPull[]): string[] {
  const best = told.findLast(({ occasion }) => occasion?.isFirst)
  return told.flatMap((pull) => {
    const { occasion, one } = pull
    const isShown = occasion !== undefined && (occasion.kind !== 'best' || pull === best)
    return isShown ? [`**Pull ${one.pull.number}: ${occasion.text}**`] : []
  })
}

/** Room for the list, in characters: a phone shows some forty lines of it, and Discord takes 4,096 in all. */
const room = 3_000
const endedLength = 90

function linesOf(told: readonly ToldPull[]): string[] {
  const lines = told.map(
    ({ one, depth, ended }) =>
      `**${one.pull.number}** ${depth} · ${formatTime(one.pull.durationMs)} · ${shortened(ended)}`,
  )
  let used = 0
  const fitting = lines.findIndex((line) => {
    used += line.length + 1
    return used > room
  })
  if (fitting === -1) return lines
  return [...lines.slice(0, fitting), `… and ${lines.length - fitting} more: /pull shows each of them.`]
}

const shortened = (text: string): string =>
  text.length <= endedLength ? text : `${text.slice(0, endedLength - 1).trimEnd()}…`

/** Discord's limits: options of a menu, and menus of a message, one row left for whatever may come. */
const optionsPerSelect = 25
const mostSelects = 4

function selectsOf(told: readonly ToldPull[], { id, staticId }: Pick<Digest, 'id' | 'staticId'>): AnswerSelect[] {
  const count = Math.min(mostSelects, Math.ceil(told.length / optionsPerSelect))
  return Array.from({ length: count }, (_, index) => {
    const some = told.slice(index * optionsPerSelect, (index + 1) * optionsPerSelect)
    const [first, last] = [some[0]?.one.pull.number, some.at(-1)?.one.pull.number]
    return {
      placeholder: `Look at one of pulls ${first} to ${last}`,
      options: some.map(({ one, depth, ended }) => ({
        label: `#${one.pull.number} ${depth} ${formatTime(one.pull.durationMs)}`,
        value: String(one.pull.number),
        description: shortened(ended),
      })),
      action: { customId: customIdOf({ ask: 'look', staticId, number: id, text: String(index) }) },
    }
  })
}

/** `FRU`, or every fight among them in the order they came. */
const fightsOf = (pulls: readonly AnalysedPull[]): string =>
  [...new Set(pulls.map((one) => resultOf(one, wipes)?.fight ?? one.pull.fightName))].join(', ')
