import { formatTime } from '../../format.ts'
import type { Role } from '../../strat/strat.ts'
import { type Blame, labelOf } from '../blame.ts'
import type { Block } from '../block.ts'
import type { PressTold, PressVerdict } from './audit.ts'
import { coversGrid } from './covers-grid.ts'
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

/** Presses that a message shows, and the lines they make. */
const mostPresses = 9
const mostLines = 6

function presentPlan(presses: readonly PressTold[], blame: Blame): readonly Block[] {
  const reached = presses.filter(({ verdict }) => verdict !== 'not-reached')
  if (presses.length === 0) return [note('The strat for this fight plans no covers that this party has.')]
  if (reached.length === 0) return [note('The pull was over before the first planned cover.')]
  const off = reached.filter(({ verdict }) => verdict !== 'hit')
  const byMechanic = [...Map.groupBy(reached.length <= mostPresses ? reached : off, useOf).values()]
  const shown = byMechanic.toSorted(inImportance).slice(0, mostLines).toSorted(inTime)
  return [
    note(summaryOf(reached.length, off.length, presses.length - reached.length)),
    coversGrid(presses, blame),
    ...shown.map((own) => note(lineOf(own, blame))),
    ...(shown.length < byMechanic.length ? [note(moreText(byMechanic.length - shown.length))] : []),
  ]
}

function summaryOf(reached: number, off: number, notReached: number): string {
  const all = reached === 1 ? 'The one planned cover was on' : `All ${reached} planned covers were on`
  const on = off === 0 ? all : `${reached - off} of ${reached} planned covers were on`
  return notReached === 0 ? `${on}.` : `${on}; the pull ended before ${notReached} more.`
}

const moreText = (count: number): string =>
  `Covers were off for ${count} more ${count === 1 ? 'mechanic' : 'mechanics'}: name one to see it.`

const useOf = ({ mechanic }: PressTold): string => `${mechanic.ability}_${mechanic.occurrence}`

type OfMechanic = readonly PressTold[]

const inImportance = (one: OfMechanic, other: OfMechanic): number =>
  Number(other.some(isDecisive)) - Number(one.some(isDecisive)) || inTime(one, other)

const inTime = ([one]: OfMechanic, [other]: OfMechanic): number => (one?.atMs ?? 0) - (other?.atMs ?? 0)

const isDecisive = ({ decisive }: PressTold): boolean => decisive === true

/** `**Burnished Glory** 1:26: ✗ Addle (Hale Brook) missed. It would have saved somebody.` */
function lineOf(presses: OfMechanic, blame: Blame): string {
  const [first] = presses
  if (first === undefined) return ''
  const at = first.atMs === undefined ? '' : ` ${formatTime(first.atMs)}`
  const told = presses.map((press) => pressText(press, blame)).join(', ')
  return `**${first.mechanic.name}**${at}: ${told}.${decisiveText(presses)}`
}

function pressText(press: PressTold, blame: Blame): string {
  const who = blame === 'off' ? '' : ` (${whoOf(press, blame)})`
  const why = press.why === undefined ? '' : `, ${press.why}`
  return `${words[press.verdict].replace('~', `${press.cover.name}${who}`)}${why}`
}

function decisiveText(presses: OfMechanic): string {
  const decisive = presses.filter(isDecisive)
  if (decisive.length === 0) return ''
  if (decisive.length < presses.length)
    return ` With ${conjunction.format(decisive.map(({ cover }) => cover.name))} somebody would have lived.`
  return decisive.length === 1 ? ' With it somebody would have lived.' : ' With them somebody would have lived.'
}

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' })

/** Told by their sign as well, for whoever skims; the cover and whose it was stand for the wave. */
const words: Readonly<Record<PressVerdict, string>> = {
  hit: '✓ ~',
  late: '» ~ late',
  early: '« ~ too early',
  'wrong-target': '↷ ~ on the wrong target',
  missed: '✗ ~ not pressed',
  unavailable: '◌ ~ on cooldown',
  dead: '† ~ dead by then',
  'not-reached': '· ~ not reached',
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

const note = (text: string): Block => ({ kind: 'note', text })
