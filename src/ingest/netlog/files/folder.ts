import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../errors.ts'
import { reading } from './unreadable.ts'

export interface FolderFiles {
  /** What is called like a log or an archive; whether it is one, its first bytes say. */
  readonly files: readonly string[]
  readonly skipped: number
  readonly refused: readonly string[]
}

/** Lists the files of a folder and the folders in it. Links to folders are not followed: they may lead in a circle. */
export async function listFolder(folder: string): Promise<FolderFiles> {
  const files: string[] = []
  const refused: string[] = []
  let skipped = 0
  const walk = async (current: string): Promise<void> => {
    for (const entry of await reading(current, readdir(current, { withFileTypes: true }))) {
      const path = join(current, entry.name)
      if (entry.isDirectory()) await walk(path).catch(refuse)
      else if (logLike.test(entry.name) && (entry.isFile() || (await leadsToFile(path)))) files.push(path)
      else skipped++
    }
  }
  const refuse = (error: unknown) => {
    if (!(error instanceof AppError)) throw error
    refused.push(error.message)
  }
  await walk(folder)
  return { files: files.sort(), skipped, refused }
}

const logLike = /\.(log|gz|zst|zip)$/i

const leadsToFile = async (path: string): Promise<boolean> =>
  await stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
