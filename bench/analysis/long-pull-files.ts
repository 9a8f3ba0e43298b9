/** Where the parts of the long pull lie in a folder: what the store would have of it, and the same events as JSON. */
export const longPullFiles = { pull: 'pull.json', block: 'events.block', json: 'events.json' } as const
