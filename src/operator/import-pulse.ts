import { type Import, recordImportProgress } from '../store/reports/imports.ts'
import type { Workbench } from './workbench.ts'

/** A reader that gives no sign of life for so long is dead: somebody else may take its import up. */
export const silentMs = 30_000
/** Progress is written this often at most, and without any a sign of life at least so often. */
const progressEveryMs = 300
const beatEveryMs = 5_000

export interface ImportPulse {
  note(progress: Pick<Import, 'share' | 'pulls'>): void
  /** Aborted when the import is no longer ours: somebody cancelled it. */
  readonly lost: AbortSignal
  stop(): void
}

/** Writes down how far an import is, often enough to watch it and to show that somebody reads it. */
export function openImportPulse(
  { services: { db, now }, logger }: Pick<Workbench, 'services' | 'logger'>,
  taken: Pick<Import, 'id' | 'runs'>,
): ImportPulse {
  const lost = new AbortController()
  let latest: Pick<Import, 'share' | 'pulls'> = { share: 0, pulls: 0 }
  let writtenAt = now()
  let writing = false

  const write = async () => {
    if (writing) return
    writing = true
    writtenAt = now()
    try {
      if (!(await recordImportProgress(db, taken, { ...latest, now: writtenAt }))) lost.abort()
    } catch (error) {
      logger.warn({ err: error, import: taken.id }, 'progress could not be noted') // the next beat tries again
    } finally {
      writing = false
    }
  }
  const beat = setInterval(() => void write(), beatEveryMs)
  return {
    note: ({ share, pulls }) => {
      latest = { share, pulls }
      if (now() - writtenAt >= progressEveryMs) void write()
    },
    lost: lost.signal,
    stop: () => clearInterval(beat),
  }
}
