import { tableOf } from '../../../src/events/recorder.ts'
import type { Repair, Step } from '../../../src/ingest/normalise/steps.ts'
import type { Actor, RecordedPull } from '../../../src/report.ts'
import { type NamedEvent, pullOf, type Setting } from '../../analysis/pull-where.ts'

/** The pull in which exactly this happened, as a source told it: a wipe of two minutes. */
export function toldPull(
  events: readonly NamedEvent[],
  more: Setting & { readonly actors?: readonly Actor[] } = {},
): RecordedPull {
  const { pull, all } = pullOf(more, events)
  const { id: _id, staticId: _static, number: _number, report: _report, storedAt: _stored, ...told } = pull
  return { ...told, ...more, events: tableOf(all()) }
}

/** What a step makes of these events. */
export const repair = (step: Step, ...events: readonly NamedEvent[]): Repair => step.repair(toldPull(events))

/** Whether a step leaves these events as they were told, without so much as a copy. */
export function leavesAlone(step: Step, ...events: readonly NamedEvent[]): boolean {
  const told = toldPull(events)
  const { pull, repaired } = step.repair(told)
  return pull === told && repaired === 0
}
