import type { Actor } from '../../report.ts'
import { findMember } from '../../store/people/find-member.ts'
import type { RosterMember } from '../../store/people/roster.ts'
import type { ChannelRule, PullKind } from '../../store/telling/channel-rules.ts'
import type { TellingKind } from '../../store/telling/tellings.ts'

/** What is over so soon tells nobody anything: it is counted, and has no post of its own. */
export const shortPullMs = 20_000

/** What rules look at of a pull. */
export interface TellablePull {
  readonly encounter?: string | null
  readonly outcome: 'kill' | 'wipe' | 'unknown'
  readonly durationMs: number
  /** It got further than any before it. */
  readonly isFirst: boolean
  /** Ids of the roster's members who were there. */
  readonly present: readonly number[]
}

type Rule = Pick<ChannelRule, 'encounters' | 'kinds' | 'minDurationMs' | 'present' | 'quiet'>

/** How a pull is told in a channel with this rule, where it would have a post of its own for all else. */
export function howToTell(pull: TellablePull, rule: Rule | undefined): Exclude<TellingKind, 'digest'> {
  if (rule !== undefined && !concerns(pull, rule)) return 'elsewhere'
  if (rule?.quiet) return 'quiet'
  if (rule?.kinds !== undefined && !kindsOf(pull).some((kind) => rule.kinds?.includes(kind))) return 'filtered'
  if (pull.outcome === 'kill') return 'post'
  if (pull.durationMs < (rule?.minDurationMs ?? 0)) return 'filtered'
  return pull.durationMs < shortPullMs ? 'short' : 'post'
}

/** Whether a pull is the channel's business at all: its night's message counts no others. */
function concerns({ encounter, present }: TellablePull, rule: Rule): boolean {
  if (rule.encounters !== undefined && !rule.encounters.includes(encounter ?? '')) return false
  return rule.present.every((member) => present.includes(member))
}

const kindsOf = ({ outcome, isFirst }: TellablePull): readonly PullKind[] => [
  outcome === 'kill' ? 'kills' : 'wipes',
  ...(isFirst ? (['firsts'] as const) : []),
]

/** The members of a roster who are among a pull's players. */
export function presentIn(actors: readonly Actor[], roster: readonly RosterMember[]): number[] {
  const players = actors.filter(({ kind }) => kind === 'player')
  return [...new Set(players.flatMap(({ name, world }) => findMember(roster, name, world)?.id ?? []))]
}
