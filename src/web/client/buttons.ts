import { showAnswer } from './answers.ts'

/** Lets the buttons of posts and answers ask; each answer appears under the message it belongs to. */
export function wakeButtons(within: ParentNode, staticId: number): void {
  for (const button of within.querySelectorAll<HTMLButtonElement>('button[data-press]')) {
    button.disabled = false
    button.addEventListener('click', () => press(button, staticId))
  }
}

async function press(button: HTMLButtonElement, staticId: number): Promise<void> {
  const customId = button.dataset.press
  const message = button.closest('.message')
  if (customId === undefined || message === null) return
  button.disabled = true
  const place = placeUnder(message, customId)
  place.replaceChildren() // asked again, the new answer takes the old one's place
  await showAnswer(place, '/api/press', { staticId, customId })
  button.disabled = false
  button.focus({ preventScroll: true })
}

function placeUnder(message: Element, customId: string): HTMLElement {
  const siblings = [...(message.parentElement?.children ?? [])]
  const found = siblings.find((sibling) => sibling instanceof HTMLElement && sibling.dataset.answers === customId)
  if (found instanceof HTMLElement) return found
  const place = document.createElement('div')
  place.dataset.answers = customId
  place.role = 'status'
  message.after(place)
  return place
}
