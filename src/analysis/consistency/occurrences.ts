import { publicConfidence } from '../attribution/fault.ts'
import type { PlayerRef } from '../blame.ts'
import { type FaultTold, faults } from '../metrics/faults.ts'
import { phases } from '../metrics/phases.ts'
import { type Reached, reached } from '../metrics/reached.ts'
import { type AnalysedPull, resultOf } from '../study.ts'

/** One mechanic of one pull as raiders count them: all of its name that follows within ten seconds. */
export interface Occurrence {
  readonly name: string
  /** Counts the mechanics of this name in this pull from 1. */
  readonly count: number
  /** Action ids of its blows. */
  readonly abilities: readonly number[]
  readonly phase: string
  /** When it began, ms from the start of the pull, and from that of its phase. */
  readonly atMs: number
  readonly inPhaseMs: number
  /** Rules broken in it, those that are sure enough to be told. */
  readonly faults: readonly FaultTold[]
  /** The end of the pull follows from one of them. */
  readonly isEnd: boolean
}

/** Blows of one name so close together are one mechanic to whoever plays it, ms. */
const oneMechanicMs = 10_000
/** A fault belongs to the blow of this moment, ms. */
const sameBlowMs = 1_500

interface Draft {
  readonly name: string
  readonly count: number
  readonly blows: { readonly ability: number; readonly atMs: number }[]
  readonly faults: FaultTold[]
}

/** The mechanics that went wrong in any of these pulls, by name: the others need not be looked at. */
export function namesOfFailing(pulls: readonly AnalysedPull[]): ReadonlySet<string> {
  const broken = pulls.flatMap((pull) => resultOf(pull, faults)?.faults ?? [])
  const ids = new Set(broken.map(({ ability }) => ability.id))
  const names = new Set(broken.map(({ ability }) => ability.name))
  for (const pull of pulls)
    for (const { ability } of resultOf(pull, reached)?.mechanics ?? []) if (ids.has(ability.id)) names.add(ability.name)
  return names
}

/** What a pull came to of these before it was lost, with what went wrong in it; nothing before it was analysed. */
export function occurrencesOf(pull: AnalysedPull, names: ReadonlySet<string>): readonly Occurrence[] {
  const seen = resultOf(pull, reached)
  const told = resultOf(pull, faults)
  if (seen === undefined || told === undefined) return []
  const drafts = draftsOf(seen.mechanics.filter(({ ability }) => names.has(ability.name)))
  for (const fault of told.faults) {
    if (fault.confidence < publicConfidence || isNoMechanic(fault)) continue
    const draft = drafts.find((one) => isIn(fault, one)) ?? drafts.find((one) => isNear(fault, one))
    if (draft) draft.faults.push(fault)
    else drafts.push(ownDraft(fault, drafts))
  }
  const phasesTold = resultOf(pull, phases) ?? []
  return drafts.map(({ name, count, blows, faults }) => {
    const atMs = blows[0]?.atMs ?? 0
    const phase = phasesTold.findLast(({ startMs }) => startMs <= atMs)
    return {
      name,
      count,
      abilities: blows.map(({ ability }) => ability),
      phase: phase?.name ?? 'P1',
      atMs,
      inPhaseMs: atMs - (phase?.startMs ?? 0),
      faults,
      isEnd: faults.some(({ key }) => key === told.origin),
    }
  })
}

/** Who lived at a moment of a pull. */
export const aliveAt = ({ players, away }: Reached, atMs: number): readonly PlayerRef[] =>
  players.filter(
    (_, index) => !away.some(({ player, fromMs, untilMs }) => player === index && fromMs <= atMs && atMs < untilMs),
  )

function draftsOf(mechanics: Reached['mechanics']): Draft[] {
  const byName = new Map<string, { readonly ability: number; readonly atMs: number }[]>()
  for (const { ability, atMs } of mechanics) {
    const blows = byName.get(ability.name) ?? []
    byName.set(ability.name, blows)
    for (const at of atMs) blows.push({ ability: ability.id, atMs: at })
  }
  const drafts: Draft[] = []
  for (const [name, blows] of byName) {
    let last: Draft | undefined
    for (const blow of blows.sort((one, other) => one.atMs - other.atMs)) {
      if (last !== undefined && blow.atMs - (last.blows.at(-1)?.atMs ?? 0) <= oneMechanicMs) last.blows.push(blow)
      else {
        last = { name, count: (last?.count ?? 0) + 1, blows: [blow], faults: [] }
        drafts.push(last)
      }
    }
  }
  return drafts
}

/** Nobody can practise these as a mechanic: they are told of players only. */
const isNoMechanic = ({ kind, ability }: FaultTold): boolean =>
  kind === 'pull-time' || kind === 'raise-lost' || ability.id === 0

const isIn = ({ ability, atMs, kind }: FaultTold, { blows }: Draft): boolean =>
  kind !== 'status' && blows.some((blow) => blow.ability === ability.id && Math.abs(atMs - blow.atMs) <= sameBlowMs)

/** What has another id of the same name belongs to it, too. */
const isNear = ({ ability, atMs }: FaultTold, { name, blows }: Draft): boolean =>
  name === ability.name && blows.some((blow) => Math.abs(atMs - blow.atMs) <= oneMechanicMs)

/** A status that is only gained by mistake, say: no enemy used what it is called by. */
function ownDraft(fault: FaultTold, drafts: readonly Draft[]): Draft {
  const { ability, atMs } = fault
  const count = drafts.filter(({ name, blows }) => name === ability.name && (blows[0]?.atMs ?? 0) < atMs).length + 1
  return { name: ability.name, count, blows: [{ ability: ability.id, atMs }], faults: [fault] }
}
