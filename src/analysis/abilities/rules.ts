import { formatShare } from '../../format.ts'
import type { AbilityKind, Judged } from '../../game/ability.ts'
import { isCommonAttack } from '../facts/resolutions.ts'
import { statusOffset } from './collect.ts'
import type { Evidence } from './evidence.ts'
import { damageLaw } from './law.ts'

/** One way to tell what an action is from what was seen of it; undefined where it does not apply. */
export interface Rule {
  readonly kind: AbilityKind
  judge(seen: Evidence): Omit<Judged, 'kind'> | undefined
}

/** A status that ticks is a DoT. */
const ticks: Rule = {
  kind: 'dot',
  judge: ({ id, ticks }) =>
    id >= statusOffset && ticks > 0 ? { confidence: 0.95, because: `it ticked ${times(ticks)} on players` } : undefined,
}

/** The ids that most enemies share, and what goes on without a cast bar, every few seconds, on a tank or hardly felt. */
const plainAttack: Rule = {
  kind: 'auto',
  judge({ id, uses, hits, onTanks, steady, castMs, packets, shareSum, shareHits }) {
    if (isCommonAttack(id)) return { confidence: 0.98, because: 'most enemies share this attack' }
    if (castMs > 0 || uses < 5 || packets !== hits || steady < (uses - 1) * 0.3) return undefined
    const isOnTanks = onTanks >= hits * 0.85 && hits <= uses * 2
    const isLight = shareHits > 0 && shareSum < shareHits * lightShare && steady >= (uses - 1) * 0.8
    if (!isOnTanks && !isLight) return undefined
    const how = isOnTanks ? onTanksText({ onTanks, hits }) : 'and was hardly felt'
    const because = `it came without a cast bar, ${times(uses)}, a few seconds apart, ${how}`
    return { confidence: supported(isOnTanks ? 0.9 : 0.75, uses / 10), because }
  },
}

/** Whoever was left was hit and died, and that was the end; it never went otherwise. Surer with a cast bar. */
const enrage: Rule = {
  kind: 'enrage',
  judge: ({ ending, uses, everybody, deaths, hits, castMs }) =>
    ending > 0 && uses <= ending && deaths >= hits * 0.8 && everybody === uses
      ? {
          confidence: supported(castMs > 0 ? 0.85 : 0.65, ending / 3),
          because: `it killed whoever was left, ${times(ending)}`,
        }
      : undefined,
}

/** Nearly everybody who lived was hit at nearly every use, by one packet. (A packet each is a spread.) */
const raidwide: Rule = {
  kind: 'raidwide',
  judge({ uses, hits, alive, everybody, packets }) {
    if (uses === 0 || hits < 4 || alive < uses * 3) return undefined
    if (hits < alive * 0.8 || everybody < uses * 0.6 || packets > uses * 1.3) return undefined
    const because = `it hit everybody alive in ${everybody} of ${uses === 1 ? '1 use' : `${uses} uses`}`
    return { confidence: supported(0.95, uses / 3), because }
  },
}

/** Who shares it takes less: its damage is divided by how many it strikes. */
const divided: Rule = {
  kind: 'stack',
  judge(seen) {
    const law = damageLaw(seen.shared)
    if (law === undefined || law.kind !== 'divided' || seen.onTanks >= seen.hits * 0.85) return undefined
    const because = `each of ${law.fewest} took ${round(law.ratio)} times what each of ${law.most} took: it is divided`
    return { confidence: supported(0.9, law.packets / 6), because }
  },
}

/** Groups are struck together: several at each use, which are the whole party, or again and again as many. */
const groups: Rule = {
  kind: 'stack',
  judge({ uses, packets, hits, alive, shared, onTanks }) {
    const together = sizesOf(shared)
    const size = hits / packets
    if (uses < 2 || together < packets * 0.7 || size < 1.6 || size * uses > alive * 0.8 || onTanks > hits * 0.6)
      return undefined
    const because = `it struck groups of ${round(size)}, ${times(packets)}`
    if (packets >= uses * 1.8 && hits >= alive * 0.8) return { confidence: supported(0.75, uses / 4), because }
    const usual = Math.max(...shared.map((one) => one.packets))
    return usual >= packets * 0.9 && packets >= 4 ? { confidence: supported(0.6, packets / 8), because } : undefined
  },
}

/** Several are struck at once, each by a packet of their own, tanks no more often than others. */
const spread: Rule = {
  kind: 'spread',
  judge({ uses, hits, packets, onTanks, shared }) {
    const alone = packets - sizesOf(shared)
    if (uses < 2 || packets < uses * 2 || alone < packets * 0.75 || onTanks > hits * 0.6) return undefined
    const because = `it struck ${round(packets / uses)} at once, ${alone} of ${packets} by themselves`
    return { confidence: supported(0.8, uses / 4), because }
  },
}

/** Tanks take it, and it is cast or it hurts. Two at once by one packet share it. */
const tankbuster: Rule = {
  kind: 'tankbuster',
  judge: (seen) => (isForTanks(seen) && !isSharedByTanks(seen) ? tankText(seen) : undefined),
}

const sharedTankbuster: Rule = {
  kind: 'shared-tankbuster',
  judge: (seen) => (isForTanks(seen) && isSharedByTanks(seen) ? tankText(seen) : undefined),
}

/** Of max HP: more is a blow for a tank, less is hardly felt. */
const heavyShare = 0.2
const lightShare = 0.1

const isForTanks = ({ uses, hits, onTanks, castMs, shareSum, shareHits, steady }: Evidence): boolean =>
  uses >= 2 &&
  onTanks >= hits * 0.85 &&
  (castMs > 0 || (shareHits > 0 && shareSum >= shareHits * heavyShare && steady < uses * 0.5))

const isSharedByTanks = ({ packets, shared }: Evidence): boolean => sizesOf(shared) >= packets * 0.6

const tankText = (seen: Evidence): Omit<Judged, 'kind'> => ({
  confidence: supported(0.9, seen.uses / 4),
  because: `it came ${onTanksText(seen)}${heavyText(seen)}`,
})

/** It went off often and hit hardly anybody. */
const missed: Rule = {
  kind: 'avoidable',
  judge: ({ casts, hits }) =>
    casts >= 8 && hits <= casts * 0.25
      ? { confidence: supported(0.85, casts / 16), because: `it went off ${times(casts)} and hit ${times(hits)}` }
      : undefined,
}

/** Whoever it hits carries Vulnerability or Damage Down afterwards, and those are few. */
const marked: Rule = {
  kind: 'avoidable',
  judge({ uses, hits, alive, vulnerable, damageDown, onTanks }) {
    const left = Math.max(vulnerable, damageDown)
    if (hits < 3 || left < hits * 0.8 || hits > alive * 0.4 || onTanks >= hits * 0.85) return undefined
    const mark = damageDown >= vulnerable ? 'Damage Down' : 'Vulnerability'
    const confidence = supported(damageDown >= vulnerable ? 0.8 : 0.65, uses / 4)
    return { confidence, because: `${left} of ${hits} who were hit had ${mark} of it` }
  },
}

/** It strikes down whoever it finds, without an amount or far past 0 HP, in few pulls of those there were. */
const deadly: Rule = {
  kind: 'failure',
  judge: ({ hits, outright, deaths, ending, everybody, uses }) =>
    hits >= 2 && ending === 0 && everybody < uses && (outright >= hits * 0.8 || deaths >= hits * 0.8)
      ? { confidence: supported(0.65, hits / 6), because: `it killed ${Math.max(outright, deaths)} of ${hits} it hit` }
      : undefined,
}

/**
 * In this order: the first that applies speaks. Towers, knock-backs and gazes look like something else in hits alone:
 * tables and people say those.
 */
export const rules = [
  ticks,
  plainAttack,
  enrage,
  missed,
  divided,
  raidwide,
  groups,
  sharedTankbuster,
  tankbuster,
  deadly,
  spread,
  marked,
] as const satisfies readonly Rule[]

/** Less sure while there is little to go by: half at nothing, all of it from `support` 1 on. */
const supported = (confidence: number, support: number): number =>
  Math.round(confidence * (0.5 + 0.5 * Math.min(support, 1)) * 100) / 100

/** How many packets struck two and more. */
const sizesOf = (shared: Evidence['shared']) => shared.reduce((sum, one) => sum + one.packets, 0)

const times = (count: number) => (count === 1 ? 'once' : `${count} times`)
const round = (value: number) => Math.round(value * 10) / 10
const onTanksText = ({ onTanks, hits }: Pick<Evidence, 'onTanks' | 'hits'>) =>
  onTanks === hits ? 'on tanks only' : `on tanks in ${onTanks} of ${hits} hits`
const heavyText = ({ shareSum, shareHits }: Evidence) =>
  shareHits === 0 ? '' : ` and took ${formatShare(shareSum / shareHits)} of their HP`
