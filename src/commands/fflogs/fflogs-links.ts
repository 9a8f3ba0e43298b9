import type { Teller } from '../../store/pulls/pull-accounts.ts'
import type { AnswerButton } from '../command.ts'

/** Where people read a report. */
export const reportUrl = (code: string): string => `https://www.fflogs.com/reports/${encodeURIComponent(code)}`

/** Where they read one fight of it. */
export const fightUrl = ({ code, sourceKey }: Pick<Teller, 'code' | 'sourceKey'>): string =>
  `${reportUrl(code)}?fight=${encodeURIComponent(sourceKey)}`

/** The reports that a link should lead to: those that everybody may open, if there are any. */
export const openTellers = (tellers: readonly Teller[]): readonly Teller[] => {
  const open = tellers.filter(({ isHidden }) => !isHidden)
  return open.length > 0 ? open : tellers
}

/** A button for each report, by its title where there are several. */
export function linkButtons(tellers: readonly Teller[], urlOf: (teller: Teller) => string): AnswerButton[] {
  const linked = openTellers(tellers).slice(0, mostLinks)
  return linked.map((teller) => {
    const alike = linked.filter(({ title }) => title === teller.title)
    const name = alike.length > 1 ? `${teller.title} (${teller.code.replace(/^a:/, '').slice(0, 4)})` : teller.title
    return { label: linked.length > 1 ? `FFLogs: ${name}` : 'FFLogs', action: { url: urlOf(teller) } }
  })
}

/** More raiders than this never upload one night, and a message has room for them. */
const mostLinks = 5
