import type { AppError } from '../../../errors.ts'
import { type EventRecorder, openRecorder } from '../../../events/recorder.ts'
import type { RecordedPull } from '../../../report.ts'
import type { Answer } from '../answer.ts'
import { countUnnamed, translateFight } from '../translate.ts'
import type { ReadingTally, Stream, ToldFight } from './fight-reader.ts'
import { packAnswer, packPage } from './kept-page.ts'
import { passedOver } from './kinds.ts'
import { listHit, repairStatuses } from './listed-statuses.ts'
import { readPage } from './page.ts'
import { openRecording } from './recording.ts'
import { openShapes } from './shapes.ts'
import type { Tape } from './tape.ts'
import { field, isSound, layoutsOf, openEvents, valueAt } from './told-event.ts'
import { translateEvent } from './translate-event.ts'

/** One fight while its pages are read, in this thread. */
export interface OpenFight {
  take(page: {
    readonly stream: Stream
    readonly startMs: number
    readonly untilMs?: number | undefined
    readonly body: Uint8Array
  }): ReadPage
  /** The pull as FFLogs tells it; repairs that every source needs are not made yet. */
  finish(told: ToldFight): { readonly pull: RecordedPull; readonly tally: ReadingTally }
}

export interface ReadPage {
  readonly nextMs: number | null
  readonly rateLimitData: Answer['rateLimitData']
  readonly failure?: AppError
  /** The answer as the ledger keeps it; to be asked for before the next page is taken. */
  keep(): Uint8Array
}

/** What is learned of one fight's shapes serves the next. More of them than any report has would only fill the memory. */
let shapes = openShapes()
const mostShapes = 5_000
let spare: Tape | undefined
/** What they have grown to is enough for the next fight, too. */
const spareRecorders: EventRecorder[] = []
const mostSpare = 2

export function openFight(): OpenFight {
  const recording = openRecording(spareRecorders.pop() ?? openRecorder())
  const unknownTypes: Record<string, number> = {}
  let events = 0
  let unusable = 0

  function takeEvents(tape: Tape, stream: Stream, untilMs: number): void {
    const layouts = layoutsOf(shapes)
    const [first] = layouts
    if (first === undefined) return
    const event = openEvents(tape, first)
    for (let index = 0; index < tape.count; index++) {
      const layout = layouts[tape.shapes[index] ?? 0] ?? first
      event.layout = layout
      event.places = layout.places
      event.told = layout.told
      event.start = tape.starts[index] ?? 0
      const { kind } = layout
      if (valueAt(event, field.timestamp) >= untilMs) continue
      events++
      if (kind === 'unknown') {
        if (!passedOver.has(layout.type)) count(unknownTypes, String(layout.type))
      } else if (kind === 'unusable' || (tape.odd[index] === 1 && !isSound(event))) unusable++
      else if (stream === 'all') translateEvent(event, kind, recording)
      else listHit(event, kind, recording)
    }
  }

  return {
    take({ stream, startMs, untilMs = Number.POSITIVE_INFINITY, body }) {
      if (shapes.all.length > mostShapes) shapes = openShapes()
      const { rateLimitData, told } = readPage(body, startMs, shapes, spare)
      const asItIs = () => packAnswer(body)
      if (told instanceof Error) return { nextMs: null, rateLimitData, failure: told, keep: asItIs }
      spare = told.tape
      unusable += told.strangers
      takeEvents(told.tape, stream, untilMs)
      const { tape, nextMs } = told
      return { nextMs, rateLimitData, keep: tape.bytes === body ? () => packPage(tape, shapes) : asItIs }
    },
    finish(told) {
      const repaired = repairStatuses(recording)
      const pull = translateFight(recording, told)
      const unnamed = countUnnamed(recording, told.master)
      recording.events.clear()
      if (spareRecorders.length < mostSpare) spareRecorders.push(recording.events)
      const repairs = repaired > 0 ? { 'listed-statuses': repaired } : {}
      return { pull, tally: { events, unusable, unknownTypes, repairs, unnamed } }
    },
  }
}

const count = (counts: Record<string, number>, type: string): void => {
  counts[type] = (counts[type] ?? 0) + 1
}
