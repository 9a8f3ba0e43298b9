import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { StandIn } from '../../tests/fflogs/stand-in.ts'
import type { Scene } from './far-fflogs-process.ts'

/** FFLogs' stand-in in a process of its own: what it costs is not ours. */
export interface FarFflogs extends Pick<StandIn, 'url' | 'clientId' | 'clientSecret'> {
  readonly codes: readonly string[]
  /** Requests it got so far. */
  requests(): Promise<number>
  close(): Promise<void>
}

export async function openFarFflogs(scene: Scene): Promise<FarFflogs> {
  const program = fileURLToPath(new URL('./far-fflogs-process.ts', import.meta.url))
  const own = fork(program, [JSON.stringify(scene)])
  const opened = await told<Pick<FarFflogs, 'url' | 'clientId' | 'clientSecret' | 'codes'>>(own)
  return {
    ...opened,
    requests: async () => {
      own.send('requests')
      return await told<number>(own)
    },
    close: async () => {
      own.kill()
      await once(own, 'exit')
    },
  }
}

async function told<Message>(own: ChildProcess): Promise<Message> {
  const [message] = (await once(own, 'message')) as [Message]
  return message
}
