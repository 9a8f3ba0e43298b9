/** Every table there is. */

export * from './schema/abilities.ts'
export * from './schema/depths.ts'
export * from './schema/fflogs.ts'
export * from './schema/fflogs-logins.ts'
export * from './schema/imports.ts'
export * from './schema/people.ts'
export * from './schema/posts.ts'
export * from './schema/pulls.ts'
export * from './schema/rulings.ts'
export * from './schema/strats.ts'
export * from './schema/telling.ts'
export * from './schema/watches.ts'
