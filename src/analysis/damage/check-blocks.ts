import { formatHp, formatPerSecond, formatShare, formatSpan, formatTime } from '../../format.ts'
import type { Block } from '../block.ts'
import type { DpsCheck, PhaseCheck } from '../metrics/dps-check.ts'
import type { Cost, CostKind } from './costs.ts'
import { raceBlock } from './race-block.ts'

/** The arithmetic of every phase in a table, the last phase in words, and what cost most of it. */
export function checkBlocks({ checks }: DpsCheck): readonly Block[] {
  const last = checks.at(-1)
  if (last === undefined || checks.every(({ pace, boss }) => pace === undefined && boss === undefined))
    return [
      { kind: 'note', text: 'Neither boss HP nor a time for the enrage is known, so nothing can be said of damage.' },
    ]
  const race = raceBlock(checks)
  const told = checks.filter(({ pace }) => pace !== undefined)
  return [
    ...(told.length > 0 ? [checkTable(told)] : []),
    { kind: 'note', text: inWords(last) },
    ...(race === undefined ? [] : [race]),
    ...(last.costs.length > 0 ? [costTable(last.costs)] : []),
  ]
}

/** More rows than this nobody reads. */
const mostRows = 8

const checkTable = (checks: readonly PhaseCheck[]): Block => ({
  kind: 'table',
  title: 'Damage needed and done',
  columns: [
    { label: 'Phase', align: 'left' },
    { label: 'Needed', align: 'right' },
    { label: 'Done', align: 'right' },
    { label: 'Verdict', align: 'left' },
  ],
  rows: checks.map(({ name, pace, verdict }) => [
    name,
    pace ? formatPerSecond(pace.neededPerSecond) : '',
    pace ? formatPerSecond(pace.actualPerSecond) : '',
    verdict,
  ]),
})

const costTable = (costs: readonly Cost[]): Block => ({
  kind: 'table',
  title: 'What it cost',
  columns: [
    { label: 'Who', align: 'left' },
    { label: 'What', align: 'left' },
    { label: 'For', align: 'right' },
    { label: 'HP', align: 'right' },
  ],
  rows: costs
    .slice(0, mostRows)
    .map(({ player, kind, atMs, lostMs, hp }) => [
      player.name,
      `${kindNames[kind]} from ${formatTime(atMs)}`,
      formatSpan(lostMs),
      hp === undefined ? '?' : formatHp(hp),
    ]),
})

const kindNames: Readonly<Record<CostKind, string>> = {
  dead: 'dead',
  weakness: 'Weakness',
  brink: 'Brink of Death',
  'damage-down': 'Damage Down',
}

/** `P1 asked for 194.6 k/s and got 180.2 k/s: 1.9 M would have been left at the enrage (2:40).` */
function inWords({ name, kind, isAssumed, verdict, boss, enrage, pace, shortfallHp }: PhaseCheck): string {
  const left = boss ? ` ${formatHp(boss.leftHp)} (${formatShare(boss.leftHp / Math.max(boss.maxHp, 1))}) was left.` : ''
  if (kind === 'fixed') {
    if (verdict === 'passed') return `${name} was completed; it always takes as long.`
    const came = enrage ? ` Its enrage came at ${formatTime(enrage.atMs)}.` : ''
    return `${name} always takes as long, and nobody has written what HP must go in it.${came}${left}`
  }
  if (pace === undefined || enrage === undefined)
    return verdict === 'passed'
      ? `${name} was completed.`
      : `When ${name} would have ended is not known, or it had only begun.${left}`
  const about = boss?.isEstimated ? 'about ' : ''
  const did = `${name} asked for ${about}${formatPerSecond(pace.neededPerSecond)} and got ${formatPerSecond(pace.actualPerSecond)}`
  const assumed = isAssumed ? ' That is if all of it must go: nobody has written what this phase asks for.' : ''
  const at = formatTime(enrage.atMs)
  switch (verdict) {
    case 'passed':
      return `${did}: the enrage at ${at} was not reached.${assumed}`
    case 'missed':
      return `${did}: the enrage came at ${at}.${left}${assumed}`
    case 'short':
      return `${did}: at that pace ${formatHp(shortfallHp ?? 0)} too much would be left at the enrage (${at}).${ahead(pace)}${assumed}`
    case 'on pace':
      return `${did}: enough for the enrage at ${at}.${assumed}`
    case 'unknown':
      return `${did}.${left}${assumed}`
  }
}

const ahead = ({ neededFromHerePerSecond }: NonNullable<PhaseCheck['pace']>) =>
  neededFromHerePerSecond === undefined ? '' : ` From there on it took ${formatPerSecond(neededFromHerePerSecond)}.`
