import type { RecordedPull } from '../../../src/report.ts'

/** The pull as it would be if its source said of the whole what another account says. */
export const agreed = (
  pull: RecordedPull,
  { durationMs, phases, bossHp, fightHp, wipeCalledMs }: RecordedPull,
): RecordedPull => ({
  ...pull,
  durationMs,
  phases,
  ...(bossHp === undefined ? {} : { bossHp }),
  ...(fightHp === undefined ? {} : { fightHp }),
  ...(wipeCalledMs === undefined ? {} : { wipeCalledMs }),
})
