import type { Answer } from '../../sim/answers.ts'
import { isEnding } from '../../sim/plants.ts'
import type { FindAnswer, ReadingAnswer } from '../../sim/reading-answer.ts'
import { addUp, type Finding, finding, nothing } from '../finding.ts'
import { accusedBy, isBy, say, type Told } from './accused.ts'

/**
 * Asked of every pull in which nobody made a mistake: called, disconnected, out of time, with no way out, or clean.
 * Right is silence: nobody is named in public for anything.
 */
export function judgeSilence({ faults }: Pick<Answer, 'faults'>, told: readonly Told[]): Finding {
  if (faults.some(({ plant }) => !isEnding(plant))) return nothing
  const accusing = told.filter((each) => accusedBy(each).length > 0)
  return finding(accusing.length === 0, `nobody made a mistake: ${accusing.map(say).join('; ')}`)
}

/** A death is told of the hit, or of its event. */
const sameDeathMs = 2_500
/** An accusation so close to somebody's death is about it. */
const nearMs = 3_000

/**
 * Every death that came of others, or of somebody else's mistake, is a question: whoever died is not accused for it. What
 * they did do wrong may be said.
 */
export function judgeFallout(
  {
    deaths,
    reading,
  }: { readonly deaths: Answer['deaths']; readonly reading: Pick<ReadingAnswer, 'find' | 'blameless'> },
  told: readonly Told[],
): Finding {
  return addUp(
    reading.blameless.flatMap((each): Finding[] => {
      const death = each.kind === 'fallout' || each.kind === 'victim' ? deaths[each.death] : undefined
      if (death === undefined) return []
      const wrong = told.find((fault) => isAbout(fault, death) && accuses(fault, death.who, reading.find))
      return [
        finding(wrong === undefined, `${death.who} at ${death.lethalMs} is ${each.kind}: ${wrong ? say(wrong) : ''}`),
      ]
    }),
  )
}

const isAbout = ({ atMs, deathsMs }: Told, { lethalMs, deathMs }: Answer['deaths'][number]): boolean =>
  Math.abs(atMs - lethalMs) <= nearMs ||
  deathsMs.some((at) => Math.abs(at - lethalMs) <= sameDeathMs || Math.abs(at - deathMs) <= sameDeathMs)

const accuses = (told: Told, who: string, finds: readonly FindAnswer[]): boolean =>
  accusedBy(told).includes(who) && !finds.some((find) => isBy(told, who, find))
