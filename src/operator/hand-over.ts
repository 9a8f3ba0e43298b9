import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { AppError } from '../errors.ts'
import { type Holder, heldBy } from './lock.ts'
import type { Operation, Output } from './operations.ts'
import { wireSchema } from './wire.ts'

/**
 * Lets the process that has the data folder do the work, and speaks its answer here.
 * @throws AppError `busy` when it does not listen, with who has the folder and how to stop it
 */
export async function handOver(dataDir: string, holder: Holder, operation: Operation, output: Output): Promise<number> {
  const response = await knock(dataDir, holder, operation)
  if (!response.ok || response.body === null) throw new AppError('busy', heldBy(dataDir, holder))
  for await (const line of createInterface({ input: Readable.fromWeb(response.body) })) {
    const said = wireSchema.parse(JSON.parse(line))
    switch (said.kind) {
      case 'line':
        output.line(said.text)
        break
      case 'aside':
        output.aside(said.text)
        break
      case 'file':
        output.file({ name: said.name, bytes: Buffer.from(said.base64, 'base64') })
        break
      case 'exit':
        return said.code
    }
  }
  throw new AppError(
    'unavailable',
    `The running Vigil (process ${holder.pid}) stopped before it had answered. Try again.`,
  )
}

async function knock(dataDir: string, { port, token, ...holder }: Holder, operation: Operation): Promise<Response> {
  if (port === undefined) throw new AppError('busy', heldBy(dataDir, { ...holder, token }))
  try {
    return await fetch(`http://127.0.0.1:${port}/operator`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(operation),
    })
  } catch (cause) {
    throw new AppError('busy', heldBy(dataDir, { ...holder, port, token }), { cause })
  }
}
