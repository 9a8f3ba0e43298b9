import { fileURLToPath } from 'node:url'

/** Where the steps lie by which a database comes to the tables of today. */
export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))
