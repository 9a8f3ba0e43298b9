import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import type { Logger } from 'pino'
import type { Block } from '../analysis/block.ts'
import type { Choice } from '../commands/command.ts'
import type { PullDetail } from '../commands/pull/pull-detail.ts'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import type { GameFacts } from '../game/facts.ts'
import type { Linking } from '../linking.ts'
import type { Message } from '../message.ts'
import type { Db } from '../store/db.ts'
import type { Vault } from '../store/fflogs/vault.ts'
import type { Jobs } from '../store/jobs.ts'
import { openAssets } from './assets.ts'
import { channelRoutes } from './channel.tsx'
import { conversationRoutes } from './conversation.tsx'
import { emblem } from './emblem.ts'
import { answerFailure, answerNotFound } from './failure.tsx'
import { fileRoutes } from './files.ts'
import { loopbackOnly, safeHeaders } from './guard.ts'
import { healthRoutes } from './health.ts'
import { importRoutes } from './imports.tsx'
import { linkingRoutes } from './linking.tsx'
import { pullRoutes } from './pull-page.tsx'
import { stratRoutes } from './strat/strat-routes.tsx'

export interface SiteDeps {
  readonly db: Db
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly config: Config
  readonly logger: Pick<Logger, 'error' | 'warn'>
  readonly now: () => number
  /** Runs a line such as `/pull last`. */
  ask(line: string, staticId: number): Promise<Message>
  /** What could come next; each value is the whole line with it taken. */
  complete(typed: string, staticId: number): Promise<readonly Choice[]>
  /** Answers a button, or what was chosen from a select. */
  press(customId: string, staticId: number, chosen?: string): Promise<Message>
  /** Everything there is to say about a pull; undefined where there is none of that number. */
  examine(number: number, staticId: number): Promise<PullDetail | undefined>
  /** A PNG of a block that is a picture. */
  draw(block: Block): Promise<Uint8Array>
  /** A member's FFLogs login. */
  readonly linking: Linking
  readonly facts: GameFacts
  /** Opens the links of `/strat edit`; absent while there is no key. */
  readonly vault: Vault | undefined
  /** Takes work from other processes of this machine; it knows whom to trust. */
  operator(request: Request): Promise<Response>
  /** Where `vite build` put the page's styles and scripts. */
  readonly assetsFolder?: URL
}

export interface Site {
  readonly app: Hono
  listen(): Promise<{ readonly port: number; close(): Promise<void> }>
}

/** The local page. It has no sign-in, so it answers this machine only. */
export function openSite(deps: SiteDeps): Site {
  const assets = openAssets(deps.logger, deps.assetsFolder)
  const app = new Hono()
  app.use(requestId(), safeHeaders(deps.config))
  app.route('/', healthRoutes(deps))
  app.route('/assets', assets.routes)
  app.get('/favicon.svg', (c) => c.body(emblem, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' }))
  app.route('/auth/fflogs', linkingRoutes(deps, assets))
  app.route('/strat', stratRoutes(deps, assets))
  app.use(loopbackOnly(deps.config)) // from here on, what is answered is somebody's
  app.route('/', channelRoutes(deps, assets))
  app.route('/channel/:staticId/pull', pullRoutes(deps, assets))
  app.route('/', importRoutes(deps, assets))
  app.route('/files', fileRoutes(deps))
  app.route('/api', conversationRoutes(deps))
  app.post('/operator', (c) => deps.operator(c.req.raw))
  app.notFound((c) => answerNotFound(c, deps, assets))
  app.onError((error, c) => answerFailure(error, c, deps, assets))
  return { app, listen: () => listen(app, deps.config) }
}

async function listen(app: Hono, { HOST, PORT }: Config) {
  // A large log over a slow line takes its time; Node would give it five minutes.
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { requestTimeout: 3_600_000 } }) as Server
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, HOST, PORT)))
  server.listen(PORT, HOST, resolve)
  await promise
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : PORT,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function cannotListen(cause: NodeJS.ErrnoException, host: string, port: number): AppError {
  const sentence = {
    EADDRINUSE: `Port ${port} is already in use, perhaps by another Vigil. Stop that, or set PORT to another number.`,
    EACCES: `This user may not open port ${port}. Set PORT to a number from 1024 on.`,
  }[cause.code ?? '']
  const other = `The site cannot listen on ${host}: ${cause.message}. Set HOST to an address of this machine, such as 127.0.0.1.`
  return new AppError('unavailable', sentence ?? other, { cause })
}
