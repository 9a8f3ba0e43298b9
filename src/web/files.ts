import { extname } from 'node:path'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Db } from '../store/db.ts'
import { listLocalStatics } from '../store/people/statics.ts'
import { findPostFile } from '../store/telling/posts.ts'

/** A file of a post, where the page shows it. The revision keeps browsers from showing what it was before. */
export const fileUrl = ({ id, revision }: { readonly id: number; readonly revision: number }, name: string): string =>
  `/files/${id}/${encodeURIComponent(name)}?v=${revision}`

/** The type to show a file as; what is no picture of ours is only ever saved. */
export const pictureType = (name: string): string | undefined => pictureTypes[extname(name).toLowerCase()]

export const fileRoutes = ({ db }: { readonly db: Db }) =>
  new Hono().get('/:postId/:name', etag(), async (c) => {
    const { postId, name } = c.req.param()
    const id = idSchema.safeParse(postId)
    const bytes = id.success ? await findLocalFile(db, id.data, name) : undefined
    if (bytes === undefined) throw new AppError('not-found', 'That picture is no longer here. Reload the channel.')
    const type = pictureType(name)
    const headers = {
      'content-type': type ?? 'application/octet-stream',
      'cache-control': c.req.query('v') === undefined ? 'no-cache' : 'private, max-age=31536000, immutable',
      ...(type === undefined && { 'content-disposition': 'attachment' }),
    }
    return c.body(Uint8Array.from(bytes), 200, headers)
  })

const idSchema = z.coerce.number().int().positive().max(2_147_483_647)

const pictureTypes: Readonly<Record<string, string>> = { '.png': 'image/png', '.webp': 'image/webp' }

async function findLocalFile(db: Db, postId: number, name: string): Promise<Uint8Array | undefined> {
  for (const { id } of await listLocalStatics(db)) {
    const bytes = await findPostFile(db, id, postId, name)
    if (bytes !== undefined) return bytes
  }
  return undefined
}
