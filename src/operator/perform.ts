import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { handOver } from './hand-over.ts'
import { findHolder, heldBy } from './lock.ts'
import { type Operation, runOperation } from './operations.ts'
import type { Output } from './output.ts'
import { stoppedCode } from './stop-signal.ts'
import { openWorkbench } from './workbench.ts'

/** How long a command waits for another that has the data folder for a moment, or for a Vigil that is starting. */
const patienceMs = 15_000
const askAgainMs = 200

/** Does an operation here, or lets the process do it that has the data folder. Gives the exit code. */
export async function perform(
  config: Config,
  operation: Operation,
  output: Output,
  signal: AbortSignal = never,
): Promise<number> {
  if (config.DATABASE_URL !== undefined) return await performHere(config, operation, output, signal)
  for (const deadline = Date.now() + patienceMs; ; await pause(askAgainMs)) {
    if (signal.aborted) return stoppedCode
    const holder = await findHolder(config.VIGIL_DATA_DIR)
    if (holder?.port !== undefined) return await handOver(config.VIGIL_DATA_DIR, holder, operation, output, signal)
    if (holder === undefined) {
      try {
        return await performHere(config, operation, output, signal)
      } catch (error) {
        if (!isBusy(error) || Date.now() > deadline) throw error // somebody was quicker
      }
    } else if (Date.now() > deadline) {
      throw new AppError('busy', heldBy(config.VIGIL_DATA_DIR, holder))
    }
  }
}

async function performHere(
  config: Config,
  operation: Operation,
  output: Output,
  signal: AbortSignal = never,
): Promise<number> {
  const bench = await openWorkbench(config, operation.kind)
  try {
    return await runOperation(bench, operation, output, signal)
  } finally {
    await bench.close()
  }
}

const never = new AbortController().signal

const isBusy = (error: unknown): boolean => error instanceof AppError && error.code === 'busy'
