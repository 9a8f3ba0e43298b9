import type { ActorId } from '../event.ts'

export interface HeadMarker {
  readonly at: number
  readonly type: 'head-marker'
  readonly target: ActorId
  readonly marker: number
}

export interface Tether {
  readonly at: number
  readonly source: ActorId
  readonly target: ActorId
  readonly type: 'tether'
  readonly tether: number
}

/** A waymark stands from here on, or is taken away. 0 to 3 are A to D, 4 to 7 are 1 to 4. */
export interface Waymark {
  readonly at: number
  readonly type: 'waymark'
  readonly waymark: number
  readonly placed: boolean
  /** Yalms, as in `State`; 0 for one that is taken away. */
  readonly x: number
  readonly y: number
}

/** Somebody counts down to the pull, or has stopped to: then `seconds` is 0. Only logs tell of it. */
export interface Countdown {
  readonly at: number
  readonly type: 'countdown'
  /** How long from then on. */
  readonly seconds: number
}

/** A sign over somebody's head: attack, bind, ignore, shapes, numbered as the game does. Only logs tell of them. */
export interface Sign {
  readonly at: number
  readonly type: 'sign'
  readonly target: ActorId
  readonly sign: number
  readonly placed: boolean
}
