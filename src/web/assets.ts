import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import { z } from 'zod'
import { AppError } from '../errors.ts'

/** What `vite build` made of `src/web/client`: where a page finds it, and how it is served. */
export interface Assets {
  readonly script: string | undefined
  readonly styles: readonly string[]
  readonly routes: Hono
}

/** The same place from `src/web` and from `dist/web`. */
const built = new URL('../../dist/web/assets/', import.meta.url)

/** Reads the build's manifest once. Without a build the page works all the same, only bare. */
export function openAssets(logger: Pick<Logger, 'warn'>, folder = built): Assets {
  const routes = new Hono()
  const manifest = new URL('manifest.json', folder)
  if (!existsSync(manifest)) {
    logger.warn('the page has no styles and no command line: they are made by `npm run build`')
    return { script: undefined, styles: [], routes }
  }
  const names = new Set(readdirSync(folder))
  routes.get('/:name', async (c) => {
    const name = c.req.param('name')
    const type = types[extname(name)]
    if (!names.has(name) || type === undefined) {
      throw new AppError('not-found', 'That part of the page is gone. Reload the page.')
    }
    // Names change with their content, so what was fetched once never needs to be asked for again.
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }
    return c.body(await readFile(new URL(name, folder)), 200, headers)
  })
  const entry = manifestSchema.parse(JSON.parse(readFileSync(manifest, 'utf8')))['channel.ts']
  return { script: `/assets/${entry.file}`, styles: entry.css.map((file) => `/assets/${file}`), routes }
}

const manifestSchema = z.object({ 'channel.ts': z.object({ file: z.string(), css: z.array(z.string()).default([]) }) })

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}
