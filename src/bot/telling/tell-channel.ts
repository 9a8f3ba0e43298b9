import type { Blame } from '../../analysis/blame.ts'
import type { AnalysedPull } from '../../analysis/study.ts'
import type { Attempt } from '../../commands/pull/depth.ts'
import { digestAnswer } from '../../commands/pull/digest-answer.ts'
import { nightAnswer } from '../../commands/pull/night-answer.ts'
import type { Occasion } from '../../commands/pull/occasions.ts'
import { pullAnswer } from '../../commands/pull/pull-answer.ts'
import { howToTell } from '../../commands/telling/fits.ts'
import type { NightSpan } from '../../store/pulls/nights.ts'
import type { Teller } from '../../store/pulls/pull-accounts.ts'
import type { ChannelRule } from '../../store/telling/channel-rules.ts'
import { decideTellings, listTellings, type Telling } from '../../store/telling/tellings.ts'
import { type WriteDeps, writePost } from './write-post.ts'

/** A night with all that is said of it, in whatever channel. */
export interface ToldNight {
  readonly night: NightSpan
  readonly blame: Blame
  /** In order, with the roster's members who were there. */
  readonly pulls: readonly { readonly analysed: AnalysedPull; readonly present: readonly number[] }[]
  readonly attempts: readonly Attempt[]
  readonly occasions: ReadonlyMap<number, Occasion>
  readonly tellers: ReadonlyMap<number, readonly Teller[]>
}

export interface ChannelConcerned {
  readonly channelId: string
  readonly rule: ChannelRule | undefined
  /** What may be told there. */
  readonly pullIds: ReadonlySet<number>
}

/** So many pulls that wait together get posts of their own; more share one, so that nobody is flooded. */
export const mostPosts = 5

/** Writes what one channel is told of a night. */
export async function tellChannel(deps: WriteDeps, told: ToldNight, channel: ChannelConcerned): Promise<void> {
  const { night, blame, attempts, occasions, tellers } = told
  const place = { staticId: night.staticId, channelId: channel.channelId, nightId: night.id }
  const own = told.pulls.filter(({ analysed }) => channel.pullIds.has(analysed.pull.id))
  const decide = (known: ReadonlyMap<number, Telling>) => decideNow({ ...told, pulls: own }, channel, known, deps.now())

  // The night comes first: whoever finds a pull untold knows that its night may be behind, too.
  const known = await listTellings(deps.db, place)
  const planned = new Map([...known, ...decide(known).map((telling) => [telling.pullId, telling] as const)])
  const here = own.map(({ analysed }) => analysed).filter(({ pull }) => isOfNight(planned.get(pull.id)))
  if (here.length > 0) {
    const ids = new Set(here.map(({ pull }) => pull.id))
    const left = [...planned.values()].filter(({ pullId }) => ids.has(pullId))
    const count = (how: Telling['how']) => left.filter((telling) => telling.how === how).length
    const answer = nightAnswer(
      {
        id: night.id,
        staticId: night.staticId,
        pulls: here,
        tellers,
        attempts: attempts.filter(({ id }) => ids.has(id)),
        untold: { short: count('short'), filtered: count('filtered') },
      },
      blame,
    )
    await writePost(deps, { ...place, kind: 'night', subjectId: night.id }, answer)
  }

  const decided = await decideTellings(deps.db, place, decide)
  const digests = new Set<number>()
  for (const { analysed } of own) {
    const { id } = analysed.pull
    const telling = decided.get(id)
    if (telling?.digest !== undefined) digests.add(telling.digest)
    if (telling?.how !== 'post') continue
    const answer = pullAnswer(analysed, tellers.get(id) ?? [], blame, occasions.get(id)?.text)
    await writePost(deps, { ...place, kind: 'pull', subjectId: id }, answer)
  }
  for (const id of digests) {
    const pulls = own.map(({ analysed }) => analysed).filter(({ pull }) => decided.get(pull.id)?.digest === id)
    const answer = digestAnswer({ id, staticId: night.staticId, pulls, attempts, occasions }, blame)
    await writePost(deps, { ...place, kind: 'digest', subjectId: id }, answer)
  }
}

const isOfNight = (telling: Telling | undefined): boolean => telling !== undefined && telling.how !== 'elsewhere'

/** A rule that is changed while a night lasts counts for all of it; one that is over is not told more of. */
const openMs = 12 * 60 * 60_000

/** What is to be decided of pulls: those nobody decided about, and those that were left out and may fit by now. */
function decideNow(
  { night, pulls, occasions }: ToldNight,
  { channelId, rule }: ChannelConcerned,
  known: ReadonlyMap<number, Telling>,
  now: number,
): Telling[] {
  const fresh = pulls.flatMap(({ analysed: { pull }, present }): Telling[] => {
    const before = known.get(pull.id)
    if (before?.how === 'post' || before?.how === 'digest') return []
    if (before && pull.storedAt <= before.decidedAt && now - night.endedAt >= openMs) return []
    const isFirst = occasions.get(pull.id)?.isFirst ?? false
    const how = howToTell({ ...pull, isFirst, present }, rule)
    return how === before?.how ? [] : [{ pullId: pull.id, how, decidedAt: now }]
  })
  const posts = fresh.filter(({ how }) => how === 'post')
  const [first] = posts
  // On our own page nobody is called by a post, and all of a night is there to be scrolled through.
  if (first === undefined || posts.length <= mostPosts || channelId.startsWith('local-')) return fresh
  const together = { how: 'digest', digest: Math.min(...posts.map(({ pullId }) => pullId)) } as const
  return fresh.map((telling) => (telling.how === 'post' ? { ...telling, ...together } : telling))
}
