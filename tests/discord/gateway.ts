import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { isObject, type Json, object, string } from './json.ts'
import { openSessions, type Session, type Sessions } from './sessions.ts'
import type { World } from './world.ts'

export interface GatewaySettings {
  /** What `GET /gateway/bot` recommends. */
  readonly shards: number
  readonly maxConcurrency: number
  /** How many sessions may still be started today. */
  sessionsLeft: number
  heartbeatMs: number
}

export interface Gateway extends Pick<Sessions, 'dispatch'> {
  /** Cuts every connection as a network would; clients come back with RESUME. */
  cut(): void
  /** Asks every client to come back with RESUME (op 7). */
  reconnect(): void
  /** Tells every client that its session is void (op 9), or that it may still be resumed. */
  invalidate(resumable: boolean): void
  /** Closes every connection with a code of Discord's. */
  hangUp(code: number): void
  /** While deaf, heartbeats are not answered. */
  deafen(deaf: boolean): void
  /** How many times a shard identified, and how many times one resumed. */
  readonly seen: { identified: number; resumed: number }
  close(): Promise<void>
}

/** More than this of one connection in a minute, and Discord hangs up. */
const sendsPerMinute = 120

/** Discord's gateway, as far as a bot needs it. */
export function openGateway(
  server: Server,
  world: World,
  settings: GatewaySettings,
  url: () => string,
  complaints: string[],
): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' })
  const sessions = openSessions(world, url)
  const seen = { identified: 0, resumed: 0 }
  let isDeaf = false

  const identify = (socket: WebSocket, { token, shard, intents }: Json): Session | undefined => {
    const [id, of] = Array.isArray(shard) ? shard.map(Number) : [0, 1]
    const refuse = (code: number) => void socket.close(code)
    if (token !== world.bot.token) return void refuse(4004)
    if (id === undefined || of === undefined || !(id >= 0 && id < of)) return void refuse(4010)
    if (of < settings.shards) return void refuse(4011)
    if (settings.sessionsLeft-- <= 0) complaints.push('a session was started although none was left')
    seen.identified++
    return sessions.open(socket, [id, of], Number(intents))
  }

  const resume = (socket: WebSocket, { token, session_id, seq }: Json): Session | undefined => {
    if (token !== world.bot.token) return void socket.close(4004)
    const session = sessions.find(string(session_id))
    if (session === undefined) return void send(socket, { op: 9, d: false })
    if (Number(seq) > session.sent.length) return void socket.close(4007)
    seen.resumed++
    session.socket = socket
    for (const packet of session.sent.filter(({ s }) => s > Number(seq))) send(socket, packet)
    sessions.tell(session, 'RESUMED', {})
    return session
  }

  const open = new Map<WebSocket, Session | undefined>()
  sockets.on('connection', (socket) => {
    let sends = 0
    open.set(socket, undefined)
    send(socket, { op: 10, d: { heartbeat_interval: settings.heartbeatMs } })
    socket.on('message', (data) => {
      if (++sends > sendsPerMinute) return void socket.close(4008)
      const packet: unknown = JSON.parse(String(data))
      if (!isObject(packet)) return
      if (packet.op === 1 && !isDeaf) send(socket, { op: 11 })
      if (packet.op !== 2 && packet.op !== 6) return
      if (open.get(socket) !== undefined) return void socket.close(4005)
      open.set(socket, packet.op === 2 ? identify(socket, object(packet.d)) : resume(socket, object(packet.d)))
    })
    socket.on('close', (code) => {
      const session = open.get(socket)
      open.delete(socket)
      if (session?.socket !== socket) return
      session.socket = undefined
      // Whoever leaves in good order does not come back to this session.
      if (code === 1000 || code === 1001) sessions.forget(session)
    })
  })

  return {
    dispatch: sessions.dispatch,
    cut: () => {
      for (const socket of sockets.clients) socket.terminate()
    },
    reconnect: () => {
      for (const socket of sockets.clients) send(socket, { op: 7, d: null })
    },
    invalidate: (resumable) => {
      for (const [socket, session] of open) {
        if (session !== undefined && !resumable) sessions.forget(session)
        open.set(socket, undefined)
        send(socket, { op: 9, d: resumable })
      }
    },
    hangUp: (code) => {
      for (const socket of sockets.clients) socket.close(code)
    },
    deafen: (deaf) => {
      isDeaf = deaf
    },
    seen,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate()
        sockets.close(() => resolve())
      }),
  }
}

const send = (socket: WebSocket, packet: unknown) => socket.send(JSON.stringify(packet))
