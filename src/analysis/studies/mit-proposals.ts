import type { Block } from '../block.ts'
import { mitAudit } from '../metrics/mit-audit.ts'
import type { HitTold, Offer } from '../mitigation/hit-told.ts'
import { proposalText } from '../mitigation/proposal-text.ts'
import { defineStudy, resultOf } from '../study.ts'

/** A cover that would have left more of the party, and can be had. */
export interface MitProposal {
  readonly ability: HitTold['ability']
  readonly occurrence: number
  /** `Reprisal MT`. */
  readonly cover: string
  /** Where it is spent now, if it is. */
  readonly from?: { readonly name: string; readonly occurrence: number }
  /** Pulls that came to the hit, those in which it was close, and those of all in which the cover was to be had. */
  readonly seen: number
  readonly close: number
  readonly had: number
  /** Pulls in which somebody died of it, and those of them in which the cover was to be had and would have been enough. */
  readonly died: number
  readonly saved: number
  /** What it would have left more of the lowest player, a share of max HP: the least of all pulls. */
  readonly gain: number
}

export interface MitProposals {
  readonly pulls: number
  /** Blows that were close in one of the pulls. */
  readonly close: number
  readonly proposals: readonly MitProposal[]
}

const mostProposals = 3
/** Seen less often, a blow may have been bad luck. */
const leastSeen = 3
/** Short by more than half a bar, no cover is the answer (METRICS §2). */
const hopelessShare = -0.5
/** Less is within what luck does to damage. */
const leastGain = 0.02

/**
 * What a static could move or add of its mitigation (METRICS §3): at most three, each for a blow that came in three pulls
 * or more and was close, with a cover that its cooldowns would have allowed in at least half of them; the ones that would
 * have saved most pulls first, and no cover twice. A cover is taken only from what was lived through with room to spare.
 */
export const mitProposals = defineStudy<MitProposals>({
  id: 'mit-proposals',
  title: 'Mitigation to add or move',
  about: 'Covers that were free, or spent on what did not need them, where the party nearly died.',
  version: 1,
  compute(pulls) {
    const told = pulls.map((pull) => resultOf(pull, mitAudit)?.hits ?? [])
    const names = new Map(told.flat().map(({ ability, occurrence }) => [`${ability.id}_${occurrence}`, ability.name]))
    const groups = Map.groupBy(told.flat(), ({ ability, occurrence }) => `${ability.id}_${occurrence}`)
    const found = [...groups.values()].flatMap((hits) => proposalsFor(hits, names))
    return {
      pulls: pulls.length,
      close: [...groups.values()].filter((hits) => hits.some(isClose)).length,
      proposals: withoutRepeats(found.sort(byWorth)).slice(0, mostProposals),
    }
  },
  present: ({ pulls, close, proposals }): readonly Block[] => {
    if (proposals.length > 0) return proposals.map((proposal) => note(proposalText(proposal)))
    if (close === 0) return [note(`Nothing was close in ${countOf(pulls)}, as far as HP is told: nothing to propose.`)]
    return [note(`Of ${close} close hits in ${countOf(pulls)} none asks for a cover that was to be had often enough.`)]
  },
})

const note = (text: string): Block => ({ kind: 'note', text })
const countOf = (pulls: number): string => (pulls === 1 ? '1 pull' : `${pulls} pulls`)

const isClose = ({ state }: HitTold): boolean => state === 'under' || state === 'tight'

function proposalsFor(hits: readonly HitTold[], names: ReadonlyMap<string, string>): readonly MitProposal[] {
  const [first] = hits
  const close = hits.filter(isClose)
  const hopeless = close.filter(({ margin = 0 }) => margin < hopelessShare)
  if (first === undefined || hits.length < leastSeen || close.length === 0 || hopeless.length * 2 >= close.length)
    return []
  const offers = Map.groupBy(
    close.flatMap((hit) => (hit.offers ?? []).map((offer) => ({ hit, offer }))),
    ({ offer }) => `${offer.cover} ${offer.from ?? ''}`,
  )
  return [...offers.values()].flatMap((had) => {
    const offer = had[0]?.offer
    const gain = Math.min(...had.map((each) => each.offer.gain ?? 0))
    if (offer === undefined || had.length * 2 < hits.length || gain < leastGain) return []
    const died = close.filter(({ margin }) => margin !== undefined && margin <= 0)
    const saved = had.filter((each) => died.includes(each.hit) && isEnough(each.hit, each.offer))
    const { ability, occurrence } = first
    const counts = { seen: hits.length, close: close.length, had: had.length, died: died.length, saved: saved.length }
    return [{ ability, occurrence, cover: offer.cover, ...fromOf(offer, names), ...counts, gain }]
  })
}

const isEnough = ({ margin = 0 }: HitTold, { gain = 0 }: Offer): boolean => margin + gain > 0

function fromOf({ from }: Offer, names: ReadonlyMap<string, string>): Pick<MitProposal, 'from'> {
  if (from === undefined) return {}
  return { from: { name: names.get(from) ?? 'another mechanic', occurrence: Number(from.split('_')[1] ?? 1) } }
}

/** Who lives is worth more than who has more left; what is free more than what is moved. */
const byWorth = (one: MitProposal, other: MitProposal): number =>
  other.saved - one.saved ||
  other.died - one.died ||
  Number(one.from !== undefined) - Number(other.from !== undefined) ||
  other.close - one.close ||
  other.gain - one.gain

/** One for each blow, and no cover twice. */
function withoutRepeats(proposals: readonly MitProposal[]): readonly MitProposal[] {
  const kept: MitProposal[] = []
  for (const proposal of proposals) {
    const isRepeat = kept.some(
      ({ ability, occurrence, cover }) =>
        cover === proposal.cover || (ability.id === proposal.ability.id && occurrence === proposal.occurrence),
    )
    if (!isRepeat) kept.push(proposal)
  }
  return kept
}
