import type { DraftFault, DraftMechanic, DraftRow } from '../../strat/draft.ts'
import { element } from './element.ts'

/** A mechanic that can be added. */
export interface Offer {
  readonly keys: string
  readonly name: string
  readonly time: string
  readonly at: string
}

/** The plan of the page: read as a draft, shown from one, and marked where it is wrong. */
export function openPlan(plan: HTMLElement) {
  // What was taken away is kept: it may be wanted back.
  const sections = new Map(shown().map((section) => [section.dataset.keys ?? '', section]))

  function shown(): HTMLElement[] {
    return [...plan.querySelectorAll<HTMLElement>('.planned')]
  }

  function show(draft: readonly DraftMechanic[]): void {
    plan.replaceChildren(
      ...draft.map(({ keys, rows }) => {
        const section = sections.get(keys)
        if (section === undefined) throw new Error(`the page never had ${keys}`)
        part(section, '.rows', HTMLElement).replaceChildren(...rows.map(rowOf))
        return section
      }),
    )
    forgive()
  }

  /** Puts it where the fight has it; one that is there already is only shown. */
  function add({ keys, name, time, at }: Offer): { readonly section: HTMLElement; readonly isNew: boolean } {
    const own = keys.split('+')
    const there = shown().find(({ dataset }) => dataset.keys?.split('+').some((key) => own.includes(key)))
    if (there !== undefined) return { section: there, isNew: false }
    const section = sections.get(keys) ?? copyOf('mechanic-template')
    sections.set(keys, section)
    Object.assign(section.dataset, { keys, at })
    section.ariaLabel = name
    part(section, '.name', HTMLElement).textContent = name
    part(section, '.time', HTMLElement).textContent = time
    part(section, '.remove-mechanic', HTMLElement).ariaLabel = `Remove ${name}`
    part(section, '.rows', HTMLElement).replaceChildren(copyOf('row-template'))
    const later = shown().find(({ dataset }) => Number(dataset.at ?? Number.POSITIVE_INFINITY) > Number(at))
    plan.insertBefore(section, later ?? null)
    return { section, isNew: true }
  }

  function addRow(section: HTMLElement): HTMLElement {
    const row = copyOf('row-template')
    part(section, '.rows', HTMLElement).append(row)
    return row
  }

  function mark(faults: readonly DraftFault[]): void {
    forgive()
    for (const { mechanic, row, why } of faults) {
      const section = shown()[mechanic]
      const place = row === undefined ? section : section?.querySelectorAll<HTMLElement>('.row')[row]
      if (place === undefined) continue
      const told = part(place, ':scope > .fault', HTMLElement)
      const sentence = `${why.charAt(0).toUpperCase()}${why.slice(1)}.`
      told.textContent = told.hidden ? sentence : `${told.textContent} ${sentence}`
      told.hidden = false
      place.classList.add('is-wrong')
    }
    plan.querySelector('.is-wrong')?.scrollIntoView({ block: 'center' })
  }

  function forgive(within: ParentNode = plan): void {
    for (const told of within.querySelectorAll<HTMLElement>('.fault')) {
      told.hidden = true
      told.parentElement?.classList.remove('is-wrong')
    }
  }

  return { read: () => shown().map(draftOf), show, add, addRow, mark, forgive }
}

const draftOf = (section: HTMLElement): DraftMechanic => ({
  keys: section.dataset.keys ?? '',
  rows: [...section.querySelectorAll<HTMLElement>('.row')].map((row) => {
    const when = part(row, '.seconds', HTMLInputElement)
    return {
      role: part(row, '.role', HTMLSelectElement).value,
      what: part(row, '.what', HTMLInputElement).value,
      // What is no number is sent as none, and refused.
      seconds: when.validity.badInput ? Number.NaN : Number(when.value),
      note: part(row, '.note', HTMLInputElement).value,
    }
  }),
})

function rowOf({ role, what, seconds, note }: DraftRow): HTMLElement {
  const row = copyOf('row-template')
  part(row, '.role', HTMLSelectElement).value = role
  part(row, '.what', HTMLInputElement).value = what
  part(row, '.seconds', HTMLInputElement).value = String(seconds)
  part(row, '.note', HTMLInputElement).value = note
  return row
}

function copyOf(template: string): HTMLElement {
  const copy = element(template, HTMLTemplateElement).content.firstElementChild?.cloneNode(true)
  if (copy instanceof HTMLElement) return copy
  throw new Error(`#${template} is empty`)
}

function part<T extends HTMLElement>(within: HTMLElement, selector: string, kind: new () => T): T {
  const found = within.querySelector(selector)
  if (found instanceof kind) return found
  throw new Error(`the page has no ${selector} where one belongs`)
}
