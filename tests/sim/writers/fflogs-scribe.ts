import type { FflogsEvent } from '../../fflogs/stand-in-report.ts'
import type { Seen, SimPull } from '../truth.ts'

/** How FFLogs numbers somebody: copies of one enemy share an id and differ by instance. */
export interface FflogsActor {
  readonly id: number
  readonly instance?: number
}

export type Fields = Readonly<Record<string, unknown>>

/** What every event of a fight is written with. */
export interface Scribe {
  event(at: number, type: string, fields: Fields): FflogsEvent
  actorOf(actor: number): FflogsActor
  /** The fields that say who did it to whom; without a target it is nobody. */
  between(source: number, target?: number): Fields
  isPlayer(actor: number): boolean
  isHarmful(status: number): boolean
}

/** Source and target of what nobody did. */
export const environment = -1
/** In the place of an actor: the party, whose limit break it is. */
export const limitBreak = -2
/** Statuses are told as abilities from here on. */
export const statusOffset = 1_000_000

/** `startMs` is where the pull begins, ms from the start of the report. */
export function openScribe(
  pull: SimPull,
  fight: number,
  startMs: number,
  actorOf: (actor: number) => FflogsActor,
): Scribe {
  return {
    event: (at, type, fields) => ({ timestamp: Math.round(startMs + at), type, ...fields, fight }),
    actorOf,
    between(source, target) {
      const from = actorOf(source)
      const to = target === undefined ? { id: environment } : actorOf(target)
      return {
        sourceID: from.id,
        ...(from.instance && { sourceInstance: from.instance }),
        targetID: to.id,
        ...(to.instance && { targetInstance: to.instance }),
      }
    },
    isPlayer: (actor) => pull.actors[actor]?.kind === 'player',
    isHarmful: (status) => pull.statusNames.get(status)?.harmful ?? false,
  }
}

/** Centi-yalms, and centi-radians that run the other way round from the game's. */
export const resources = ({ hp, maxHp, mp, x, y, facing, shield }: Seen): Fields => ({
  hitPoints: hp,
  maxHitPoints: maxHp,
  mp,
  maxMP: 10_000,
  tp: 0,
  maxTP: 0,
  x: Math.round(x * 100),
  y: Math.round(y * 100),
  facing: -Math.round(472 + 100 * facing),
  absorb: Math.round((100 * shield) / maxHp),
})
