import { formatSpan } from '../../format.ts'
import type { Block } from '../block.ts'
import { type RecoveryTold, recovery } from '../metrics/recovery.ts'
import { pullsWords, shareWords } from '../shares/share-words.ts'
import { defineStudy, resultOf } from '../study.ts'

export interface Recoveries {
  readonly pulls: number
  /** All deaths, and those that came while the pull could still be saved. */
  readonly deaths: number
  readonly early: number
  /** Of the early ones: raised, and what became of the pull. */
  readonly raised: number
  readonly saved: number
  readonly wentOn: number
  readonly lost: number
  /** Of those raised, ms: half were back sooner. */
  readonly backMs?: number
  /** Raises by hard cast, and how long they kept the raiser. */
  readonly hardCasts: number
  readonly busyMs: number
  /** How long people could have acted and lay dead, and were weak after. */
  readonly missedMs: number
  readonly weakMs: number
}

/**
 * What came after deaths, over many pulls (METRICS §4): an early death is one that was raised or that the pull did not
 * end with. `saved`: the pull was won · `went on`: it was lost later, to something else · `lost`: it ended with it all
 * the same. Costs are those of early deaths.
 */
export const recoveries = defineStudy<Recoveries>({
  id: 'recoveries',
  title: 'Recovery',
  about: 'How long until whoever died was back, what it cost, and how many pulls were saved after a death.',
  version: 1,
  compute(pulls) {
    const all = pulls.flatMap((pull) => resultOf(pull, recovery)?.deaths ?? [])
    const early = all.filter(({ pull, back }) => pull !== 'lost' || back !== undefined)
    const backs = early
      .flatMap(({ diedMs, back }) => (back ? [back.upMs - diedMs] : []))
      .sort((one, other) => one - other)
    const count = (kind: RecoveryTold['pull']) => early.filter(({ pull }) => pull === kind).length
    const sum = (of: (death: RecoveryTold) => number | undefined) =>
      early.reduce((total, death) => total + (of(death) ?? 0), 0)
    const backMs = backs[Math.floor(backs.length / 2)]
    return {
      pulls: pulls.length,
      deaths: all.length,
      early: early.length,
      raised: backs.length,
      saved: count('saved'),
      wentOn: count('went on'),
      lost: count('lost'),
      ...(backMs === undefined ? {} : { backMs }),
      hardCasts: early.filter(({ back }) => back?.how === 'hard cast').length,
      busyMs: sum(({ back }) => (back?.how === 'hard cast' ? back.busyMs : 0)),
      missedMs: sum(({ missedMs }) => missedMs),
      weakMs: sum(({ back }) => back?.weakness?.lastedMs),
    }
  },
  present(result) {
    const { pulls, deaths, early } = result
    if (deaths === 0) return [{ kind: 'note', text: `Nobody died in ${pullsWords(pulls)}.` }]
    if (early === 0)
      return [
        { kind: 'note', text: `${deaths === 1 ? 'The one death' : `All ${deaths} deaths`} came as the pull was lost.` },
      ]
    return [{ kind: 'note', text: words(result) }, costStats(result)]
  },
})

function words({ pulls, deaths, early, raised, saved, wentOn, lost, backMs }: Recoveries): string {
  const back = backMs === undefined ? '' : `, half of them within ${formatSpan(backMs)}`
  const kept = shareWords(saved + wentOn, early)
  const ended = lost === 0 ? '' : ` ${lost} ended with it all the same.`
  return `${early} of ${deaths} deaths in ${pullsWords(pulls)} came while the pull could be saved. ${raised} were raised${back}. After ${kept} the pull went on, ${saved === 0 ? 'none' : saved} of them to a kill.${ended}`
}

const costStats = ({ early, raised, hardCasts, busyMs, missedMs, weakMs }: Recoveries): Block => ({
  kind: 'stat',
  stats: [
    { label: 'Time dead', value: missedMs, unit: 'ms', n: early },
    { label: 'Time weak', value: weakMs, unit: 'ms', n: raised },
    { label: 'Hard casts', value: hardCasts, unit: 'count', n: raised },
    { label: 'Time casting them', value: busyMs, unit: 'ms', n: hardCasts },
  ],
})
