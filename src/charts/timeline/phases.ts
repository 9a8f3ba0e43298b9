import type { Plugin } from 'chart.js'
import type { Timeline } from '../../analysis/block.ts'
import { elide } from '../elide.ts'
import { colors } from '../palette.ts'
import { box, type Measure, type Pen, stroke, write } from '../pen.ts'
import type { Boss } from './bosses.ts'

export interface Band {
  readonly startMs: number
  readonly endMs: number
  readonly name: string
  /** Who was fought here, in the colours of their lines. */
  readonly bosses: readonly { readonly name: string; readonly color: string }[]
}

/** Phases with the bosses that appear in each; a pull without known phases is one nameless band. */
export function bandsOf(phases: Timeline['phases'], bosses: readonly Boss[], durationMs: number): readonly Band[] {
  const known = phases.length > 0 ? phases : [{ name: '', startMs: 0, endMs: durationMs }]
  return known.map((phase, index) => {
    const here = bosses.filter((boss) => phaseOf(boss, known) === index)
    const unknown = bosses.length === 0 && index === 0 ? [{ name: 'no boss HP recorded', color: colors.quiet }] : []
    return { ...phase, bosses: [...here.map(({ name, color }) => ({ name, color })), ...unknown] }
  })
}

/** Bands behind everything, and above the HP lines the name of each phase and of its bosses. */
export const phaseBands = (bands: readonly Band[], measure: Measure): Plugin => ({
  id: 'vigil-phases',
  beforeDraw({ ctx, chartArea, scales: { x, names } }) {
    if (!x || !names) return
    const pen: Pen = ctx
    for (const [index, { startMs, endMs, name, bosses }] of bands.entries()) {
      const [left, right] = [x.getPixelForValue(startMs), x.getPixelForValue(endMs)]
      if (index % 2 === 0) box(pen, colors.band, left, names.top, right - left, chartArea.bottom - names.top)
      if (index > 0)
        stroke(pen, colors.rule, 2, [
          [left, names.top],
          [left, chartArea.bottom],
        ])
      const words = [{ name, color: colors.text }, ...bosses]
      let [at, room] = [left + 8, right - left - 12]
      for (const word of words) {
        const weight = word === words[0] ? 'bold' : 'normal'
        const text = elide(word.name, room, measure, weight)
        write(pen, text, at, names.top + 17, { color: word.color, weight })
        const used = text === '' ? 0 : measure(text, weight) + 10
        at += used
        room -= used
      }
    }
  },
})

/** Index of the phase a boss appears in; sources may see it a moment before the phase begins. */
function phaseOf({ points }: Boss, phases: readonly { startMs: number }[]): number {
  const first = points[0]?.[0] ?? 0
  return Math.max(
    0,
    phases.findLastIndex(({ startMs }) => startMs <= first + 2000),
  )
}
