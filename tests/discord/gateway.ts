import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { isObject, type Json, object, string } from './json.ts'
import { botJson, guildJson } from './shapes.ts'
import type { World } from './world.ts'

export interface Gateway {
  /** Tells every bot that is connected, and those that resume later. */
  dispatch(event: string, data: unknown): void
  /** Cuts every connection as a network would; clients come back with RESUME. */
  cut(): void
  /** How many times a bot identified, and how many times one resumed. */
  readonly seen: { identified: number; resumed: number }
  close(): Promise<void>
}

interface Session {
  readonly id: string
  /** Everything ever dispatched, for a replay. */
  readonly sent: { readonly op: 0; readonly t: string; readonly s: number; readonly d: unknown }[]
  socket: WebSocket | undefined
}

/** Discord's gateway, as far as a bot with one shard needs it. */
export function openGateway(server: Server, world: World, url: () => string): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' })
  const sessions = new Map<string, Session>()
  const seen = { identified: 0, resumed: 0 }

  const dispatch = (session: Session, t: string, d: unknown) => {
    const packet = { op: 0, t, s: session.sent.length + 1, d } as const
    session.sent.push(packet)
    session.socket?.send(JSON.stringify(packet))
  }

  const identify = (socket: WebSocket, { token }: Json): Session | undefined => {
    if (token !== world.bot.token) {
      socket.close(4004, 'Authentication failed.')
      return undefined
    }
    seen.identified++
    const session: Session = { id: world.newId(), sent: [], socket }
    sessions.set(session.id, session)
    dispatch(session, 'READY', {
      v: 10,
      user: botJson(world),
      guilds: [{ id: world.guildId, unavailable: true }],
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: url(),
      application: { id: world.bot.applicationId, flags: 0 },
    })
    dispatch(session, 'GUILD_CREATE', guildJson(world))
    return session
  }

  const resume = (socket: WebSocket, { session_id, seq }: Json): Session | undefined => {
    const session = sessions.get(string(session_id))
    if (session === undefined) {
      socket.send(JSON.stringify({ op: 9, d: false }))
      return undefined
    }
    seen.resumed++
    session.socket = socket
    for (const packet of session.sent.filter(({ s }) => s > Number(seq))) socket.send(JSON.stringify(packet))
    dispatch(session, 'RESUMED', {})
    return session
  }

  sockets.on('connection', (socket) => {
    let session: Session | undefined
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }))
    socket.on('message', (data) => {
      const packet: unknown = JSON.parse(String(data))
      if (!isObject(packet)) return
      if (packet.op === 1) socket.send(JSON.stringify({ op: 11 }))
      if (packet.op === 2) session = identify(socket, object(packet.d))
      if (packet.op === 6) session = resume(socket, object(packet.d))
    })
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = undefined
    })
  })

  return {
    dispatch: (event, data) => {
      for (const session of sessions.values()) dispatch(session, event, data)
    },
    cut: () => {
      for (const socket of sockets.clients) socket.terminate()
    },
    seen,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate()
        sockets.close(() => resolve())
      }),
  }
}
