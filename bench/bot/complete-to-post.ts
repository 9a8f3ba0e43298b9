import { setTimeout as pause } from 'node:timers/promises'
import { lead } from '../../tests/discord/stand-in.ts'
import { openStandIn, type StandIn } from '../../tests/fflogs/stand-in.ts'
import { sampleReport } from '../../tests/sim/reports.ts'
import { median } from '../timing.ts'
import { openScene } from './scene.ts'

/** The first pull compiles everything. */
const warmUps = 1

/**
 * From FFLogs' answer that a fight is complete to its post with a picture in Discord, ms: median over the sample night's
 * pulls, each of them over when the one before it is posted.
 */
export async function completeToPostMs(): Promise<number> {
  await using scene = await openScene()
  const fflogs = await openStandIn()
  await using _ = { [Symbol.asyncDispose]: () => fflogs.close() }
  await scene.start({
    FFLOGS_URL: fflogs.url,
    FFLOGS_CLIENT_ID: fflogs.clientId,
    FFLOGS_CLIENT_SECRET: fflogs.clientSecret,
    VIGIL_POLL_SECONDS: '1',
  })
  const report = sampleReport()
  fflogs.show(report, { fights: 0 })
  await scene.discord.slash('watch', { subcommand: 'add', options: { report: report.code }, by: lead })
  const taken: number[] = []
  for (const before of report.fights.keys()) {
    const asked = fflogs.asked.length
    fflogs.grow(report.code, { fights: before + 1 })
    await answered(fflogs, asked)
    const begun = performance.now()
    while (scene.pictured() <= before) await pause(2)
    if (before >= warmUps) taken.push(performance.now() - begun)
  }
  return median(taken)
}

/** Waits until somebody was told of the report's fights. */
async function answered(fflogs: StandIn, since: number): Promise<void> {
  while (!fflogs.asked.slice(since).some(({ question }) => question === 'report')) await pause(1)
}
