import { elementOf } from './answers.ts'
import { wakeButtons } from './buttons.ts'
import { element } from './element.ts'

const everyMs = 5_000

/** Looks for new posts while the newest are shown, and shows them as soon as that disturbs nobody. */
export function keepFresh(staticId: number): void {
  if (document.querySelector('[data-newest]') === null) return
  const scroll = element('scroll', HTMLElement)
  const button = element('fresh', HTMLButtonElement)

  async function look(): Promise<void> {
    if (document.hidden) return
    const feed = element('feed', HTMLElement)
    const next = await fetchFeed(staticId, feed.dataset.stamp ?? '')
    if (next === undefined) return
    const isRead = scroll.scrollTop > 120 || feed.contains(document.activeElement) || feed.querySelector('.answer')
    if (isRead) button.hidden = false
    else show(next)
  }

  function show(next: Element): void {
    element('feed', HTMLElement).replaceWith(next)
    document.querySelector('.nothing')?.remove()
    wakeButtons(next, staticId)
    button.hidden = true
  }

  button.addEventListener('click', async () => {
    const next = await fetchFeed(staticId, '')
    if (next === undefined) return
    show(next)
    scroll.scrollTo({ top: 0 })
  })
  setInterval(() => void look(), everyMs)
  document.addEventListener('visibilitychange', () => void look())
}

/** The channel's newest posts, if they are not what we have. */
async function fetchFeed(staticId: number, have: string): Promise<Element | undefined> {
  try {
    const response = await fetch(`/api/feed?${new URLSearchParams({ staticId: String(staticId), have })}`)
    return response.status === 200 ? elementOf(await response.text()) : undefined
  } catch {
    return undefined // Vigil is restarting, perhaps: the next look will tell
  }
}
