import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'

export type Body = NonNullable<RequestInit['body']>

/** Hands logs in to a static as its own import page does. */
export function openHandIn(
  site: () => { readonly app: Hono },
  place: () => { readonly own: number; readonly dataDir: string },
) {
  const ask = async (path: string, init: RequestInit = {}) =>
    await site().app.request(path, { ...init, headers: { origin: 'http://localhost', ...init.headers } })
  const put = (path: string, body: Body = 'log', headers: Record<string, string> = {}) =>
    ask(`/api/imports/${path}`, { method: 'PUT', body, headers: { accept: 'application/json', ...headers } })
  const handIn = async (name: string) =>
    ((await (await put(`${place().own}/${randomUUID()}?name=${name}`)).json()) as { id: number }).id
  const spooled = async () => await readdir(join(place().dataDir, 'spool')).catch(() => [])
  return { ask, put, handIn, spooled }
}

export function formOf(...files: readonly [name: string, text: string][]): FormData {
  const form = new FormData()
  for (const [name, text] of files) form.append('files', new File([text], name))
  return form
}
