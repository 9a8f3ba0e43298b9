import { analysePull, analysePulls } from '../analysis/run.ts'
import type { AnalysedPull } from '../analysis/study.ts'
import type { Pull } from '../report.ts'
import type { Services } from './command.ts'
import { inServerLanguage } from './terms.ts'

/** What telling pulls needs. */
export type Teller = Pick<Services, 'db' | 'analyst'>

/** Pulls of one static, analysed, with what the game calls things in the language of their server. */
export const tellPulls = async (services: Teller, staticId: number, pulls: readonly Pull[]): Promise<AnalysedPull[]> =>
  await inServerLanguage(services.db, staticId, await analysePulls(services.db, services.analyst, staticId, pulls))

/** The same for one pull. */
export async function tellPull(services: Teller, pull: Pull): Promise<AnalysedPull> {
  const analysed = await analysePull(services.db, services.analyst, pull)
  const [told = analysed] = await inServerLanguage(services.db, pull.staticId, [analysed])
  return told
}
