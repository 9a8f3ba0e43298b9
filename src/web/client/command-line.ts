import { showAnswer } from './answers.ts'
import { startChoices } from './choices.ts'
import { element } from './element.ts'

/** Brings the command line to life: it runs what is typed, completes it, and remembers it. */
export function startCommandLine(staticId: number): void {
  const form = element('command-line', HTMLFormElement)
  const line = element('line', HTMLInputElement)
  const answers = element('answers', HTMLElement)
  const choices = startChoices(line, element('choices', HTMLElement), staticId)
  const past = startPast(line)

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const typed = line.value.trim()
    if (typed === '') return
    past.add(typed)
    line.value = ''
    choices.close()
    void showAnswer(answers, '/api/ask', { staticId, line: typed.startsWith('/') ? typed : `/${typed}` })
  })

  line.addEventListener('keydown', (event) => {
    if (event.isComposing) return // Enter and arrows belong to the input method while it is open
    if (choices.takes(event.key)) event.preventDefault()
    else if (past.takes(event.key)) event.preventDefault()
  })

  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || document.activeElement === line) return
    line.focus()
  })

  for (const part of form.elements) part.removeAttribute('disabled')
}

/** What was asked before, under the arrow up. */
function startPast(line: HTMLInputElement) {
  const lines: string[] = []
  let at = 0
  return {
    add(typed: string) {
      if (lines.at(-1) !== typed) lines.push(typed)
      at = lines.length
    },
    takes(key: string): boolean {
      const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0
      const next = at + step
      if (step === 0 || next < 0 || next > lines.length) return false
      at = next
      line.value = lines[at] ?? ''
      return true
    },
  }
}
