import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { Context } from 'hono'
import { AppError } from '../errors.ts'
import { bodyOf } from './take-upload.ts'

/** A file of a form, while it streams in. */
export interface FormFile {
  readonly fileName: string
  readonly sizeBytes: 0
  readonly stream: AsyncIterable<Uint8Array>
}

/** More than anybody chooses by hand. */
const mostFiles = 100

/**
 * Takes the files of a form as they stream in, without ever holding one in memory. All are tried before failures are
 * told, in the order of the files: one that ends late does not come last.
 */
export async function readForm(c: Context, take: (file: FormFile) => Promise<unknown>): Promise<void> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) throw unreadable()
  const failing: Promise<unknown[]>[] = []
  await new Promise<void>((resolve, reject) => {
    const form = openForm(type)
    form.on('file', (_field, stream, { filename }) => {
      stream.on('error', () => {}) // whoever takes the file meets it, too, but perhaps not yet
      if (filename) failing.push(failuresOf(take({ fileName: filename, sizeBytes: 0, stream })))
      else stream.resume() // the field was left empty
    })
    form.on('close', resolve)
    form.on('error', (cause) => reject(unreadable(cause)))
    pipeline(bodyOf(c), form).catch((cause: unknown) => reject(unreadable(cause)))
  }).finally(() => Promise.all(failing))
  const failures = (await Promise.all(failing)).flat()
  if (failures.length === 1 || failures.some((failure) => !(failure instanceof AppError))) throw failures[0]
  if (failures.length > 1)
    throw new AppError('bad-input', failures.map((failure) => (failure as AppError).message).join(' '))
  if (failing.length === 0) throw new AppError('bad-input', 'No file was chosen. Choose a network log and try again.')
}

const failuresOf = (taken: Promise<unknown>): Promise<unknown[]> =>
  taken.then(
    () => [],
    (failure: unknown) => [failure],
  )

function openForm(type: string): busboy.Busboy {
  try {
    return busboy({ headers: { 'content-type': type }, defParamCharset: 'utf8', limits: { files: mostFiles } })
  } catch (cause) {
    throw unreadable(cause)
  }
}

const unreadable = (cause?: unknown) =>
  new AppError('bad-input', 'That form could not be read to its end. Reload the page and try again.', { cause })
