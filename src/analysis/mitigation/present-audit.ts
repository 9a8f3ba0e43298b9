import { formatTime } from '../../format.ts'
import type { Role } from '../../strat.ts'
import { type Blame, labelOf } from '../blame.ts'
import type { Block } from '../block.ts'
import type { PressTold, PressVerdict } from './audit.ts'
import type { HitTold } from './hit-told.ts'
import { presentMargins } from './present-margins.ts'

interface Audit {
  readonly strat?: { readonly version: number }
  readonly presses: readonly PressTold[]
  readonly hits: readonly HitTold[]
}

/** The plan first, then how close it was. */
export const presentAudit = ({ strat, presses, hits }: Audit, blame: Blame = 'roles'): readonly Block[] => [
  ...(strat === undefined ? [note(noStrat)] : presentPlan(presses, blame)),
  ...presentMargins(hits),
]

const noStrat = 'No strat was in force for this fight, so there is no plan to check. /strat keeps one.'

/** Header and rows that a message shows. */
const mostRows = 9
const mostReasons = 3

function presentPlan(presses: readonly PressTold[], blame: Blame): readonly Block[] {
  const reached = presses.filter(({ verdict }) => verdict !== 'not-reached')
  if (presses.length === 0) return [note('The strat for this fight plans no covers that this party has.')]
  if (reached.length === 0) return [note('The pull was over before the first planned cover.')]
  const off = reached.filter(({ verdict }) => verdict !== 'hit')
  const shown = reached.length <= mostRows ? reached : inImportance(off).slice(0, mostRows)
  return [
    note(summaryOf(reached, off, presses.length - reached.length)),
    ...(shown.length === 0 ? [] : [tableOf(shown.toSorted(inTime), blame)]),
    ...reasonsOf(off, blame),
  ]
}

function summaryOf(reached: readonly PressTold[], off: readonly PressTold[], notReached: number): string {
  const count = `${reached.length - off.length} of ${reached.length} planned covers were on.`
  const decisive = off.some((press) => press.decisive) ? ' ! would have saved somebody.' : ''
  const later = notReached === 0 ? '' : ` ${notReached} more were not reached.`
  return `${count}${decisive}${later}`
}

const inImportance = (presses: readonly PressTold[]): readonly PressTold[] =>
  presses.toSorted((one, other) => Number(other.decisive) - Number(one.decisive) || inTime(one, other))

const inTime = (one: PressTold, other: PressTold): number => (one.atMs ?? 0) - (other.atMs ?? 0)

function tableOf(presses: readonly PressTold[], blame: Blame): Block {
  const columns = [
    { label: 'Mechanic', align: 'left' },
    ...(blame === 'off' ? [] : [{ label: 'Who', align: 'left' } as const]),
    { label: 'Cover', align: 'left' },
    { label: 'Was', align: 'right' },
  ] as const
  const rows = presses.map((press) => [
    press.mechanic.name,
    ...(blame === 'off' ? [] : [whoOf(press, blame).replace(/^an? /, '')]),
    press.cover.name,
    `${words[press.verdict]}${press.decisive ? ' !' : ''}`,
  ])
  return { kind: 'table', title: 'Planned covers', columns, rows }
}

/** Told by their sign as well, for whoever sees no colours or skims. */
const words: Readonly<Record<PressVerdict, string>> = {
  hit: '✓ on',
  late: '» late',
  early: '« early',
  'wrong-target': '↷ astray',
  missed: '✗ missed',
  unavailable: '◌ cooldown',
  dead: '† dead',
  'not-reached': '· not yet',
}

/** Where nobody can say whose press it was, the plan's kind of player. */
function whoOf({ player, role }: PressTold, blame: Blame): string {
  if (player !== undefined) return labelOf(player, blame)
  return role === 'any' || role === 'none' || blame === 'off' ? 'anybody' : kinds[role]
}

const kinds: Readonly<Record<Exclude<Role, 'any' | 'none'>, string>> = {
  MT: 'a tank',
  OT: 'a tank',
  H1: 'a healer',
  H2: 'a healer',
  D1: 'a melee',
  D2: 'a melee',
  D3: 'a ranged',
  D4: 'a caster',
}

function reasonsOf(off: readonly PressTold[], blame: Blame): readonly Block[] {
  const told = inImportance(off.filter(({ why }) => why !== undefined)).slice(0, mostReasons)
  return told.map((press) => {
    const who = blame === 'off' ? '' : ` by ${whoOf(press, blame)}`
    const at = press.atMs === undefined ? '' : ` at ${formatTime(press.atMs)}`
    return note(`${press.cover.name}${who} for ${press.mechanic.name}${at}: ${press.why}.`)
  })
}

const note = (text: string): Block => ({ kind: 'note', text })
