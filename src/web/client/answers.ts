import { wakeButtons } from './buttons.ts'

type Question = { readonly staticId: number } & (
  | { readonly line: string }
  | { readonly customId: string; readonly chosen?: string }
)

/** Sends something to Vigil and shows what it says in `place`; every failure is shown there, too. */
export async function showAnswer(place: HTMLElement, path: '/api/ask' | '/api/press', body: Question) {
  const waiting = document.createElement('p')
  waiting.className = 'waiting'
  waiting.textContent = 'Vigil is thinking …'
  place.append(waiting)
  waiting.scrollIntoView({ block: 'nearest' })
  const answer = await fetchAnswer(path, body)
  waiting.replaceWith(answer)
  wakeButtons(answer, body.staticId)
  answer.querySelector('[data-dismiss]')?.addEventListener('click', () => answer.remove())
  answer.scrollIntoView({ block: 'nearest' })
}

async function fetchAnswer(path: string, body: Question): Promise<Element> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return elementOf(await response.text())
  } catch {
    const sentence = document.createElement('p')
    sentence.className = 'answer trouble'
    sentence.textContent = 'Vigil does not answer. Is it still running? Start it again with npm start.'
    return sentence
  }
}

/** The first element of HTML that our own server has written and escaped. */
export function elementOf(html: string): Element {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content.firstElementChild ?? document.createElement('p')
}
