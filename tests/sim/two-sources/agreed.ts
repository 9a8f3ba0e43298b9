import { tableOf } from '../../../src/events/recorder.ts'
import type { RecordedPull } from '../../../src/report.ts'

/** The pull as it would be if its source said of the whole what another account says; only a log tells of countdowns. */
export const agreed = (
  pull: RecordedPull,
  { durationMs, phases, bossHp, fightHp, wipeCalledMs }: RecordedPull,
): RecordedPull => ({
  ...pull,
  events: tableOf(pull.events.all().filter(({ type }) => type !== 'countdown')),
  durationMs,
  phases,
  ...(bossHp === undefined ? {} : { bossHp }),
  ...(fightHp === undefined ? {} : { fightHp }),
  ...(wipeCalledMs === undefined ? {} : { wipeCalledMs }),
})
