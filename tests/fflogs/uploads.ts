import type { FflogsEvent, StandInFight, StandInReport } from './stand-in-report.ts'

/** How much of a report has been uploaded so far. */
export interface Shown {
  /** So many fights are over and uploaded; all of them without it. */
  readonly fights?: number
  /** So many events of the next one have arrived: it is in progress. */
  readonly inProgress?: number
  /** Archived reports keep their fights and hide their events from all but subscribers. */
  readonly archived?: boolean
}

/** What can become of a report once it is there. */
export interface Uploads {
  /** Serves a report, or the next version of it. */
  show(report: StandInReport, shown?: Shown): void
  /** Uploads more of a report. */
  grow(code: string, shown: Shown): void
  /** Its owner changes something about it, such as who may see it. */
  change(code: string, part: Partial<StandInReport>): void
  /** It is processed anew: its revision goes up, and what is given has changed. */
  reExport(code: string, part?: Partial<StandInReport>): void
  archive(code: string, isArchived?: boolean): void
  /** Nobody finds it any more, or finds it again. */
  remove(code: string, isRemoved?: boolean): void
}

export interface Upload {
  readonly report: StandInReport
  readonly shown: Shown
  /** Counts uploads; fights are more or fewer. */
  readonly segments: number
}

export function openUploads(): Uploads & { find(code: string): Upload | undefined } {
  const uploads = new Map<string, Upload>()
  const removed = new Set<string>()
  const known = (code: string): Upload => {
    const upload = uploads.get(code)
    if (upload === undefined) throw new Error(`no report ${code} is shown`)
    return upload
  }
  const change = (code: string, part: Partial<StandInReport>) => {
    const upload = known(code)
    uploads.set(code, { ...upload, report: { ...upload.report, ...part } })
  }
  return {
    find: (code) => (removed.has(code) ? undefined : uploads.get(code)),
    show(report, shown = {}) {
      const segments = (uploads.get(report.code)?.segments ?? 0) + 1
      uploads.set(report.code, { report, shown, segments })
    },
    grow(code, shown) {
      const { report, segments } = known(code)
      uploads.set(code, { report, shown, segments: segments + 1 })
    },
    change,
    reExport: (code, part = {}) => change(code, { ...part, revision: known(code).report.revision + 1 }),
    archive(code, archived = true) {
      const upload = known(code)
      uploads.set(code, { ...upload, shown: { ...upload.shown, archived } })
    },
    remove: (code, isRemoved = true) => void (isRemoved ? removed.add(code) : removed.delete(code)),
  }
}

/** The fights and events of a report that have arrived. What arrives last may end within a millisecond. */
export function arrivedOf({ report, shown }: Upload): Pick<StandInReport, 'fights' | 'events'> {
  const { fights = report.fights.length, inProgress } = shown
  const over = report.fights.slice(0, fights)
  const next = inProgress === undefined ? undefined : report.fights[fights]
  const arrived = next && { fight: next, events: (report.events[next.id] ?? []).slice(0, inProgress) }
  const known = [...over, ...(arrived ? [arrived.fight] : [])].map(({ id }) => id)
  const events = Object.fromEntries(known.map((id) => [id, report.events[id] ?? []]))
  if (arrived === undefined) return { fights: over, events }
  return {
    fights: [...over, unfinished(arrived.fight, arrived.events)],
    events: { ...events, [arrived.fight.id]: arrived.events },
  }
}

const unfinished = (fight: StandInFight, arrived: readonly FflogsEvent[]): StandInFight => ({
  ...fight,
  endTime: arrived.at(-1)?.timestamp ?? fight.startTime,
  combatTime: null,
  kill: false,
  inProgress: true,
  phaseTransitions:
    fight.phaseTransitions?.filter(({ startTime }) => startTime <= (arrived.at(-1)?.timestamp ?? 0)) ?? null,
  wipeCalledTime: null,
})
