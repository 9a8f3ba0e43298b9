/** Discord's Manage Server, as a permission bit. */
export const manageServer = 1n << 5n

/** Interaction contexts: commands are for servers, since a static belongs to one. */
export const inGuildsOnly = 0
