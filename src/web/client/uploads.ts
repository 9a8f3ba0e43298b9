import { sendFile } from './send-file.ts'
import { openUploadView, type UploadView } from './upload-view.ts'

interface UploadSettings {
  readonly staticId: string
  readonly limitBytes: number
  readonly limitText: string
  /** For those who do not see the page. */
  say(text: string): void
  /** A file has arrived and is on the list. */
  onTaken(): Promise<void>
}

/** Sends files one after the other, each with its progress and a way to stop it. */
export function startUploads(list: HTMLElement, { staticId, limitBytes, limitText, say, onTaken }: UploadSettings) {
  let last: Promise<void> = Promise.resolve()

  function refuse(name: string, sentence: string): void {
    const view = openUploadView(list, name, 0)
    view.fail(sentence)
    say(sentence)
  }

  async function send(file: File, key: string, view: UploadView, stop: AbortController): Promise<void> {
    if (stop.signal.aborted) return
    const path = `/api/imports/${staticId}/${key}?${new URLSearchParams({ name: file.name })}`
    const outcome = await sendFile(path, file, stop.signal, view.progress)
    switch (outcome.kind) {
      case 'taken':
        say(`${file.name} has arrived and is being read.`)
        await Promise.race([onTaken(), new Promise((resolve) => setTimeout(resolve, 300))])
        return view.close()
      case 'stopped':
        return view.close()
      case 'refused':
        say(outcome.sentence)
        return view.fail(outcome.sentence)
      case 'lost':
        // The same key: if it did arrive, it is not taken twice.
        say(outcome.sentence)
        return view.fail(outcome.sentence, () => enqueue(file, key))
    }
  }

  function enqueue(file: File, key: string): void {
    const stop = new AbortController()
    const view = openUploadView(list, file.name, file.size, () => {
      stop.abort()
      view.close()
    })
    last = last.then(() => send(file, key, view, stop))
  }

  return (files: readonly File[], folders: readonly string[] = []): void => {
    for (const name of folders) refuse(name, `${name} is a folder. Open it and drop the logs in it.`)
    for (const file of files) {
      if (file.size > limitBytes) {
        refuse(
          file.name,
          `${file.name} is larger than ${limitText}, the most that is taken at once. Pack it as .zip or .gz.`,
        )
      } else if (file.size === 0) {
        refuse(file.name, `${file.name} is empty. Was the logger running when it was written?`)
      } else {
        enqueue(file, crypto.randomUUID())
      }
    }
  }
}
