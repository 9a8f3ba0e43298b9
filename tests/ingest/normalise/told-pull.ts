import { tableOf } from '../../../src/events/recorder.ts'
import type { Step } from '../../../src/ingest/normalise/steps.ts'
import type { Actor, RecordedPull } from '../../../src/report.ts'
import { type NamedEvent, pullOf, type Setting } from '../../analysis/pull-where.ts'

/** The pull in which exactly this happened, as a source told it. */
export function toldPull(
  events: readonly NamedEvent[],
  more: Setting & { readonly actors?: readonly Actor[] } = {},
): RecordedPull {
  const { pull, all } = pullOf(more, events)
  const { id: _id, staticId: _static, number: _number, report: _report, storedAt: _stored, ...told } = pull
  return { ...told, ...more, events: tableOf(all()) }
}

/** What a step made of it: the repaired events in order, and how much it says it repaired. */
export function repairedBy(step: Step, told: RecordedPull) {
  const { pull, repaired } = step.repair(told)
  return { pull, repaired, events: pull.events.all() }
}
