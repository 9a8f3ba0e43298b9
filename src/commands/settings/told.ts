import type { Blame, StoredNames } from '../../store/statics.ts'

/** What each way of storing names means. */
export const namesText: Readonly<Record<StoredNames, string>> = {
  names: 'characters are stored by their names.',
  initials: 'characters are stored by their initials, without their homeworld; their names are kept nowhere.',
}

/** What each level of blame means. */
export const blameText: Readonly<Record<Blame, string>> = {
  off: 'posts say nothing about mistakes; /fault tells people their own.',
  roles: 'posts call whoever made a mistake by their role: “a ranged”.',
  initials: 'posts call whoever made a mistake by their initials.',
  names: 'posts call whoever made a mistake by name.',
}

/** Who leads, by the role that was chosen. */
export const leadText = (roleId: string | null): string =>
  roleId === null
    ? '**lead: nobody by role**: those with Manage Server lead; /settings lead lets a role lead, too.'
    : `**lead: <@&${roleId}>**: they edit roster, strats and labels, rule on disputes, watch reports and see every fault by name; so may those with Manage Server.`
