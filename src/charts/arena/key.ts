import type { Plugin } from 'chart.js'
import type { Arena } from '../../analysis/block.ts'
import { elideName, shortName } from '../elide.ts'
import { colors } from '../palette.ts'
import { type Measure, type Pen, write } from '../pen.ts'
import { roleColor, type ShownRole, shownRole } from './role.ts'

/** A line of the column beside the floor. */
export type KeyLine =
  | { readonly heading: string; readonly color: string }
  | { readonly name: string; readonly role: ShownRole | undefined; readonly job: string }

interface Space {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Who was killed, hit, dead before, and not seen: names, since the floor has room for jobs only. */
export function keyLines({ people, unseen, blow }: Arena): readonly KeyLine[] {
  const group = (heading: string, color: string, wanted: (person: Arena['people'][number]) => boolean) => {
    const own = people.filter(wanted).map(({ name, job }) => ({ name, role: shownRole(job), job: job ?? '' }))
    return own.length === 0 ? [] : [{ heading, color }, ...own]
  }
  const lost = unseen.map((name) => ({ name, role: undefined, job: '' }))
  return [
    ...group(blow ? 'Killed' : 'Died', colors.death, ({ life }) => life === 'dying'),
    ...group('Hit', colors.death, ({ life, hit }) => life === 'alive' && hit),
    ...group('Dead before', colors.quiet, ({ life }) => life === 'dead'),
    ...group(blow ? 'Not hit' : 'Alive', colors.quiet, ({ life, hit }) => life === 'alive' && !hit),
    ...(lost.length === 0 ? [] : [{ heading: 'Not seen', color: colors.quiet }, ...lost]),
  ]
}

export const keyColumn = (block: Arena, measure: Measure, { x, y, width, height }: Space): Plugin => ({
  id: 'vigil-key',
  afterDraw({ ctx }) {
    const pen: Pen = ctx
    const lines = keyLines(block)
    const most = Math.floor(height / lineHeight)
    const shown = lines.length <= most ? lines : lines.slice(0, most - 1)
    let top = y
    for (const [index, line] of shown.entries()) {
      if ('heading' in line && index > 0) top += 8
      const middle = top + lineHeight / 2
      top += lineHeight
      if ('heading' in line) {
        write(pen, line.heading, x, middle, { color: line.color, weight: 'bold' })
        continue
      }
      write(pen, line.job, x, middle, { color: roleColor(line.role), weight: 'bold' })
      if (line.name === line.job) continue // whoever is called by their job is not called so twice
      const indent = line.job === '' ? 0 : jobWidth
      const name = elideName(shortName(line.name), width - indent, measure)
      write(pen, name, x + indent, middle, { color: colors.text })
    }
    const hidden = lines.slice(shown.length).filter((line) => 'name' in line).length
    if (hidden > 0) write(pen, `+${hidden} more`, x, top + lineHeight / 2, { color: colors.quiet })
  },
})

const lineHeight = 30
const jobWidth = 68
