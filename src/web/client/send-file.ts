/** How sending went: it arrived, Vigil does not want it, somebody stopped it, or nobody answered. */
export type Sent =
  | { readonly kind: 'taken' | 'stopped' }
  | { readonly kind: 'refused' | 'lost'; readonly sentence: string }

/** Sends a file as it is. Only this old way of asking tells how much has been sent. */
export function sendFile(
  path: string,
  file: File,
  stop: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Sent> {
  const request = new XMLHttpRequest()
  const { promise, resolve } = Promise.withResolvers<Sent>()
  request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded / file.size))
  request.addEventListener('load', () =>
    resolve(request.status < 300 ? { kind: 'taken' } : { kind: 'refused', sentence: sentenceOf(request) }),
  )
  request.addEventListener('abort', () => resolve({ kind: 'stopped' }))
  request.addEventListener('error', () =>
    resolve({
      kind: 'lost',
      sentence: `${file.name} did not arrive. Is Vigil still running, and the file still there?`,
    }),
  )
  stop.addEventListener('abort', () => request.abort())
  request.open('PUT', path)
  request.setRequestHeader('accept', 'application/json')
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.send(file)
  return promise
}

function sentenceOf({ responseText }: XMLHttpRequest): string {
  try {
    return JSON.parse(responseText).sentence
  } catch {
    return 'Vigil answered with something that is no answer. Reload the page and try again.'
  }
}
