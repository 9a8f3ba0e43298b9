import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Db } from '../store/db.ts'
import { listLocalStatics } from '../store/people/statics.ts'
import { readChannel } from '../store/telling/channel.ts'
import { AnswerView } from './answer.tsx'
import { Feed, postsPerPage, stampOf } from './feed.tsx'
import { jsonOnly, ownPageOnly } from './guard.ts'
import type { SiteDeps } from './site.ts'

/** What the page's script asks for: answers and posts as finished HTML, completions as JSON. */
export const conversationRoutes = ({ db, ask, press, complete, now }: SiteDeps) =>
  new Hono()
    .post('*', ownPageOnly, jsonOnly, bodyLimit({ maxSize: 16_384, onError: tooLong }))
    .post('/ask', async (c) => {
      const { staticId, line } = await readBody(c, askSchema)
      await requireLocal(db, staticId)
      return c.html(<AnswerView message={await ask(line, staticId)} line={line} now={now()} />)
    })
    .post('/press', async (c) => {
      const { staticId, customId, chosen } = await readBody(c, pressSchema)
      await requireLocal(db, staticId)
      return c.html(<AnswerView message={await press(customId, staticId, chosen)} now={now()} />)
    })
    .get('/complete', async (c) => {
      const { staticId, typed } = read(completeSchema, c.req.query())
      await requireLocal(db, staticId)
      return c.json(await complete(typed, staticId))
    })
    .get('/feed', async (c) => {
      const { staticId, have } = read(feedSchema, c.req.query())
      await requireLocal(db, staticId)
      const channel = await readChannel(db, staticId, { limit: postsPerPage })
      if (stampOf(channel) === have) return c.body(null, 204)
      return c.html(<Feed staticId={staticId} channel={channel} now={now()} />)
    })

const staticId = z.coerce.number().int().positive().max(2_147_483_647)
const askSchema = z.object({ staticId, line: z.string().trim().min(1).max(2_000) })
const pressSchema = z.object({ staticId, customId: z.string().min(1).max(100), chosen: z.string().max(100).optional() })
const completeSchema = z.object({ staticId, typed: z.string().max(2_000) })
const feedSchema = z.object({ staticId, have: z.string().max(2_000) })

const readBody = async <T,>(c: Context, schema: z.ZodType<T>): Promise<T> =>
  read(schema, await c.req.json().catch(() => undefined))

function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new AppError(
    'bad-input',
    'That could not be read. Type a command such as /pull last, at most 2,000 characters.',
  )
}

async function requireLocal(db: Db, id: number): Promise<void> {
  const known = await listLocalStatics(db)
  if (!known.some((local) => local.id === id)) {
    throw new AppError('not-found', 'That channel is not on this machine. Choose one from the list.')
  }
}

function tooLong(): never {
  throw new AppError('bad-input', 'That is too long. Type a command such as /pull last, at most 2,000 characters.')
}
