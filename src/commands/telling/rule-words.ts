import type { GameFacts } from '../../game/facts.ts'
import type { RosterMember } from '../../store/people/roster.ts'
import type { ChannelRule, PullKind } from '../../store/telling/channel-rules.ts'
import { shortPullMs } from './fits.ts'

/** What a channel is told, in sentences: `Every pull of this static. FRU only. …` */
export function ruleWords(
  rule: ChannelRule | undefined,
  { facts, roster }: { readonly facts: GameFacts; readonly roster: readonly RosterMember[] },
): string {
  const sentences = [
    rule?.takesAllSince === undefined
      ? 'Pulls of the reports it watches and of logs handed in here.'
      : 'Every pull of this static, whatever report it comes from.',
    rule?.encounters && `Only ${rule.encounters.map((key) => shortOf(key, facts)).join(', ')}.`,
    rule && rule.present.length > 0 && `Only while ${namesOf(rule.present, roster)} is there.`,
    ...(rule?.quiet
      ? ['Quiet: the night’s message and the session report, no post for single pulls.']
      : [postsWords(rule)]),
  ]
  return sentences.filter(Boolean).join(' ')
}

function postsWords(rule: ChannelRule | undefined): string {
  const kinds = rule?.kinds === undefined ? 'Each pull' : `Each of the ${listed(rule.kinds.map(kindWords))}`
  const longer = rule !== undefined && rule.minDurationMs > shortPullMs
  const from = `${Math.round((longer ? rule.minDurationMs : shortPullMs) / 1000)} s`
  return `${kinds} has a post of its own; wipes under ${from} are only counted.`
}

const kindWords = (kind: PullKind): string =>
  ({ kills: 'kills', firsts: 'best pulls and first times', wipes: 'wipes' })[kind]

const shortOf = (key: string, { encounters }: GameFacts): string =>
  encounters.find((encounter) => encounter.key === key)?.short ?? key

const namesOf = (ids: readonly number[], roster: readonly RosterMember[]): string =>
  listed(
    ids.map((id) => {
      const member = roster.find((one) => one.id === id)
      if (member?.optedOutBy !== undefined) return 'somebody who is left out'
      return member?.name ?? 'somebody who has left the roster'
    }),
  )

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
