import type { Answer, AnswerButton, AnswerSelect } from '../../commands/command.ts'
import type { ActionRow, Button, Select } from '../../message.ts'
import { cut, limits } from '../limits.ts'

/**
 * Buttons and selects in rows. What Discord would refuse, and the whole message with it, is left out: a button whose
 * state is too long, one that is there already, a link that is none.
 */
export function rowsOf({ buttons = [], selects = [] }: Pick<Answer, 'buttons' | 'selects'>): ActionRow[] {
  const seen = new Set<string>()
  const isFree = (customId: string) => {
    if (customId === '' || customId.length > limits.customId || seen.has(customId)) return false
    seen.add(customId)
    return true
  }
  const all = selects.map(toSelect).filter(({ custom_id, options }) => options.length > 0 && isFree(custom_id))
  // Rows that selects take are not left to buttons: what a select offers stands nowhere else.
  const chosen = all.slice(0, limits.rows)
  const pressed = buttons.filter(({ action }) => ('url' in action ? isLink(action.url) : isFree(action.customId)))
  const shown = pressed.slice(0, (limits.rows - chosen.length) * limits.buttonsPerRow).map(toButton)
  const rows = Math.ceil(shown.length / limits.buttonsPerRow)
  return [
    ...Array.from({ length: rows }, (_, row) => ({
      type: 1 as const,
      components: shown.slice(row * limits.buttonsPerRow, (row + 1) * limits.buttonsPerRow),
    })),
    ...chosen.map((select) => ({ type: 1 as const, components: [select] })),
  ]
}

function toSelect({ placeholder, options, action }: AnswerSelect): Select {
  const values = new Set<string>()
  const offered = options.filter(({ value }) => {
    const isNew = value !== '' && value.length <= limits.choice && !values.has(value)
    values.add(value)
    return isNew
  })
  return {
    type: 3,
    custom_id: action.customId,
    placeholder: cut(placeholder, limits.placeholder),
    options: offered.slice(0, limits.choices).map(({ label, value, description }) => ({
      label: cut(label.trim() || '–', limits.choice),
      value,
      ...(description && { description: cut(description, limits.choice) }),
    })),
  }
}

function toButton({ label, action }: AnswerButton): Button {
  const shown = cut(label.trim() || '–', limits.buttonLabel)
  if ('url' in action) return { type: 2, style: 5, label: shown, url: action.url }
  return { type: 2, style: 2, label: shown, custom_id: action.customId }
}

const isLink = (url: string) => url.length <= limits.url && URL.canParse(url) && /^https?:/.test(url)
