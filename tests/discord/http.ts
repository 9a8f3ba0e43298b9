import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type Call, Refusal, type Reply } from './call.ts'
import { isObject, string } from './json.ts'
import type { Upload } from './rules.ts'

/** What Discord answers, also when it refuses. */
export function attempt(run: () => Reply): Reply {
  try {
    return run()
  } catch (error) {
    if (error instanceof Refusal) return error.reply
    throw error
  }
}

export function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (body === undefined) response.writeHead(status, headers).end()
  else response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Takes a request apart: JSON, or a form with JSON and files. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://stand-in')
  const bytes = await buffer(request)
  const type = request.headers['content-type'] ?? ''
  const path = url.pathname.replace(/^\/api\/v10/, '')
  const call = { method: request.method ?? 'GET', path, query: url.searchParams }
  if (!type.startsWith('multipart/form-data')) {
    return { ...call, body: bytes.length === 0 ? undefined : JSON.parse(bytes.toString()), uploads: [] }
  }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  const uploads: Upload[] = []
  for (const [, value] of form) {
    if (typeof value !== 'string') uploads.push({ name: value.name, bytes: await value.bytes() })
  }
  const payload: unknown = JSON.parse(string(form.get('payload_json')) || '{}')
  return { ...call, body: isObject(payload) ? payload : {}, uploads }
}
