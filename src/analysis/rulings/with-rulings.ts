import { isSameName } from '../../character.ts'
import { initialsOf } from '../../initials.ts'
import type { Dispute, Ruling } from '../../ruling.ts'
import type { Cause } from '../ending/cause.ts'
import { type Faults, type FaultTold, type FaultyPlayer, faults } from '../metrics/faults.ts'
import { type Wipe, wipes } from '../metrics/wipes.ts'
import { type AnalysedPull, resultOf } from '../study.ts'

/** What people said of a pull's faults, and what a lead made of it. */
export interface PullRulings {
  readonly disputes: readonly Dispute[]
  /** Ruled to be nobody's: among the faults no longer, so that nothing counts them. */
  readonly withdrawn: readonly FaultTold[]
  /** The one of them that the end had been traced to. */
  readonly formerOrigin?: string
}

/**
 * The pull as its static's leads have ruled (METRICS §2): whoever was cleared is named no more, whoever did it instead
 * is, and what was nobody's mistake is no fault. The one place where rulings count; what is stored stays as it was found.
 */
export function withRulings(analysed: AnalysedPull, disputes: readonly Dispute[] = []): AnalysedPull {
  if (disputes.length === 0) return analysed
  const told = resultOf(analysed, faults)
  if (told === undefined) return { ...analysed, results: { ...analysed.results, [id]: { disputes, withdrawn: [] } } }
  const decided = standing(disputes)
  const judged = told.faults.map((fault) => {
    const own = decided.filter(({ faultKey }) => faultKey === fault.key)
    const isNobodys = own.at(-1)?.ruling.what === 'nobody'
    return { fault: own.reduce((one, dispute) => decide(one, dispute, analysed), fault), isNobodys }
  })
  const kept = judged.filter(({ isNobodys }) => !isNobodys).map(({ fault }) => fault)
  const withdrawn = judged.filter(({ isNobodys }) => isNobodys).map(({ fault }) => fault)
  const wipe = resultOf(analysed, wipes)
  const { origin, ...rest } = told
  const stays = origin === undefined || kept.some(({ key }) => key === origin)
  const traced = [origin, wipe && 'fault' in wipe.cause ? wipe.cause.fault?.key : undefined]
  const former = withdrawn.find(({ key }) => traced.includes(key))
  const ruled: PullRulings = { disputes, withdrawn, ...(former && { formerOrigin: former.key }) }
  const changed: Faults = { ...rest, faults: kept, ...(stays && origin !== undefined ? { origin } : {}) }
  const results = {
    ...analysed.results,
    [faults.id]: changed,
    [id]: ruled,
    ...(wipe && { [wipes.id]: { ...wipe, cause: causeNow(wipe.cause, kept, withdrawn) } satisfies Wipe }),
  }
  return { ...analysed, results }
}

/** What was said and ruled of a pull; undefined where nobody disputed anything. */
export const rulingsOf = ({ results }: AnalysedPull): PullRulings | undefined => results[id] as PullRulings | undefined

/** What counts for a fault: the ruling that came last. */
export const rulingOf = (analysed: AnalysedPull, key: string): Ruling | undefined =>
  rulingsOf(analysed)
    ?.disputes.filter(({ faultKey, ruling }) => faultKey === key && ruling !== undefined)
    .map(({ ruling }) => ruling)
    .toSorted((one, other) => (one?.at ?? 0) - (other?.at ?? 0))
    .at(-1)

/** Disputes of what is no longer found: the pull was read anew since, and is now told otherwise. */
export function lostDisputes(analysed: AnalysedPull): readonly Dispute[] {
  const { disputes = [], withdrawn = [] } = rulingsOf(analysed) ?? {}
  const known = new Set([...(resultOf(analysed, faults)?.faults ?? []), ...withdrawn].map(({ key }) => key))
  return disputes.filter(({ faultKey }) => !known.has(faultKey))
}

/** Whether two spellings may be the same character of one pull: somebody's names may be stored as initials by now. */
export const isSameCharacter = (one: string, other: string): boolean =>
  isSameName(one, other) || isSameName(initialsOf(one), other) || isSameName(one, initialsOf(other))

type Decided = Dispute & { readonly ruling: Ruling }

/** Rulings stand beside the results of metrics, so that whatever is done to those is done to them. */
const id = 'rulings'
const certain = 1

/** In the order they were made, without what was ruled anew since: of the same person, or of the fault as a whole. */
function standing(disputes: readonly Dispute[]): readonly Decided[] {
  const decided = disputes
    .filter((dispute): dispute is Decided => dispute.ruling !== undefined)
    .toSorted((one, other) => one.ruling.at - other.ruling.at)
  return decided.filter(
    ({ faultKey, player }, index) =>
      !decided
        .slice(index + 1)
        .some((later) => later.faultKey === faultKey && (later.player === undefined || later.player === player)),
  )
}

function decide(fault: FaultTold, { player, ruling }: Decided, analysed: AnalysedPull): FaultTold {
  const isMeant = ({ name }: { readonly name: string }) => player === undefined || isSameCharacter(name, player)
  const others = fault.players.filter((one) => !isMeant(one))
  switch (ruling.what) {
    case 'nobody':
      return { ...fault, about: 'raid', players: [] }
    case 'dismissed':
      // Of two who could not be told apart, the one who is left is not therefore guilty.
      if (others.length === 0 || (fault.about === 'one' && others.length === 1))
        return { ...fault, about: 'raid', players: [] }
      return { ...fault, players: others }
    case 'upheld':
      return made(fault, fault.players.filter(isMeant), fault.about === 'one' ? [] : others)
    case 'somebody else':
      return made(fault, playersCalled(ruling.other ?? '', analysed), fault.about === 'one' ? [] : others)
  }
}

const made = (fault: FaultTold, by: readonly Omit<FaultyPlayer, 'confidence'>[], others: FaultTold['players']) => ({
  ...fault,
  about: by.length === 0 ? fault.about : ('each' as const),
  players: by.length === 0 ? fault.players : [...by.map((one) => ({ ...one, confidence: certain })), ...others],
  confidence: certain,
})

const playersCalled = (name: string, { pull }: AnalysedPull) =>
  pull.actors
    .filter((actor) => actor.kind === 'player' && isSameCharacter(actor.name, name))
    .slice(0, 1)
    .map(({ id, name, job }) => ({ id, name, ...(job === undefined ? {} : { job }) }))

/** The cause names whom the fault names now, and is unknown when what it was is no fault any more. */
function causeNow(cause: Cause, kept: readonly FaultTold[], withdrawn: readonly FaultTold[]): Cause {
  if ((cause.kind !== 'fault' && cause.kind !== 'call') || cause.fault === undefined) return cause
  const { key } = cause.fault
  if (withdrawn.some((fault) => fault.key === key)) {
    if (cause.kind === 'fault') return { kind: 'unknown' }
    const { fault: _fault, ...call } = cause
    return call
  }
  const now = kept.find((fault) => fault.key === key)
  return now === undefined ? cause : { ...cause, fault: { ...cause.fault, about: now.about, players: now.players } }
}
