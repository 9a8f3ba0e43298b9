import { publicConfidence } from '../../../src/analysis/attribution/fault.ts'
import type { Answer } from '../../sim/answers.ts'
import type { FindAnswer } from '../../sim/reading-answer.ts'
import { type Finding, finding, nothing } from '../finding.ts'
import { accusedBy, isBy, isOf, say, type Told } from './accused.ts'
import { type Hearing, isHarmless, unseen } from './unseen.ts'

type OriginAnswer = Pick<Answer, 'outcome' | 'origin' | 'faults' | 'deaths' | 'raises'> & {
  readonly reading: Pick<Answer['reading'], 'find' | 'raidDeath'>
}

export interface OriginTold {
  readonly faults: readonly Told[]
  readonly origin?: string
}

/** Asked wherever an origin is named in public, of kills too: everybody it names has made the mistake the end began with. */
export function judgeOriginNamed(answer: OriginAnswer, told: OriginTold): Finding {
  const named = originOf(told)
  if (named === undefined || accusedBy(named).length === 0) return nothing
  return finding(isRight(answer, named), `${sayTruth(answer)}: ${say(named)}`)
}

/**
 * Asked of every wipe that began with a planted mistake, but of those no log can show (`unseen`): whether it was found,
 * and by whom. Of two who cannot be told apart both may be named, as long as one of them did it.
 */
export function judgeOriginFound(answer: OriginAnswer, told: OriginTold, hearing: Hearing): Finding {
  const was = answer.reading.find.find(({ fault }) => fault === answer.origin)
  if (answer.outcome === 'kill' || was === undefined || unseen(was, answer, hearing) !== undefined) return nothing
  const named = originOf(told)
  const isFound = named !== undefined && (isRight(answer, named) || isOneOfTwo(answer, named))
  return finding(isFound, `${sayTruth(answer)}: ${named ? say(named) : 'nothing'}`)
}

const originOf = ({ faults, origin }: OriginTold): Told | undefined =>
  origin === undefined ? undefined : faults.find(({ key }) => key === origin)

function isRight(answer: OriginAnswer, named: Told): boolean {
  const accused = accusedBy(named)
  const origins = originsOf(answer)
  return accused.length > 0 && accused.every((who) => origins.some((find) => isBy(named, who, find)))
}

/**
 * Who of two carried a spread to the other, and who of a pair left it, shows in no log: where each should have stood is
 * told by none. Both together, said as one of the two, are all there is to know.
 */
function isOneOfTwo(answer: OriginAnswer, named: Told): boolean {
  if (named.about !== 'one' || named.players.length !== 2 || named.confidence < publicConfidence) return false
  const names = named.players.map(({ name }) => name)
  return originsOf(answer).some(
    (find) =>
      isOf(named, find) && find.partner !== undefined && [find.who, find.partner].every((who) => names.includes(who)),
  )
}

/**
 * What the end may be said to have begun with: what the key says; of covers that were all missing on one mechanic any;
 * of mistakes made at once each; where several cost somebody who never came back, or not before most were killed, each of
 * those; and where the last thing before a call was a cover that nobody died for, which is no fault, the nearest before it.
 */
function originsOf(answer: OriginAnswer): readonly FindAnswer[] {
  const { origin, deaths, raises, reading, outcome } = answer
  if (outcome === 'kill') return []
  const first = reading.find.find(({ fault }) => fault === origin)
  const nearest =
    first && isHarmless(first, answer)
      ? reading.find.findLast((find) => find.atMs <= first.atMs && !isHarmless(find, answer))
      : undefined
  const isBack = (who: string, sinceMs: number): boolean =>
    raises.some(
      ({ who: raised, upMs = -1 }) =>
        raised === who && upMs > sinceMs && upMs <= (reading.raidDeath?.atMs ?? Number.POSITIVE_INFINITY),
    )
  const lost = new Set(deaths.flatMap(({ who, lethalMs, fault }) => (isBack(who, lethalMs) ? [] : (fault ?? []))))
  return reading.find.filter(
    (find) =>
      find === first ||
      find === nearest ||
      (first !== undefined && Math.abs(find.atMs - first.atMs) <= atOnceMs) ||
      lost.has(find.fault) ||
      (first?.press !== undefined && find.press !== undefined && find.mechanic === first.mechanic),
  )
}

/** Which of two came first is a matter of where one looks. */
const atOnceMs = 500

const sayTruth = ({ origin, reading }: OriginAnswer): string => {
  const was = reading.find.find(({ fault }) => fault === origin)
  return was ? `began with ${was.who}: ${was.kind} at ${Math.round(was.atMs)}, ${was.mechanic}` : 'nobody began it'
}
