import { formatShare, formatSpan, formatTime } from '../../format.ts'
import { type Blame, labelOf, type PlayerRef, refOf } from '../blame.ts'
import type { PullContext } from '../context.ts'
import { defineMetric } from '../metric.ts'
import { asideOf } from '../playing/aside.ts'
import { findGaps, type Gap } from '../playing/gaps.ts'
import { rotationsOf } from '../playing/gcds.ts'
import { hastesOf } from '../playing/haste.ts'
import { uptimeOf } from '../playing/uptime.ts'

export interface GcdTold extends PlayerRef {
  /** Actions on the global cooldown begun while one could act. */
  readonly gcds: number
  /** Share of that time in which the global cooldown ran; absent where no action is told, and under 10 s of time. */
  readonly uptime?: number
  readonly possibleMs: number
  /** The global cooldown as the player has it, estimated; absent where too few intervals tell it. */
  readonly gcdMs?: number
  /** How many intervals tell it. */
  readonly intervals: number
  /** `drop`: a gap longer than 1.5 recasts · `clip`: more woven in than fits. The longest first, at most ten. */
  readonly gaps: readonly (Omit<Gap, 'ability'> & { readonly after: string })[]
  readonly drops: number
  readonly clips: number
  /** What of that time the global cooldown stood still. */
  readonly lostMs: number
}

export interface Gcds {
  /** Least uptime last; whoever has none told at the end. */
  readonly players: readonly GcdTold[]
  /** Jobs whose fast times no log measures were left out of their own reckoning then. */
  readonly unmeasured: boolean
}

/** What raiders aim at (METRICS §4). */
const targetUptime = 0.98

/**
 * How much of the time in which somebody could act their global cooldown ran (METRICS §4): Σ max(cast, recast) of the
 * actions begun outside idle time ÷ (play − idle time), a cast as long as its recast counting 100 ms more, as
 * xivanalysis defines it. Idle is when no enemy can be targeted, when somebody is dead, and when a status keeps them
 * from acting; corpse time is no play. The length of casts is the log’s own; the length of the global cooldown is
 * estimated from intervals (`gcd-length.ts`), so an uptime is good to about half a point. A *drop* is a gap longer than
 * 1.5 recasts, a *clip* a shorter one with more abilities in it than fit. Limits: bards are not reckoned in Army’s Paeon
 * and Muse, whose haste no log tells; Flamethrower counts as no action; a log that tells no casts tells nothing here.
 */
export const gcd = defineMetric<Gcds>({
  id: 'gcd',
  title: 'Global cooldown',
  about: 'How much of the time they could act everybody kept acting, and where it stood still.',
  version: 2,
  compute(context) {
    const players = context.players.map((actor) => told(context, actor.id, refOf(actor)))
    return {
      players: players.sort((one, other) => (other.uptime ?? -1) - (one.uptime ?? -1) || one.id - other.id),
      unmeasured: [...hastesOf(context).values()].some(({ unmeasured }) => unmeasured.length > 0),
    }
  },
  present({ players, unmeasured }, blame: Blame = 'roles') {
    const known = players.filter(({ uptime }) => uptime !== undefined)
    if (known.length === 0)
      return [
        {
          kind: 'note',
          text: 'The log tells no actions of players, or too little time for them, so nothing can be said of their uptime.',
        },
      ]
    const longest = known
      .flatMap((player) => player.gaps.map((gap) => ({ ...gap, who: labelOf(player, blame) })))
      .sort((one, other) => other.lostMs - one.lostMs)
      .slice(0, shownGaps)
      .sort((one, other) => one.atMs - other.atMs)
    return [
      {
        kind: 'table',
        title: `Global cooldown: ${formatShare(targetUptime)} is the aim`,
        columns: [
          { label: 'Who', align: 'left' },
          { label: 'Uptime', align: 'right' },
          { label: 'Actions', align: 'right' },
          { label: 'GCD', align: 'right' },
          { label: 'Drops', align: 'right' },
          { label: 'Clips', align: 'right' },
          { label: 'Stood still', align: 'right' },
        ],
        rows: known.map(({ name, uptime = 0, gcds, gcdMs, drops, clips, lostMs }) => [
          name,
          formatShare(uptime),
          String(gcds),
          gcdMs === undefined ? '' : `${(gcdMs / 1000).toFixed(2)} s`,
          String(drops),
          String(clips),
          formatSpan(lostMs),
        ]),
      },
      ...(longest.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              title: 'Longest stops',
              columns: [
                { label: 'At', align: 'right' as const },
                { label: 'Who', align: 'left' as const },
                { label: 'After', align: 'left' as const },
                { label: 'Lost', align: 'right' as const },
              ],
              rows: longest.map(({ atMs, who, after, weaves, kind, lostMs }) => [
                formatTime(atMs),
                who,
                kind === 'clip' ? `${after} and ${weaves} abilities` : after,
                formatSpan(lostMs),
              ]),
            },
          ]),
      ...(known.length < players.length
        ? [
            {
              kind: 'note' as const,
              text: 'Who is missing did nothing that the log tells, or could act for less than 10 s.',
            },
          ]
        : []),
      ...(unmeasured
        ? [
            {
              kind: 'note' as const,
              text: 'Bards are not counted in Army’s Paeon and Muse: no log tells how fast they are then.',
            },
          ]
        : []),
    ]
  },
})

/** Of less nobody's uptime says anything. */
const leastPossibleMs = 10_000
const shownGaps = 8
const keptGaps = 10

function told(context: PullContext, id: number, player: PlayerRef): GcdTold {
  const { gcds, gcdMs, intervals } = rotationsOf(context).get(id) ?? { gcds: [], intervals: 0 }
  const aside = asideOf(context, id)
  const uptime = uptimeOf(gcds, aside, context.playEndMs)
  const gaps = findGaps(gcds, aside, context.playEndMs)
  return {
    ...player,
    gcds: uptime.gcds,
    possibleMs: uptime.possibleMs,
    ...(uptime.gcds > 0 && uptime.possibleMs >= leastPossibleMs
      ? { uptime: Math.min(uptime.runningMs / uptime.possibleMs, 1) }
      : {}),
    ...(gcdMs === undefined ? {} : { gcdMs }),
    intervals,
    gaps: gaps
      .toSorted((one, other) => other.lostMs - one.lostMs)
      .slice(0, keptGaps)
      .map(({ ability, ...gap }) => ({ ...gap, after: context.abilityName(ability) })),
    drops: gaps.filter(({ kind }) => kind === 'drop').length,
    clips: gaps.filter(({ kind }) => kind === 'clip').length,
    lostMs: Math.max(0, uptime.possibleMs - uptime.runningMs),
  }
}
