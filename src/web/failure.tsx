import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type ErrorCode, sentenceFor } from '../errors.ts'
import type { Db } from '../store/db.ts'
import { AnswerView } from './answer.tsx'
import type { Assets } from './assets.ts'
import { isOnThisMachine } from './guard.ts'
import { databaseAnswers, databaseDown } from './health.ts'
import { withMoments } from './moment.ts'
import { page } from './page.tsx'
import type { SiteDeps } from './site.ts'

const statuses: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  'bad-input': 400,
  forbidden: 403,
  'not-found': 404,
  gone: 410,
  conflict: 409,
  busy: 503,
  unavailable: 503,
  'bad-configuration': 500,
}

/** Every failure ends here: the right status, and a sentence instead of a stack trace. */
export async function answerFailure(
  error: unknown,
  c: Context,
  { db, logger, now }: Pick<SiteDeps, 'db' | 'logger' | 'now'>,
  assets: Assets,
): Promise<Response> {
  const foreseen = error instanceof AppError ? error : await foreseeable(error, db)
  if (!(error instanceof AppError)) {
    const path = c.req.path.replace(/^(\/auth\/fflogs\/|\/strat\/).*/, '$1…') // the rest is somebody's key
    logger.error({ err: error, method: c.req.method, path, requestId: c.get('requestId') }, 'a page failed')
  }
  const status = foreseen ? statuses[foreseen.code] : 500
  if (c.req.header('accept') === 'application/json')
    return c.json({ sentence: withMoments(sentenceFor(foreseen), now()) }, status)
  return c.html(failureView(sentenceFor(foreseen), c, now(), assets), status)
}

export function answerNotFound(
  c: Context,
  { now }: Pick<SiteDeps, 'now'>,
  assets: Assets,
): Response | Promise<Response> {
  return c.html(failureView('There is no such page. The channel is at the start.', c, now(), assets), 404)
}

/** What nobody foresaw is mostly a database that went away. */
const foreseeable = async (error: unknown, db: Db): Promise<AppError | undefined> =>
  (await databaseAnswers(db)) ? undefined : new AppError('unavailable', databaseDown, { cause: error })

/** The command line shows its failures where its answers go; everything else gets a page. */
function failureView(sentence: string, c: Context, now: number, assets: Assets) {
  if (c.req.path.startsWith('/api/')) {
    return <AnswerView message={{ content: sentence, embeds: [], components: [], files: [] }} now={now} />
  }
  return page(
    { title: 'Vigil', assets },
    <main class="failure">
      <img src="/favicon.svg" alt="" width="96" height="96" />
      <h1>{sentence}</h1>
      {isOnThisMachine(c) && (
        <p>
          <a href="/">Back to the channel</a>
        </p>
      )}
    </main>,
  )
}
