import { elementOf } from './answers.ts'
import { startDropping } from './dropping.ts'
import { element } from './element.ts'
import { startUploads } from './uploads.ts'

const lookEveryMs = 700

/** Lets a page take logs, by drop and by choice, and keeps its list of them up to date while one is being read. */
export function startImports(): void {
  const panel = element('imports', HTMLElement)
  const { into = '', since = '0', name = '', limit = '0', limitText = '' } = panel.dataset
  const news = element('import-news', HTMLElement)
  const say = (text: string) => {
    news.textContent = text
  }
  let looking = false

  /** Looks until nothing is open any more. */
  async function look(): Promise<void> {
    if (looking) return
    looking = true
    do {
      const next = await fetchList(into, since, list().dataset.stamp ?? '')
      if (next !== undefined) show(next)
      if (isOpen()) await pause(lookEveryMs)
    } while (isOpen())
    looking = false
  }

  const list = () => element('import-list', HTMLElement)
  const isOpen = () => list().querySelector('[data-open]') !== null

  function show(next: HTMLElement): void {
    const wasOpen = [...list().querySelectorAll<HTMLElement>('[data-open]')].map(({ dataset }) => dataset.import)
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.cancel : undefined
    list().replaceWith(next)
    wakeCancels(next)
    if (focused !== undefined) next.querySelector<HTMLElement>(`[data-cancel="${focused}"]`)?.focus()
    for (const item of next.querySelectorAll<HTMLElement>('[data-import]:not([data-open])')) {
      if (!wasOpen.includes(item.dataset.import)) continue
      say(`${item.querySelector('.file-name')?.textContent}: ${item.querySelector('.outcome')?.textContent}`)
    }
    document.querySelector('.nothing-imported')?.remove()
  }

  function wakeCancels(within: ParentNode): void {
    for (const button of within.querySelectorAll<HTMLButtonElement>('button[data-cancel]')) {
      button.disabled = false
      button.addEventListener('click', async () => {
        button.disabled = true
        await fetch(`/api/imports/${into}/${button.dataset.cancel}`, { method: 'DELETE' }).catch(() => {})
        void look()
      })
    }
  }

  const take = startUploads(element('uploads', HTMLElement), {
    staticId: into,
    limitBytes: Number(limit),
    limitText,
    say,
    onTaken: look,
  })
  startDropping(element('drop-here', HTMLElement), take)
  startChoosing(take)
  wakeCancels(panel)
  say(`Logs dropped on this page are imported into #${name}.`)
  if (isOpen()) void look()
}

/** The import page has a form, too; with a script nothing is sent but what was chosen, as soon as it was. */
function startChoosing(take: (files: readonly File[]) => void): void {
  const input = document.getElementById('files')
  if (!(input instanceof HTMLInputElement)) return
  input.addEventListener('change', () => {
    take([...(input.files ?? [])])
    input.value = '' // the same file may be chosen again
  })
}

/** The list as it is now, unless it is what we have or Vigil does not answer: the next look will tell. */
async function fetchList(staticId: string, since: string, have: string): Promise<HTMLElement | undefined> {
  try {
    const response = await fetch(`/api/imports/${staticId}?${new URLSearchParams({ since, have })}`)
    const next = response.status === 200 ? elementOf(await response.text()) : undefined
    return next instanceof HTMLElement ? next : undefined
  } catch {
    return undefined
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
