import { director } from '../../../game.ts'
import type { Outcome } from '../../../report.ts'
import type { Combatant } from '../world/combatants.ts'

/** Where a pull lies in the log. */
export interface Cut {
  /** Ms since the log's start, like all times here. */
  readonly startedAt: number
  readonly endedAt: number
  /** What is written up to here belongs to it; Infinity for whatever was. */
  readonly recordedUntil: number
  /** Told by the duty's director; undefined when nothing said how it ended. */
  readonly outcome: Outcome | undefined
  /** Enemies that fought with the party. */
  readonly foes: ReadonlyMap<Combatant, Engagement>
  /** The place says that this was no fight on the way; where it says nothing, the facts may know the duty. */
  readonly isBoss: boolean
}

export interface Engagement {
  readonly since: number
  /** When the party last hit it; undefined if it never did. */
  struckAt: number | undefined
}

export interface Cutter {
  /** A blow between the party and a foe, in either direction; `struck` when the foe took it. */
  attack(foe: Combatant, at: number, struck: boolean): void
  command(command: number, at: number): void
  inCombat(isOn: boolean, at: number): void
  /** The game closes the arena of a boss, or opens it again. */
  seal(isSealed: boolean): void
  /** What comes belongs to no pull that is under way. */
  breakOff(): void
  /** The log leaves the zone. */
  leave(at: number): void
  /** Lets time pass: every line says what time it is. */
  pass(at: number): void
  /** The log ends here. */
  end(): void
  /** Start of the pull that is under way or just over, if any. */
  current(): number | undefined
  /** The pull whose end was called, while its aftermath is still being written. */
  called(): Cut | undefined
}

/** Deaths, last ticks and despawns are still written for some seconds after the wipe. */
const aftermathMs = 5_000
/** Out of combat for this long is the end, in a duty where packs follow each other. */
const lullMs = 10_000
/** No blow for this long is the end anywhere: the longest transitions of ultimates stay below. */
const silenceMs = 90_000
/** Nothing that anybody calls a pull goes on for this long: what does is cut. */
const longestMs = 3 * 60 * 60_000
const raidSize = 8

interface Open {
  readonly startedAt: number
  lastBlowAt: number
  /** Since when the game says that the fight is over. */
  calmSince: number | undefined
  over: { readonly at: number; readonly outcome: Outcome | undefined } | undefined
  /** It ended in silence: what came long after the last blow has no part in it. */
  fadedAway: boolean
  readonly foes: Map<Combatant, Engagement>
  isBoss: boolean
}

/**
 * Finds where pulls begin and end. A pull begins with the first blow between party and enemies, however long the duty
 * has been open, and ends when the director calls a wipe or a victory. Where no director speaks, leaving combat, a
 * long silence, leaving the zone or the end of the log end it.
 */
export function openCutter(partySize: () => number, onCut: (cut: Cut) => void): Cutter {
  let open: Open | undefined
  let place: Place = unknownPlace

  const finish = (): void => {
    if (open === undefined) return
    const cut = cutOf(open)
    open = undefined
    onCut(cut)
  }
  const call = (at: number, outcome: Outcome | undefined): void => {
    if (open !== undefined && open.over === undefined) open.over = { at: Math.max(at, open.startedAt), outcome }
  }
  const fade = (at: number): void => {
    if (open !== undefined) open.fadedAway = true
    call(at, undefined)
    finish()
  }
  /** Who is judged by a duty's director fought for the duty, not on the way. */
  const judge = (command: number): void => {
    place = { ...place, isDuty: true, isSealed: false }
    if (open !== undefined && command !== director.commence) open.isBoss = true
  }
  const pass = (at: number): void => {
    if (open === undefined) return
    const { startedAt, over, calmSince, lastBlowAt } = open
    if (over !== undefined) {
      if (at > over.at + aftermathMs) finish()
    } else if (calmSince !== undefined && partySize() < raidSize && at > calmSince + lullMs) {
      fade(calmSince)
    } else if (at > lastBlowAt + silenceMs || at > startedAt + longestMs) {
      fade(calmSince ?? lastBlowAt)
    }
  }

  return {
    attack(foe, at, struck) {
      open ??= {
        startedAt: at,
        lastBlowAt: at,
        calmSince: undefined,
        over: undefined,
        fadedAway: false,
        foes: new Map(),
        isBoss: place.isSealed || (place.isDuty && !place.hasSeals && partySize() === raidSize),
      }
      if (open.over !== undefined) return
      open.lastBlowAt = Math.max(open.lastBlowAt, at)
      if (open.calmSince !== undefined && at > open.calmSince + lagMs) open.calmSince = undefined
      const known = open.foes.get(foe)
      if (known === undefined) open.foes.set(foe, { since: at, struckAt: struck ? at : undefined })
      else if (struck) known.struckAt = at
    },
    command(command, at) {
      if (command === director.wipe || command === director.victory || restarts.has(command)) judge(command)
      if (command === director.wipe) call(at, 'wipe')
      if (command === director.victory) call(at, 'kill')
      if (!restarts.has(command)) return
      call(at, command === director.commence ? undefined : 'wipe')
      finish()
    },
    inCombat(isOn, at) {
      if (open === undefined || at < open.startedAt) return
      open.calmSince = isOn ? undefined : (open.calmSince ?? at)
    },
    seal(isSealed) {
      place = { ...place, isSealed, hasSeals: true }
      if (isSealed && open !== undefined) open.isBoss = true
    },
    breakOff() {
      if (open !== undefined) fade(open.calmSince ?? open.lastBlowAt)
    },
    leave(at) {
      call(at, undefined)
      finish()
      place = unknownPlace
    },
    pass,
    end: finish,
    current: () => open?.startedAt,
    called: () => (open?.over === undefined ? undefined : cutOf(open)),
  }
}

function cutOf({ startedAt, lastBlowAt, over, fadedAway, foes, isBoss }: Open): Cut {
  const endedAt = over?.at ?? lastBlowAt
  const recordedUntil = fadedAway ? endedAt + aftermathMs : Number.POSITIVE_INFINITY
  return { startedAt, endedAt, recordedUntil, outcome: over?.outcome, foes, isBoss }
}

/** What the log has told of where it is. In a duty that closes arenas, a fight in the open is one on the way. */
interface Place {
  readonly isDuty: boolean
  readonly isSealed: boolean
  readonly hasSeals: boolean
}

const unknownPlace: Place = { isDuty: false, isSealed: false, hasSeals: false }

/** Line 260 comes up to this late, after blows that were struck before it. */
const lagMs = 1_000

const restarts: ReadonlySet<number> = new Set([
  director.commence,
  director.recommence,
  director.fadeIn,
  director.resetBefore62,
])
