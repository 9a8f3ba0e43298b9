import { director } from '../../game.ts'
import type { Outcome } from '../../report.ts'
import type { Combatant } from './combatants.ts'

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
  /** The log leaves the zone. */
  leave(at: number): void
  /** Lets time pass: every line says what time it is. */
  pass(at: number): void
  /** The log ends here. */
  end(): void
  /** Start of the pull that is under way or just over, if any. */
  current(): number | undefined
}

/** Deaths, last ticks and despawns are still written for some seconds after the wipe. */
const aftermathMs = 5_000
/** Out of combat for this long is the end, in a duty where packs follow each other. */
const lullMs = 10_000
/** No blow for this long is the end anywhere: the longest transitions of ultimates stay below. */
const silenceMs = 90_000
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
}

/**
 * Finds where pulls begin and end. A pull begins with the first blow between party and enemies, however long the duty
 * has been open, and ends when the director calls a wipe or a victory. Where no director speaks, leaving combat, a
 * long silence, leaving the zone or the end of the log end it.
 */
export function openCutter(partySize: () => number, onCut: (cut: Cut) => void): Cutter {
  let open: Open | undefined

  const finish = (): void => {
    if (open === undefined) return
    const { startedAt, lastBlowAt, over, fadedAway, foes } = open
    const endedAt = over?.at ?? lastBlowAt
    const recordedUntil = fadedAway ? endedAt + aftermathMs : Number.POSITIVE_INFINITY
    open = undefined
    onCut({ startedAt, endedAt, recordedUntil, outcome: over?.outcome, foes })
  }
  const call = (at: number, outcome: Outcome | undefined): void => {
    if (open !== undefined && open.over === undefined) open.over = { at: Math.max(at, open.startedAt), outcome }
  }
  const fade = (at: number): void => {
    if (open !== undefined) open.fadedAway = true
    call(at, undefined)
    finish()
  }
  const pass = (at: number): void => {
    if (open === undefined) return
    const { over, calmSince, lastBlowAt } = open
    if (over !== undefined) {
      if (at > over.at + aftermathMs) finish()
    } else if (calmSince !== undefined && partySize() < raidSize && at > calmSince + lullMs) {
      fade(calmSince)
    } else if (at > lastBlowAt + silenceMs) {
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
      }
      if (open.over !== undefined) return
      open.lastBlowAt = at
      if (open.calmSince !== undefined && at > open.calmSince + lagMs) open.calmSince = undefined
      const known = open.foes.get(foe)
      if (known === undefined) open.foes.set(foe, { since: at, struckAt: struck ? at : undefined })
      else if (struck) known.struckAt = at
    },
    command(command, at) {
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
    leave(at) {
      call(at, undefined)
      finish()
    },
    pass,
    end: finish,
    current: () => open?.startedAt,
  }
}

/** Line 260 comes up to this late, after blows that were struck before it. */
const lagMs = 1_000

const restarts: ReadonlySet<number> = new Set([
  director.commence,
  director.recommence,
  director.fadeIn,
  director.resetBefore62,
])
