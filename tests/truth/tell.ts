import { deaths } from '../../src/analysis/metrics/deaths.ts'
import { faults } from '../../src/analysis/metrics/faults.ts'
import { wipes } from '../../src/analysis/metrics/wipes.ts'
import { resultOf } from '../../src/analysis/study.ts'
import { truthPull } from '../sim/truth-pulls.ts'
import type { Analysis } from './analysis.ts'
import { figureNames } from './figures.ts'
import { say } from './judges/accused.ts'
import { learnedBy } from './learned.ts'
import { type Trial, tryPull } from './trial.ts'

/** One pull in full: what happened, what each source made us say, and what of it is wrong. */
export async function tellSeed(seed: number): Promise<string> {
  const { fight, partyName, party, plan, night } = truthPull(seed)
  const trial = await tryPull(night, await learnedBy(fight.key, partyName))
  const { plants: _, ...way } = plan
  return [
    `seed ${seed}: ${fight.name}, ${partyName} (${party.map(({ slot, job }) => `${slot} ${job}`).join(', ')})`,
    `played ${JSON.stringify(way)}`,
    ...section('what happened', happened(trial)),
    ...section('from a log of today', said(trial.told.log)),
    ...section('from a log of 2021', said(trial.told.oldLog)),
    ...section('from FFLogs', said(trial.told.report)),
    ...section(
      'wrong',
      figureNames.flatMap((name) => trial.findings[name].wrong.map((text) => `${name}: ${text}`)),
    ),
  ].join('\n')
}

const section = (title: string, lines: readonly string[]): string[] => [
  '',
  `${title}:`,
  ...(lines.length > 0 ? lines : ['nothing']).map((line) => `  ${line}`),
]

const happened = ({ answer }: Trial): string[] => [
  `${answer.outcome}, ${answer.ended}, ${answer.durationMs} ms, ended at ${JSON.stringify(answer.location)}`,
  ...answer.faults.map(({ plant, atMs }, index) => `planted ${index} at ${Math.round(atMs)}: ${JSON.stringify(plant)}`),
  `started by ${answer.origin === undefined ? 'nobody' : `planted ${answer.origin}`}`,
  ...(answer.calledMs === undefined ? [] : [`called at ${answer.calledMs}`]),
  ...answer.phases.map(({ name, startMs }) => `${name} from ${Math.round(startMs)}`),
  ...answer.deaths.map(({ who, slot, lethalMs, deathMs, ability, killer, kind, fault }) =>
    [
      `${lethalMs} (${deathMs}) ${slot} ${who}: ${ability?.name ?? 'no blow'} of ${killer ?? 'nobody'}, ${kind}`,
      ...(fault === undefined ? [] : [`from planted ${fault}`]),
    ].join(', '),
  ),
  ...answer.reading.find.map(
    ({ kind, who, slot, partner, mechanic, atMs, isOrigin }) =>
      `to be found: ${slot} ${who}${partner ? ` (or ${partner})` : ''}, ${kind}, ${mechanic} at ${Math.round(atMs)}${isOrigin ? ', the origin' : ''}`,
  ),
  ...(answer.reading.raidDeath
    ? [`${answer.reading.raidDeath.ability} killed half: ${answer.reading.raidDeath.kinds.join(' or ')}`]
    : []),
  ...answer.raises.map(({ who, by, castMs, upMs }) => `${castMs} ${by} raises ${who}, up at ${upMs ?? 'no time'}`),
]

function said({ context, results, failed }: Analysis): string[] {
  const analysed = { pull: context.pull, results }
  const [ending, died, broken] = [resultOf(analysed, wipes), resultOf(analysed, deaths), resultOf(analysed, faults)]
  return [
    ...Object.entries(failed).map(([id, why]) => `${id} failed: ${why}`),
    `${context.pull.outcome}, ${ending?.class}, ${context.pull.durationMs} ms, ended at ${JSON.stringify(ending?.location)}`,
    `cause ${JSON.stringify(ending?.cause)}`,
    `cutoff ${JSON.stringify(ending?.cutoff)}`,
    ...(broken?.faults ?? []).map(
      (fault) => `fault ${say(fault)}${fault.key === broken?.origin ? ', the origin' : ''}`,
    ),
    `raid-wide death ${broken?.raidDeath ?? 'none'}`,
    ...context.phases.map(({ name, startMs }) => `${name} from ${startMs}`),
    ...(died?.deaths ?? []).map(
      ({ diedMs, toldMs, player, ability, killer, kind }) =>
        `${diedMs} (${toldMs}) ${player.name}: ${ability?.name ?? 'no blow'} of ${killer ?? 'nobody'}, ${kind}`,
    ),
  ]
}
