import type { Blame, StoredNames } from '../../store/people/statics.ts'

/** What each way of storing names means. */
export const namesText: Readonly<Record<StoredNames, string>> = {
  names: 'characters are stored by their names.',
  initials: 'characters are stored by their initials, without their homeworld; their names are kept nowhere.',
}

/** What each level of blame means. */
export const blameText: Readonly<Record<Blame, string>> = {
  off: 'posts say what happened and of nobody who did it; people are called by their jobs, and /fault tells everybody their own.',
  roles:
    'posts call whoever made a mistake by their role, “a ranged”, and everybody else by their jobs, in pictures too.',
  initials: 'posts and pictures call people by their initials, whoever made a mistake too.',
  names: 'posts and pictures call people by name, whoever made a mistake too.',
}

/** Who leads, by the role that was chosen. */
export const leadText = (roleId: string | null): string =>
  roleId === null
    ? '**lead: nobody by role**: those with Manage Server lead; /settings lead lets a role lead, too.'
    : `**lead: <@&${roleId}>**: they edit roster, strats and labels, rule on disputes, watch reports and see every fault by name; so may those with Manage Server.`
