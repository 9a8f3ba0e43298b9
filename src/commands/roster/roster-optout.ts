import { isSameName } from '../../character.ts'
import { AppError } from '../../errors.ts'
import { saveOptOut } from '../../store/people/opt-outs.ts'
import { listRoster, type RosterMember } from '../../store/people/roster.ts'
import { lockStatic } from '../../store/people/statics.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { requireLead } from '../permissions.ts'
import { leavingOut, tellNightsAnew } from './left-out.ts'
import { notThere } from './roster-edit.ts'

/** Leaves somebody out of all that others see, or no longer: whoever asks, or for a lead, anybody. */
export async function optOut(request: CommandRequest, { db, jobs, now }: Services): Promise<Answer> {
  const { options, staticId, member: by } = request
  const isBack = options.getString('undo') === 'yes'
  const { told, nights } = await db.transaction(async (tx) => {
    await lockStatic(tx, staticId)
    const member = memberMeant(await listRoster(tx, staticId), options.getString('member'), request)
    const isOwn = member.discordUserId === by.id
    if (isBack) requireOut(member, isOwn)
    return await leavingOut(tx, staticId, async () => {
      const out = { by: member.optedOutBy ?? by.id, at: now() }
      await saveOptOut(tx, staticId, member.id, isBack ? undefined : out)
      return { isOwn, name: member.name }
    })
  })
  await tellNightsAnew(jobs, nights)
  return { text: isBack ? backText(told) : outText(told), blocks: [] }
}

interface Told {
  readonly isOwn: boolean
  readonly name: string
}

function outText({ isOwn, name }: Told): string {
  const [who, whose] = isOwn ? ['You are', 'your'] : [`${name} is`, 'their']
  return [
    `${who} left out from now on: posts, pictures and lists say “somebody”, whatever was posted is written anew, and nothing is kept of ${whose} mistakes. What was stored of those is deleted, with disputes that named ${isOwn ? 'you' : 'them'}, and cannot be brought back from there.`,
    `What happened in the pulls stays, and so do FFLogs’ own pages. An FFLogs login that was given here stays, too: /link remove takes ${isOwn ? 'yours' : 'it'} away.`,
    `${isOwn ? '/roster optout undo:yes' : `/roster optout member:"${name}" undo:yes`} takes it back: pulls are judged anew then.`,
  ].join('\n')
}

const backText = ({ isOwn, name }: Told): string =>
  `${isOwn ? 'You are' : `${name} is`} named again as the server’s level says; pulls are judged anew as they are asked about.`

function memberMeant(
  roster: readonly RosterMember[],
  wanted: string | null,
  { member: by }: Pick<CommandRequest, 'member'>,
): RosterMember {
  const own = roster.find(({ discordUserId }) => discordUserId === by.id)
  if (wanted === null || wanted.trim() === '') {
    if (own !== undefined) return own
    throw new AppError(
      'not-found',
      'Nobody has said yet which character is yours. /roster claim asks a lead to confirm it; then /roster optout leaves you out.',
    )
  }
  if (own !== undefined && isSameName(own.name, wanted.trim())) return own
  requireLead(by, 'Somebody else is left out')
  const found = roster.find(({ name }) => isSameName(name, wanted.trim()))
  if (found === undefined) throw notThere(roster, wanted)
  return found
}

/** Whoever left themselves out comes back by themselves only. */
function requireOut({ name, optedOutBy, discordUserId }: RosterMember, isOwn: boolean): void {
  if (optedOutBy === undefined) {
    throw new AppError(
      'bad-input',
      `${isOwn ? 'You are' : `${name} is`} not left out, so there is nothing to take back.`,
    )
  }
  if (isOwn || optedOutBy !== discordUserId) return
  throw new AppError('forbidden', `${name} left themselves out, and only they take it back: /roster optout undo:yes.`)
}
