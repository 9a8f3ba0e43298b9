import type { WebSocket } from 'ws'
import { guildJson } from './guild-shape.ts'
import { botJson } from './shapes.ts'
import type { World } from './world.ts'

/** What one shard of one bot was told, also while it was away: whoever resumes gets what was missed. */
export interface Session {
  readonly id: string
  readonly shard: readonly [id: number, of: number]
  readonly intents: number
  /** Everything ever dispatched, for a replay. */
  readonly sent: { readonly op: 0; readonly t: string; readonly s: number; readonly d: unknown }[]
  socket: WebSocket | undefined
}

export interface Sessions {
  open(socket: WebSocket, shard: Session['shard'], intents: number): Session
  find(id: string): Session | undefined
  forget(session: Session): void
  /** Tells everybody who has this server and wants to hear of such things. */
  dispatch(event: string, data: unknown, guildId: string): void
  tell(session: Session, event: string, data: unknown): void
}

export function openSessions(world: World, url: () => string): Sessions {
  const sessions = new Map<string, Session>()
  const tell = (session: Session, t: string, d: unknown) => {
    const packet = { op: 0, t, s: session.sent.length + 1, d } as const
    session.sent.push(packet)
    session.socket?.send(JSON.stringify(packet))
  }
  return {
    tell,
    find: (id) => sessions.get(id),
    forget: (session) => sessions.delete(session.id),
    open: (socket, shard, intents) => {
      const session: Session = { id: world.newId(), shard, intents, sent: [], socket }
      sessions.set(session.id, session)
      const own = [...world.guilds.values()].filter(({ id }) => hasGuild(session, id))
      tell(session, 'READY', {
        v: 10,
        user: botJson(world),
        guilds: own.map(({ id }) => ({ id, unavailable: true })),
        session_id: session.id,
        session_type: 'normal',
        resume_gateway_url: url(),
        shard,
        application: { id: world.bot.applicationId, flags: 0 },
      })
      for (const guild of own) tell(session, 'GUILD_CREATE', guildJson(world, guild))
      return session
    },
    dispatch: (event, data, guildId) => {
      for (const session of sessions.values()) {
        if (hasGuild(session, guildId) && wants(session, event)) tell(session, event, data)
      }
    },
  }
}

/** Servers are dealt out to shards by the bits of their ids that tell the time. */
const hasGuild = ({ shard: [id, of] }: Session, guildId: string) => Number((BigInt(guildId) >> 22n) % BigInt(of)) === id

/** What is told only to those who said that they want it; an interaction is told to everybody. */
const wants = ({ intents }: Session, event: string) =>
  event.startsWith('MESSAGE_') ? (intents & (1 << 9)) !== 0 : (intents & 1) !== 0 || event === 'INTERACTION_CREATE'
