import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors.ts'

const holderSchema = z.object({
  pid: z.number().int(),
  /** ISO 8601 */
  since: z.string(),
  command: z.string(),
  token: z.string(),
  /** Loopback port that takes requests for the folder, once there is one. */
  port: z.number().int().optional(),
})

/** The process that has a data folder. */
export type Holder = z.infer<typeof holderSchema>

export interface Lock {
  /** What another process must show to be heard over loopback. */
  readonly token: string
  /** Tells other processes where this one listens. */
  publish(port: number): Promise<void>
  release(): Promise<void>
}

/**
 * Takes a data folder for this process, or fails with who has it. A lock whose process is gone is taken over.
 * @throws AppError `busy` while another process has the folder, `bad-input` when the folder cannot be made.
 */
export async function takeLock(dataDir: string, command: string): Promise<Lock> {
  await makeFolder(dataDir)
  const file = lockFile(dataDir)
  const holder: Holder = {
    pid: process.pid,
    since: new Date().toISOString(),
    command,
    token: randomBytes(24).toString('hex'),
  }
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await createLock(file, holder)) return lockOf(file, holder)
    const other = await readHolder(file)
    if (other && isAlive(other)) throw new AppError('busy', heldBy(dataDir, other))
    await setAside(file, other)
  }
  throw new AppError(
    'busy',
    `The data folder ${resolve(dataDir)} is being opened by another Vigil. Try again in a moment.`,
  )
}

/** Who has the folder now, if anybody lives who does. */
export async function findHolder(dataDir: string): Promise<Holder | undefined> {
  const holder = await readHolder(lockFile(dataDir))
  return holder && isAlive(holder) ? holder : undefined
}

/** The sentence for somebody who needs a folder that is taken. */
export const heldBy = (dataDir: string, { pid, since, command, port }: Holder): string =>
  `The data folder ${resolve(dataDir)} is in use by \`vigil ${command}\` (process ${pid}, since ${since})` +
  `${port === undefined ? '' : `, http://localhost:${port}`}. Stop it with Ctrl-C or \`kill ${pid}\`, or set VIGIL_DATA_DIR to another folder.`

const lockFile = (dataDir: string) => join(dataDir, 'vigil.lock')

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true })
  } catch (cause) {
    const message = `The data folder ${resolve(dataDir)} cannot be made. Set VIGIL_DATA_DIR to a folder this user may write.`
    throw new AppError('bad-input', message, { cause })
  }
}

/** Writes the lock whole or not at all: nobody ever reads half of one. */
async function createLock(file: string, holder: Holder): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 })
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (isErrno(error, 'ENOENT') || error instanceof SyntaxError || error instanceof z.ZodError) return undefined
    throw error
  }
}

/** Moves a dead process's lock away; if somebody renewed it in that very moment, theirs is put back. */
async function setAside(file: string, dead: Holder | undefined): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  try {
    await rename(file, aside)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return
    throw error
  }
  const moved = await readHolder(aside)
  if (moved !== undefined && moved.token !== dead?.token) await link(aside, file)
  await rm(aside, { force: true })
}

function isAlive({ pid }: Holder): boolean {
  if (pid === process.pid) return false // in a container every Vigil is process 1: this one is only starting
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isErrno(error, 'EPERM')
  }
}

const isErrno = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

function lockOf(file: string, holder: Holder): Lock {
  return {
    token: holder.token,
    publish: async (port) => {
      const draft = `${file}.${randomUUID()}`
      await writeFile(draft, JSON.stringify({ ...holder, port }), { mode: 0o600 })
      await rename(draft, file)
    },
    release: async () => {
      if ((await readHolder(file))?.token === holder.token) await rm(file, { force: true })
    },
  }
}
