import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { AppError } from '../errors.ts'
import { type Holder, heldBy } from './lock.ts'
import type { Operation } from './operations.ts'
import type { Output } from './output.ts'
import { type Errand, wireSchema } from './wire.ts'

/**
 * Lets the process that has the data folder do the work, and speaks its answer here. When the signal comes, it is
 * asked to stop with that, and says how far it came.
 * @throws AppError `busy` when it does not listen, with who has the folder and how to stop it
 */
export async function handOver(
  dataDir: string,
  holder: Holder,
  operation: Operation,
  output: Output,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const errand = randomUUID()
  const response = await knock(dataDir, holder, { errand, operation })
  if (!response.ok || response.body === null) throw new AppError('busy', heldBy(dataDir, holder))
  const leave = () => void knock(dataDir, holder, { leave: errand }).catch(() => {}) // it has stopped by itself
  signal.addEventListener('abort', leave)
  if (signal.aborted) leave()
  const code = await listen(response.body, output).catch((cause: unknown) => {
    throw stoppedThere(holder, cause)
  })
  if (code === undefined) throw stoppedThere(holder)
  return code
}

/** Speaks what comes, and gives the exit code at its end; undefined when there is no end. */
async function listen(body: NonNullable<Response['body']>, output: Output): Promise<number | undefined> {
  for await (const line of createInterface({ input: Readable.fromWeb(body) })) {
    const said = wireSchema.parse(JSON.parse(line))
    switch (said.kind) {
      case 'line':
        output.line(said.text)
        break
      case 'aside':
        output.aside(said.text)
        break
      case 'progress':
        output.progress(said.text)
        break
      case 'file':
        output.file({ name: said.name, bytes: Buffer.from(said.base64, 'base64') })
        break
      case 'exit':
        return said.code
    }
  }
  return undefined
}

const stoppedThere = ({ pid }: Holder, cause?: unknown): AppError =>
  new AppError(
    'unavailable',
    `The running Vigil (process ${pid}) stopped before it had answered. What it told is stored; try again.`,
    { cause },
  )

async function knock(dataDir: string, { port, token, ...holder }: Holder, errand: Errand): Promise<Response> {
  if (port === undefined) throw new AppError('busy', heldBy(dataDir, { ...holder, token }))
  try {
    return await fetch(`http://127.0.0.1:${port}/operator`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(errand),
    })
  } catch (cause) {
    throw new AppError('busy', heldBy(dataDir, { ...holder, port, token }), { cause })
  }
}
