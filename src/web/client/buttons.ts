import { showAnswer } from './answers.ts'

/** Lets the buttons and selects of posts and answers ask; each answer appears under the message it belongs to. */
export function wakeButtons(within: ParentNode, staticId: number): void {
  for (const button of within.querySelectorAll<HTMLButtonElement>('button[data-press]')) {
    button.disabled = false
    button.addEventListener('click', () => press(button, staticId, button.dataset.press))
  }
  for (const select of within.querySelectorAll<HTMLSelectElement>('select[data-choose]')) {
    select.disabled = false
    select.addEventListener('change', () => choose(select, staticId))
  }
}

/** What was chosen is asked for and the select shows its question again: the same may be chosen once more. */
async function choose(select: HTMLSelectElement, staticId: number): Promise<void> {
  const chosen = select.value
  select.value = ''
  if (chosen !== '') await press(select, staticId, select.dataset.choose, chosen)
}

async function press(
  control: HTMLButtonElement | HTMLSelectElement,
  staticId: number,
  customId: string | undefined,
  chosen?: string,
): Promise<void> {
  const message = control.closest('.message')
  if (customId === undefined || message === null) return
  control.disabled = true
  const place = placeUnder(message, customId)
  place.replaceChildren() // asked again, the new answer takes the old one's place
  await showAnswer(place, '/api/press', { staticId, customId, ...(chosen === undefined ? {} : { chosen }) })
  control.disabled = false
  control.focus({ preventScroll: true })
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
