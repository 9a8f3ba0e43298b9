import { once } from 'node:events'

/** What a shell expects of a command that Ctrl-C ended. */
export const stoppedCode = 130

/** npm passes Ctrl-C on to a process that the terminal has told already: so soon after the first, it is the same one. */
const sameCtrlCMs = 1_000

/** Aborted at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  let stoppedAt: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stoppedAt ??= performance.now()
      if (performance.now() - stoppedAt > sameCtrlCMs) process.exit(stoppedCode)
      stopping.abort()
    })
  }
  return stopping.signal
}

/** Waits for it. */
export async function stopped(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}
