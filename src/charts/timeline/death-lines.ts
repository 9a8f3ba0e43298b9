import { formatTime } from '../../format.ts'
import { elide, elideName, shortName } from '../elide.ts'
import type { Measure } from '../pen.ts'

export interface Perish {
  readonly atMs: number
  readonly name: string
  readonly ability: string
}

/** One line of a card, in the three inks it is written with, and the width of it all in logical pixels. */
export interface DeathLine {
  readonly time: string
  readonly who: string
  readonly ability: string
  readonly width: number
}

/** How much a card may say: lines, and the widths of a name and of an ability in logical pixels. */
export interface CardStyle {
  readonly lines: number
  readonly name: number
  readonly ability: number
}

/** Space between two inks. */
export const wordGap = 10

/** The deaths in order, those of one ability at one moment in one line, the last line telling how many are left out. */
export function deathLines(deaths: readonly Perish[], style: CardStyle, measure: Measure): readonly DeathLine[] {
  const moments = atOneMoment(deaths)
  const all = moments.length <= style.lines
  const shown = all ? moments : moments.slice(0, style.lines - 1)
  const lines = shown.map((moment) => lineOf(moment, style, measure))
  if (all) return lines
  const rest = deaths.length - shown.flat().length
  return [...lines, inked(`+${rest} more by ${formatTime(deaths.at(-1)?.atMs ?? 0)}`, '', '', measure)]
}

const oneMomentMs = 1000

function atOneMoment(deaths: readonly Perish[]): readonly (readonly Perish[])[] {
  const moments: Perish[][] = []
  for (const death of deaths) {
    const same = moments.at(-1)?.[0]
    if (same && same.ability === death.ability && death.atMs - same.atMs <= oneMomentMs) moments.at(-1)?.push(death)
    else moments.push([death])
  }
  return moments
}

function lineOf(moment: readonly Perish[], style: CardStyle, measure: Measure): DeathLine {
  const ability = elide(moment[0]?.ability ?? '', style.ability, measure)
  return inked(formatTime(moment[0]?.atMs ?? 0), namesOf(moment, style, measure), ability, measure)
}

/** `Ayla Rowan`, `Ayla R., Bram T.`, `5 deaths: Ayla R. +4`. */
function namesOf(moment: readonly Perish[], style: CardStyle, measure: Measure): string {
  const [first = '', ...others] = moment.map(({ name }) => name)
  if (others.length === 0) return elideName(first, style.name, measure, 'bold')
  const names = [first, ...others].map((name) => elide(shortName(name), style.name, measure, 'bold'))
  const head = others.length > 1 ? `${names.length} deaths: ` : ''
  for (let count = names.length; count > 0; count -= 1) {
    const more = count < names.length ? ` +${names.length - count}` : ''
    const text = `${head}${names.slice(0, count).join(', ')}${more}`
    if (measure(text, 'bold') <= 1.6 * style.name) return text
  }
  return `${names.length} deaths`
}

function inked(time: string, who: string, ability: string, measure: Measure): DeathLine {
  const parts = [measure(time), measure(who, 'bold'), measure(ability)].filter((part) => part > 0)
  const width = parts.reduce((sum, part) => sum + part, 0) + wordGap * Math.max(0, parts.length - 1)
  return { time, who, ability, width }
}
