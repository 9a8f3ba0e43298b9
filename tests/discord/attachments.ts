import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Json } from './json.ts'
import type { Upload } from './rules.ts'
import type { World } from './world.ts'

/** Keeps a file that somebody attached to a command, and describes it as Discord does under `resolved`. */
export function attach(world: World, { name, bytes }: Upload): Json & { readonly id: string } {
  const id = world.newId()
  world.attachments.set(id, { name, bytes })
  const url = `${world.cdnUrl()}/ephemeral-attachments/${world.bot.applicationId}/${id}/${encodeURIComponent(name)}?${seal(id)}`
  return {
    id,
    filename: name,
    size: bytes.length,
    url,
    proxy_url: url,
    content_type: 'application/octet-stream',
    ephemeral: true,
  }
}

export const isDownload = (url: string): boolean => url.startsWith('/ephemeral-attachments/')

/** Gives out a file to whoever has its whole link; anything else is 404, as at Discord. */
export function serveAttachment(world: World, url: string, response: ServerResponse): void {
  const { pathname, search } = new URL(url, 'http://stand-in')
  const id = pathname.split('/')[3] ?? ''
  const kept = search === `?${seal(id)}` ? world.attachments.get(id) : undefined
  if (kept === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('This content is no longer available.')
    return
  }
  world.downloads.push(kept.name)
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': kept.bytes.length })
  response.end(kept.bytes)
}

/** Links are signed and expire; ours never do. */
const seal = (id: string) => `ex=ffffffff&is=0&hm=${createHash('sha256').update(`stand-in ${id}`).digest('hex')}`
