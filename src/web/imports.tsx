import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Db } from '../store/db.ts'
import { cancelImport } from '../store/reports/imports.ts'
import { openSpool } from '../store/reports/spool.ts'
import { type LocalChannel, listLocalChannels } from '../store/telling/channel.ts'
import type { Assets } from './assets.ts'
import { readForm } from './form-files.ts'
import { ownPageOnly } from './guard.ts'
import { ImportList, readImports, stampOfImports } from './import-list.tsx'
import { importPage } from './import-page.tsx'
import type { SiteDeps } from './site.ts'
import { bodyOf, takeUpload } from './take-upload.ts'

/** Handing in logs: the page for it, what its script sends and asks for, and the same as a plain form. */
export const importRoutes = (deps: SiteDeps, assets: Assets) => {
  const { db, now } = deps
  const spool = openSpool(deps.config.VIGIL_DATA_DIR)
  return new Hono()
    .get('/import', async (c) => {
      const into = importTarget(await listLocalChannels(db))
      if (into === undefined) throw new AppError('not-found', 'There is no channel on this machine yet.')
      return c.html(await importPage(deps, assets, into))
    })
    .get('/import/:staticId', async (c) => c.html(await importPage(deps, assets, await targetOf(db, c))))
    .post('/import/:staticId', ownPageOnly, async (c) => {
      const { id: staticId } = await targetOf(db, c)
      await readForm(c, (file) => takeUpload({ ...deps, spool }, { ...file, staticId, key: crypto.randomUUID() }))
      return c.redirect(`/import/${staticId}`, 303)
    })
    .put('/api/imports/:staticId/:key', ownPageOnly, async (c) => {
      const { id: staticId } = await targetOf(db, c)
      const key = keySchema.safeParse(c.req.param('key'))
      if (!key.success) throw new AppError('bad-input', 'That could not be read. Reload the page and try again.')
      const sizeBytes = Number(c.req.header('content-length') ?? 0)
      const file = { fileName: c.req.query('name') ?? '', sizeBytes, stream: bodyOf(c) }
      const { id } = await takeUpload({ ...deps, spool }, { ...file, staticId, key: key.data })
      return c.json({ id }, 201)
    })
    .get('/api/imports/:staticId', async (c) => {
      const into = await targetOf(db, c)
      const since = sinceSchema.parse(c.req.query('since'))
      const shown = await readImports(db, into.id, since)
      if (stampOfImports(shown) === c.req.query('have')) return c.body(null, 204)
      return c.html(<ImportList {...shown} into={into} now={now()} />)
    })
    .delete('/api/imports/:staticId/:id', ownPageOnly, async (c) => {
      const { id: staticId } = await targetOf(db, c)
      const cancelled = await cancelImport(db, staticId, idSchema.parse(c.req.param('id')), {
        now: now(),
        sentence: 'Cancelled. What was read until then is kept.',
      })
      // What is being read is removed by its reader, who notices at once.
      if (cancelled?.state === 'waiting' && cancelled.spooled !== null) await spool.remove(cancelled.spooled)
      return c.body(null, 204)
    })
}

/** Where logs go that were handed in without saying where: this machine's own static. */
export const importTarget = (channels: readonly LocalChannel[]): LocalChannel | undefined =>
  channels.find(({ sample }) => !sample)

const keySchema = z.uuid()
const idSchema = z.coerce.number().int().positive().max(2_147_483_647).catch(0)
const sinceSchema = z.coerce.number().int().nonnegative().catch(0)

async function targetOf(db: Db, c: Context): Promise<LocalChannel> {
  const into = (await listLocalChannels(db)).find(({ id }) => String(id) === c.req.param('staticId'))
  if (into === undefined) {
    throw new AppError('not-found', 'There is no such channel on this machine. Choose one from the list.')
  }
  if (into.sample)
    throw new AppError('bad-input', 'The sample is only for looking. Open your own channel and try there.')
  return into
}
