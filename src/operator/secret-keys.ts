import { randomBytes, randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { openVault, parseKey, type Vault } from '../store/fflogs/vault.ts'

/**
 * The vault for members' logins. Its key is a setting; the embedded database has one of its own beside it, made once. A
 * server without the setting has none: whoever reads the server must not find the key there.
 */
export async function openKeptVault(
  config: Pick<Config, 'DATABASE_URL' | 'VIGIL_DATA_DIR' | 'VIGIL_SECRET_KEY' | 'VIGIL_SECRET_KEY_OLD'>,
): Promise<Vault | undefined> {
  const { DATABASE_URL, VIGIL_DATA_DIR, VIGIL_SECRET_KEY: given, VIGIL_SECRET_KEY_OLD: old } = config
  const file = join(VIGIL_DATA_DIR, 'secret.key')
  const kept = DATABASE_URL === undefined ? await readKey(file) : undefined
  const made = DATABASE_URL === undefined && given === undefined ? (kept ?? (await makeKey(file))) : undefined
  const [key, ...others] = [given, made, old, kept].filter((one) => one !== undefined)
  return key === undefined ? undefined : openVault([parseKey(key), ...new Set(others.map(parseKey))])
}

async function readKey(file: string): Promise<string | undefined> {
  try {
    const text = (await readFile(file, 'utf8')).trim()
    if (/^[0-9a-f]{64}$/.test(text)) return text
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  throw new AppError(
    'bad-configuration',
    `${file} is not a key any more. Put it back as it was, or delete it; then members link their FFLogs accounts anew.`,
  )
}

/** Whole or not at all, and for this user's eyes only. */
async function makeKey(file: string): Promise<string> {
  const key = randomBytes(32).toString('hex')
  const unfinished = `${file}.${randomUUID()}`
  await writeFile(unfinished, `${key}\n`, { mode: 0o600 })
  await rename(unfinished, file)
  return key
}
