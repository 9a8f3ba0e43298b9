import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { migrationsFolder } from '../migrations-folder.ts'

/** A migrated, empty database as a dump: initdb costs seconds, loading this costs one. Kept beside the packages. */
export async function migratedDump(): Promise<string> {
  const journal = await readFile(join(migrationsFolder, 'meta', '_journal.json'))
  const folder = fileURLToPath(new URL('../../../node_modules/.cache/vigil', import.meta.url))
  const file = join(folder, `empty-${createHash('sha256').update(journal).digest('hex').slice(0, 16)}.tar.gz`)
  if (existsSync(file)) return file

  const { drizzle } = await import('drizzle-orm/pglite')
  const { migrate } = await import('drizzle-orm/pglite/migrator')
  const client = await PGlite.create()
  await migrate(drizzle({ client }), { migrationsFolder })
  const dump = await client.dumpDataDir('gzip')
  await client.close()
  await mkdir(folder, { recursive: true })
  const unfinished = `${file}.${randomUUID()}`
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()))
  await rename(unfinished, file)
  return file
}

/** Makes the folder of a new database, whole or not at all, without ever holding it in memory. */
export async function unpackEmpty(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  const unfinished = `${folder}.${randomUUID()}`
  await mkdir(unfinished, { recursive: true })
  const { extract } = await import('tar')
  await extract({ file: await migratedDump(), cwd: unfinished, maxReadSize: 64 * 1024 })
  await rm(folder, { recursive: true, force: true })
  await rename(unfinished, folder)
}
