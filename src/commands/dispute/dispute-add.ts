import { type FaultTold, faults } from '../../analysis/metrics/faults.ts'
import { isSameCharacter, rulingsOf } from '../../analysis/rulings/with-rulings.ts'
import { analysePull } from '../../analysis/run.ts'
import { resultOf } from '../../analysis/study.ts'
import { mistakeText } from '../../analysis/wording/mistake.ts'
import { rulingText } from '../../analysis/wording/sureness.ts'
import { AppError } from '../../errors.ts'
import { formatTime } from '../../format.ts'
import { roleOf } from '../../game.ts'
import type { Pull } from '../../report.ts'
import type { SaidFault } from '../../ruling.ts'
import { saveDispute } from '../../store/people/disputes.ts'
import { findMember } from '../../store/people/find-member.ts'
import { listRoster, type RosterMember } from '../../store/people/roster.ts'
import type { Answer, CommandRequest, Form, Services } from '../command.ts'
import { mayLead } from '../permissions.ts'
import { shownPlayers } from '../roster/names.ts'

/** What the window of a Dispute button asks. */
export const disputeForm: Form = {
  title: 'Why it was not like that',
  label: 'In your own words',
  placeholder: 'I was pushed into it; see the clip at 1:20.',
  maxLength: 500,
}

/**
 * Keeps what somebody says of a fault that names them, or a lead of any, until a lead rules.
 * @param wanted the fault's key, its time or its ability
 */
export async function addDispute(
  pull: Pull,
  wanted: string,
  said: string,
  { staticId, member }: Pick<CommandRequest, 'staticId' | 'member'>,
  { db, analyst, now }: Pick<Services, 'db' | 'analyst' | 'now'>,
): Promise<Answer> {
  const words = said.trim().slice(0, disputeForm.maxLength)
  if (words === '') throw new AppError('bad-input', 'Say in a few words why it was not like that.')
  const analysed = await analysePull(db, analyst, pull)
  const roster = await listRoster(db, staticId)
  const all = [...(resultOf(analysed, faults)?.faults ?? []), ...(rulingsOf(analysed)?.withdrawn ?? [])]
  const own = rulingsOf(analysed)?.disputes.find(
    ({ askedBy, faultKey }) => askedBy.id === member.id && faultKey === wanted,
  )
  if (own?.ruling) return { text: `${rulingText(own.ruling)} /dispute list shows what was said.`, blocks: [] }
  const fault = chooseFault(pull, all, wanted, (one) => mayDispute(one, pull, roster, member))
  const player = fault.players.find((one) => isMember(one, pull, roster, member)) ?? onlyOf(fault.players)
  const kept = await saveDispute(db, staticId, {
    pullId: pull.id,
    faultKey: fault.key,
    ...(player && { player: player.name }),
    said: saidOf(fault, pull),
    words,
    askedAt: now(),
    askedBy: member,
  })
  const what = `${fault.ability.name} at ${formatTime(fault.atMs)} in pull ${pull.number}`
  const next = mayLead(member)
    ? 'Rule on it with /dispute list.'
    : 'A lead will look at it; /fault tells you here what became of it.'
  return { text: `Noted as dispute ${kept.id}: ${what}. ${next}`, blocks: [] }
}

/** Everybody may dispute what names them, leads anything. */
export const mayDispute = (
  fault: FaultTold,
  pull: Pull,
  roster: readonly RosterMember[],
  member: CommandRequest['member'],
): boolean => mayLead(member) || fault.players.some((player) => isMember(player, pull, roster, member))

/** Whether a character of a pull is the roster's member who asks; a name may be the roster's own already. */
function isMember(
  { id, name }: FaultTold['players'][number],
  { actors }: Pull,
  roster: readonly RosterMember[],
  member: CommandRequest['member'],
): boolean {
  const actor = actors.find((one) => one.id === id)
  const known = findMember(roster, actor?.name ?? name, actor?.world)
  return known?.discordUserId === member.id
}

const onlyOf = <One>(list: readonly One[]): One | undefined => (list.length === 1 ? list[0] : undefined)

function chooseFault(
  { number }: Pull,
  all: readonly FaultTold[],
  wanted: string,
  isOpenTo: (fault: FaultTold) => boolean,
): FaultTold {
  const text = wanted.trim().toLowerCase()
  const named = ({ key, atMs, ability }: FaultTold) =>
    [key, formatTime(atMs), ability.name.toLowerCase()].includes(text)
  const found = all.filter(isOpenTo).filter(named)
  const [first, ...others] = found
  if (first !== undefined && others.length === 0) return first
  const open = all.filter(isOpenTo).map(({ atMs, ability }) => `${formatTime(atMs)} ${ability.name}`)
  if (open.length === 0) {
    throw new AppError(
      'forbidden',
      `Nothing that is told of pull ${number} names you, and you may dispute only what does.`,
    )
  }
  const which = first === undefined ? 'That is not told of' : 'That is several things in'
  throw new AppError('not-found', `${which} pull ${number}. You may dispute: ${open.join(', ')}.`)
}

const saidOf = (fault: FaultTold, pull: Pull): SaidFault => ({
  ...(pull.encounter === undefined ? {} : { encounter: pull.encounter }),
  atMs: fault.atMs,
  kind: fault.kind,
  ability: fault.ability,
  occurrence: fault.occurrence,
  grave: fault.grave,
  layer: fault.layer,
  ...(fault.support === undefined ? {} : { support: fault.support }),
  about: fault.about,
  confidence: fault.confidence,
  roles: fault.players.map(({ slot, job }) => slot ?? (job === undefined ? 'unknown' : roleOf(job))),
  text: mistakeText(fault, 'roles'),
})

/** The player of a pull that somebody means, by the roster's name or the character's. */
export function playerCalled(pull: Pull, roster: readonly RosterMember[], asked: string): string {
  const players = shownPlayers(pull, roster)
  const found = players.find(
    ({ name, world }) =>
      isSameCharacter(name, asked.trim()) ||
      findMember(roster, name, world) === (findMember(roster, asked.trim()) ?? 'nobody'),
  )
  if (found !== undefined) return found.name
  throw new AppError(
    'not-found',
    `${asked} was not in pull ${pull.number}. There were ${players.map(({ name }) => name).join(', ')}.`,
  )
}
