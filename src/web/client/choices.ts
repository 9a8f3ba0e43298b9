interface Choice {
  readonly name: string
  /** The whole line with this choice taken. */
  readonly value: string
}

/** The list over the command line: what could come next. */
export function startChoices(line: HTMLInputElement, list: HTMLElement, staticId: number) {
  let offered: readonly Choice[] = []
  let active = -1
  let newest = 0

  async function offer(): Promise<void> {
    const asked = ++newest
    const choices = line.value.startsWith('/') ? await complete(line.value, staticId) : []
    if (asked === newest) show(choices) // an answer that comes too late is about something else
  }

  function show(choices: readonly Choice[]): void {
    offered = choices
    active = -1
    list.replaceChildren(...choices.map(({ name }, index) => optionOf(name, index)))
    list.hidden = choices.length === 0
    line.ariaExpanded = String(!list.hidden)
    line.removeAttribute('aria-activedescendant')
  }

  function optionOf(name: string, index: number): HTMLElement {
    const option = document.createElement('div')
    option.id = `choice-${index}`
    option.role = 'option'
    option.textContent = name
    option.addEventListener('pointerdown', (event) => event.preventDefault()) // the line keeps the focus
    option.addEventListener('click', () => take(index))
    return option
  }

  function mark(index: number): void {
    active = index
    for (const [at, option] of [...list.children].entries()) option.ariaSelected = String(at === index)
    line.setAttribute('aria-activedescendant', `choice-${index}`)
    list.children[index]?.scrollIntoView({ block: 'nearest' })
  }

  function take(index: number): void {
    const choice = offered[index]
    if (choice === undefined) return
    line.value = choice.value
    line.focus()
    void offer()
  }

  function close(): void {
    newest++
    show([])
  }

  /** Does what a key means to the list; false if it means nothing to it. */
  function takes(key: string): boolean {
    if (list.hidden) return false
    if (key === 'ArrowDown') mark((active + 1) % offered.length)
    else if (key === 'ArrowUp') mark((active <= 0 ? offered.length : active) - 1)
    else if (key === 'Tab') take(Math.max(active, 0))
    else if (key === 'Enter' && active >= 0) take(active)
    else if (key === 'Escape') close()
    else return false
    return true
  }

  line.addEventListener('input', () => void offer())
  line.addEventListener('blur', close)
  return { takes, close }
}

/** Completions are a courtesy: without them one can still type. */
async function complete(typed: string, staticId: number): Promise<readonly Choice[]> {
  try {
    const response = await fetch(`/api/complete?${new URLSearchParams({ staticId: String(staticId), typed })}`)
    return response.ok ? await response.json() : []
  } catch {
    return []
  }
}
