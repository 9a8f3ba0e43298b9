import { AppError } from '../../../errors.ts'

/** Waits for the disk; a disk that is pulled out, a share that went away, rights that are missing become a sentence. */
export async function reading<T>(title: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw unreadable(title, cause)
  }
}

export function unreadable(title: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const why = reasons[code] ?? `cannot be read${code && ` (${code})`}. Check the disk or the share it lies on`
  return new AppError('bad-input', `${title} ${why}, and import it again.`, { cause })
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is gone, though it was there a moment ago. Put it back',
  EACCES: 'may not be read by this user. Change its rights',
  EPERM: 'may not be read by this user. Change its rights',
  EMFILE: 'cannot be opened: too many files are open on this machine. Close some',
}
