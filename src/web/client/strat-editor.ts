import type { DraftAnswer, DraftMechanic } from '../../strat/draft.ts'
import { element } from './element.ts'
import { openPlan } from './strat-plan.ts'

/** Lets the page of a strat be changed and saved; what is not saved stays as it was typed, whatever the answer is. */
export function startStratEditor(editor: HTMLElement): void {
  const fields = element('plan', HTMLFieldSetElement)
  const plan = openPlan(fields)
  const state = element('state', HTMLElement)
  const undo = element('undo', HTMLButtonElement)
  const save = element('save', HTMLButtonElement)
  const asItStands = element('as-it-stands', HTMLAnchorElement)
  const offered = document.getElementById('offered')
  let now: readonly DraftMechanic[] = plan.read()
  let saved = JSON.stringify(now)
  let before: readonly (readonly DraftMechanic[])[] = []
  let isSaving = false

  const isSaved = () => JSON.stringify(now) === saved

  function tell(sentence = ''): void {
    state.textContent = sentence || (isSaved() ? '' : 'Not saved yet.')
    state.classList.toggle('is-unsaved', !isSaved())
    undo.disabled = before.length === 0
    save.disabled = isSaving || isSaved()
  }

  /** What was done to the page is one thing that can be undone. */
  function changed(): void {
    const next = plan.read()
    if (JSON.stringify(next) !== JSON.stringify(now)) before = [...before, now]
    now = next
    tell()
  }

  function takeBack(): void {
    const last = before.at(-1)
    if (last === undefined) return
    before = before.slice(0, -1)
    now = last
    plan.show(last)
    tell()
  }

  async function send(): Promise<void> {
    isSaving = true
    fields.disabled = true // what is typed meanwhile would be told as saved
    tell('Saving …')
    const sent = JSON.stringify(now)
    const { status, answer } = await post({ base: Number(editor.dataset.base), mechanics: now })
    isSaving = false
    fields.disabled = false
    if ('version' in answer) {
      saved = sent
      before = []
      editor.dataset.base = String(answer.version)
      element('standing', HTMLElement).textContent = answer.standing
      plan.forgive()
    } else {
      plan.mark(answer.faults ?? [])
    }
    asItStands.hidden = status !== 409
    tell(answer.sentence)
  }

  fields.addEventListener('input', ({ target }) => {
    if (target instanceof Element) plan.forgive(target.closest('.row') ?? undefined)
    save.disabled = isSaving
    state.textContent = 'Not saved yet.'
    state.classList.add('is-unsaved')
  })
  fields.addEventListener('change', changed)
  fields.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    const section = button?.closest<HTMLElement>('.planned')
    if (!button || !section) return
    if (button.matches('.add-row')) plan.addRow(section).querySelector<HTMLElement>('.role')?.focus()
    if (button.matches('.remove-row')) button.closest('.row')?.remove()
    if (button.matches('.remove-mechanic')) section.remove()
    changed()
  })
  if (offered instanceof HTMLSelectElement) {
    offered.disabled = false
    offered.addEventListener('change', () => {
      const [option] = offered.selectedOptions
      const { at = '', name = '', time = '' } = option?.dataset ?? {}
      const keys = offered.value
      offered.value = '' // the same may be chosen again
      if (keys === '') return
      const { section, isNew } = plan.add({ keys, name, time, at })
      section.scrollIntoView({ block: 'center' })
      section.querySelector<HTMLElement>(isNew ? '.what' : '.add-row')?.focus({ preventScroll: true })
      changed()
    })
  }
  undo.addEventListener('click', takeBack)
  save.addEventListener('click', () => {
    changed()
    void send()
  })
  addEventListener('beforeunload', (event) => {
    if (JSON.stringify(plan.read()) !== saved) event.preventDefault()
  })
  fields.disabled = false
}

async function post(draft: object): Promise<{ readonly status: number; readonly answer: DraftAnswer }> {
  try {
    const response = await fetch(location.pathname, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    })
    return { status: response.status, answer: await response.json() }
  } catch {
    const sentence = 'Vigil does not answer, so nothing was saved. What you typed is still here: try again.'
    return { status: 0, answer: { sentence } }
  }
}
