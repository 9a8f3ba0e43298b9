import { type EachMistake, eachMistake, pullOf } from '../sim/each-mistake.ts'
import { stratOf } from '../sim/strat-of.ts'
import { twoAccountsOf } from './accounts.ts'
import { accusedBy, isBy } from './judges/accused.ts'
import type { Statement } from './statements.ts'
import { tryFaults } from './trial-faults.ts'

/** What was said of one mistake that was planted alone. */
export interface EachTold {
  readonly fight: string
  readonly kind: string
  /** The action it was made on. */
  readonly on: string
  readonly slot: string
  /**
   * `wrong`: somebody else was named · `missed`: it ended the pull and was not named as what did · `found`: it was ·
   * `silent`: it ended nothing and nobody said a word · `named`: it ended nothing and was named all the same.
   */
  readonly verdict: 'wrong' | 'missed' | 'found' | 'silent' | 'named'
  readonly statements: readonly Statement[]
  /** In words, of what was wrong or missed. */
  readonly why: readonly string[]
}

/** Plays one of the mistakes that may be planted, and asks whether it is named, and nobody else. */
export async function tryEach(seed: number, place: number): Promise<EachTold> {
  const mistakes = asked.get(seed) ?? eachMistake(seed)
  asked.set(seed, mistakes)
  const mistake = mistakes[place]
  if (mistake === undefined) throw new Error(`there is no mistake ${place}`)
  const { fight, plant, on } = mistake
  const { pull, night } = pullOf(mistake)
  const { answer } = pull
  const { party } = night
  const accounts = await twoAccountsOf(night, mistake.seed)
  const knowledge = { ...stratOf(fight, party), learned: [] }
  const { findings, statements, told } = tryFaults(accounts, { answer, fight, party, knowledge })
  const { find } = answer.reading
  const accusing = Object.values(told).flatMap(({ faults }) => faults.filter((each) => accusedBy(each).length > 0))
  const isTrue = (each: (typeof accusing)[number]) =>
    accusedBy(each).every((who) => find.some((one) => isBy(each, who, one)))
  const { originRecall: recall, originPrecision: precision } = findings
  const isWrong = precision.wrong.length > 0 || accusing.some((each) => !isTrue(each))
  return {
    fight: fight.key,
    kind: plant.kind,
    on,
    slot: 'who' in plant ? plant.who : '',
    verdict: isWrong
      ? 'wrong'
      : recall.wrong.length > 0
        ? 'missed'
        : recall.of > 0
          ? 'found'
          : accusing.length > 0
            ? 'named'
            : 'silent',
    statements,
    why: [
      ...precision.wrong,
      ...recall.wrong,
      ...statements.filter(({ isRight }) => !isRight).map(({ evidence, said }) => `${evidence}: ${said}`),
    ],
  }
}

const asked = new Map<number, readonly EachMistake[]>()

/** Every mistake with what was said of it: those to be mended first, then how many of each kind came how far. */
export function eachTableOf(told: readonly EachTold[]): string {
  const verdicts = ['wrong', 'missed', 'found', 'named', 'silent'] as const
  const bad = told.filter(({ verdict }) => verdict === 'wrong' || verdict === 'missed')
  const lines = bad.map(
    ({ verdict, fight, kind, on, slot, why }) =>
      `${verdict.padEnd(6)}  ${fight.padEnd(14)}  ${kind.padEnd(18)}  ${on}, ${slot}\n          ${why.slice(0, 3).join('\n          ')}`,
  )
  const kinds = [...Map.groupBy(told, ({ kind }) => kind)].map(
    ([kind, own]) =>
      `${kind.padEnd(20)}${verdicts.map((verdict) => String(own.filter((one) => one.verdict === verdict).length).padStart(8)).join('')}`,
  )
  return [...lines, '', ['kind'.padEnd(20), ...verdicts.map((verdict) => verdict.padStart(8))].join(''), ...kinds].join(
    '\n',
  )
}
