import { AppError } from '../errors.ts'
import type { Static } from '../store/people/statics.ts'
import type { Command, Member, MenuCommand } from './command.ts'

/** Discord's Manage Server, as a permission bit. */
export const manageServer = 1n << 5n

/** Interaction contexts: commands are for servers, since a static belongs to one. */
export const inGuildsOnly = 0

/** Leads are those with the static's lead role, and whoever may manage the server. */
export const mayLead = ({ mayManage, isLead = false }: Pick<Member, 'mayManage' | 'isLead'>): boolean =>
  mayManage || isLead

/**
 * Refuses everybody but leads.
 * @param what what only they do, as a sentence begins: `The roster is edited`
 */
export function requireLead(member: Pick<Member, 'mayManage' | 'isLead'>, what: string): void {
  if (mayLead(member)) return
  throw new AppError('forbidden', `${what} by this static’s leads; ask one of them. ${whoLeads}`)
}

/** Refuses those who may not use a command at all. */
export function requireAllowed(
  { data: { name }, needs }: Pick<Command | MenuCommand, 'data' | 'needs'>,
  member: Member,
): void {
  if (needs === 'lead') requireLead(member, `/${name} is used`)
  if (needs !== 'manage' || member.mayManage) return
  throw new AppError('forbidden', `/${name} is for those with the Manage Server permission; ask one of them.`)
}

/** Whoever asks, as a member of this static: who leads one may not lead another. */
export const asMemberOf = (member: Member, { leadRoleId }: Pick<Static, 'leadRoleId'>): Member => ({
  ...member,
  isLead: leadRoleId !== null && (member.roleIds ?? []).includes(leadRoleId),
})

const whoLeads = 'Those with the Manage Server permission lead, and say with /settings lead which role leads too.'
