import { AppError } from '../../errors.ts'
import { formatMoment } from '../../format.ts'
import { bareName } from '../../plain-words.ts'
import { findStrat, type SavedStrat } from '../../store/people/strats.ts'
import type { PlannedMechanic } from '../../strat/strat.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { chooseEncounter } from './choose-encounter.ts'
import { openPlanNames, type PlanNames } from './plan-names.ts'

/** What was agreed on: for a whole fight, or for the mechanics that a text means. */
export async function showStrat({ options, staticId }: CommandRequest, services: Services): Promise<Answer> {
  const { key, short } = await chooseEncounter(services, staticId, options.getString('fight'))
  const version = options.getInteger('version') ?? undefined
  const saved = await chooseStrat(services, staticId, { key, short }, version)
  const names = await openPlanNames(services, staticId)
  const wanted = options.getString('mechanic')?.trim() ?? ''
  const shown = wanted === '' ? saved.strat.mechanics : mechanicsCalled(saved.strat.mechanics, wanted, names)
  if (shown.length === 0 && wanted !== '') {
    throw new AppError('not-found', `The strat of ${short} says nothing of “${wanted}”. /strat show has all of it.`)
  }
  // One that may be either of two abilities stands in a strat twice.
  const lines = [...new Set(shown.map((mechanic) => lineOf(mechanic, names)))]
  return {
    title: `Strat of ${short} · version ${saved.version}`,
    text:
      lines.length === 0 ? 'This strat says nothing yet. /strat import fills it.' : fitting(lines, '/strat export has'),
    blocks: [],
    footer: `${saved.author} · ${saved.undone === undefined ? 'counts for pulls since it was saved' : 'taken back'}`,
  }
}

/** The version somebody means, or the one that stands. */
export async function chooseStrat(
  { db }: Pick<Services, 'db'>,
  staticId: number,
  { key, short }: { readonly key: string; readonly short: string },
  version: number | undefined,
): Promise<SavedStrat> {
  const found = await findStrat(db, staticId, key, version)
  if (found !== undefined) return found
  throw new AppError(
    'not-found',
    version === undefined
      ? `There is no strat for ${short} yet. /strat import takes a pasted table or a file.`
      : `There is no version ${version} for ${short}. /strat history has all there are.`,
  )
}

/** What was ever saved, the newest first. */
export function historyLine({ version, told, author, at, undone }: Omit<SavedStrat, 'strat'>): string {
  const back = undone === undefined ? '' : `, taken back by ${undone.by} ${formatMoment(undone.at)}`
  return `- **${version}** · ${author} ${formatMoment(at)}${back}: ${told}`
}

/** As many lines as a message holds, and how many more there are. */
export function fitting(lines: readonly string[], rest = 'and'): string {
  let length = 0
  const over = lines.findIndex((line) => {
    length += line.length + 1
    return length > mostShown
  })
  if (over < 0) return lines.join('\n')
  return [...lines.slice(0, over), `… ${rest} ${lines.length - over} more.`].join('\n')
}

/** Discord takes 4,096 characters; the rest is for what stands around it. */
const mostShown = 3_600

const mechanicsCalled = (mechanics: readonly PlannedMechanic[], wanted: string, names: PlanNames) => {
  const bare = bareName(wanted)
  const keyed = mechanics.filter(({ ability, occurrence }) =>
    [`${ability}_${occurrence}`, String(ability)].includes(wanted),
  )
  if (keyed.length > 0) return keyed
  return mechanics.filter((mechanic) => bareName(names.mechanic(mechanic)).includes(bare))
}

/** `**Diamond Dust 1** · MT Reprisal · H2 Sacred Soil −2 s · north: D1` */
function lineOf(mechanic: PlannedMechanic, names: PlanNames): string {
  const places = Object.entries(mechanic.places).map(([place, role]) => `${place}: ${role}`)
  return [`**${names.mechanic(mechanic)}**`, ...mechanic.covers.map(names.cover), ...places].join(' · ')
}
