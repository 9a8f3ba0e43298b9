import { type Job, roleOf } from '../../game.ts'
import { colors, roleColors } from '../palette.ts'
import type { Pen } from '../pen.ts'

export type ShownRole = keyof typeof roleColors

export function shownRole(job: Job | undefined): ShownRole | undefined {
  if (job === undefined) return undefined
  const role = roleOf(job)
  return role === 'tank' || role === 'healer' ? role : 'damage'
}

export const roleColor = (role: ShownRole | undefined): string => (role === undefined ? colors.text : roleColors[role])

/** A square for tanks, a circle for healers, a triangle for all others: `size` is half of it. */
export function traceRole(pen: Pen, role: ShownRole | undefined, x: number, y: number, size: number): void {
  pen.beginPath()
  if (role === 'tank') {
    pen.roundRect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8, 3)
    return
  }
  if (role === 'healer' || role === undefined) {
    pen.arc(x, y, size, 0, 2 * Math.PI)
    return
  }
  pen.moveTo(x, y - size * 1.15)
  pen.lineTo(x + size * 1.1, y + size * 0.85)
  pen.lineTo(x - size * 1.1, y + size * 0.85)
  pen.closePath()
}
