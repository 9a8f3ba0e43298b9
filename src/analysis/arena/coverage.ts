import type { Area } from '../block.ts'

/**
 * Whether a part of the floor holds a place. `slackYalms` widens it (or, negative, narrows it) on every side: places are
 * told up to a second late, and people walk.
 */
export function covers(area: Area, { x, y }: { readonly x: number; readonly y: number }, slackYalms: number): boolean {
  const [east, south] = [x - area.x, y - area.y]
  const far = Math.hypot(east, south)
  switch (area.shape) {
    case 'circle':
      return far <= area.radius + slackYalms
    case 'donut':
      return far <= area.radius + slackYalms && far >= area.inner - slackYalms
    case 'cone': {
      if (far > area.radius + slackYalms) return false
      const off = Math.abs(turnBetween(Math.atan2(east, south), area.facing)) - area.angle / 2
      return far * Math.sin(Math.min(Math.PI / 2, Math.max(-Math.PI / 2, off))) <= slackYalms
    }
    case 'rect': {
      const along = east * Math.sin(area.facing) + south * Math.cos(area.facing)
      const aside = Math.abs(east * Math.cos(area.facing) - south * Math.sin(area.facing))
      return along >= -slackYalms && along <= area.length + slackYalms && aside <= area.width / 2 + slackYalms
    }
  }
}

/** The smaller way round between two directions, -π to π. */
const turnBetween = (one: number, other: number): number => {
  const turn = one - other
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI))
}
