import type { HitScript, Place, Slot } from '../script.ts'

/** Yalms from the middle. */
const towerRadius = 11
const stackRadius = 7

/** Where towers stand and groups gather: evenly around the middle, the first in the west; undefined for everything else. */
export function placesOf(hits: readonly HitScript[]): Partial<Record<Slot, Place>> | undefined {
  const towers = hits.flatMap(({ law }) => (law.kind === 'tower' ? law.groups : []))
  const stacks = hits.flatMap(({ law }) => (law.kind === 'stack' && law.groups.length > 1 ? law.groups : []))
  const groups = towers.length > 0 ? towers : stacks
  if (groups.length === 0) return undefined
  const radius = towers.length > 0 ? towerRadius : stackRadius
  const places = groups.flatMap((group, index) => {
    const place = around(270 + (360 * index) / groups.length, radius)
    return group.map((slot): [Slot, Place] => [slot, place])
  })
  return Object.fromEntries(places)
}

const around = (degrees: number, radius: number): Place => {
  const angle = (degrees * Math.PI) / 180
  return { x: round(100 + radius * Math.sin(angle)), y: round(100 - radius * Math.cos(angle)) }
}

const round = (value: number): number => Math.round(value * 100) / 100
