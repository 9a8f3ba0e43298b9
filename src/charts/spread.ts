/** Moves labels apart along one axis, each as little as needed: at least `room` between two, between `top` and `bottom`. */
export function spread(wanted: readonly number[], room: number, top: number, bottom: number): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at)
  let groups = order.map(({ at, index }) => ({ middle: at, members: [index] }))
  for (let moved = true; moved; ) {
    moved = false
    for (const [index, group] of groups.entries()) {
      const half = ((group.members.length - 1) / 2) * room
      group.middle = Math.max(top + half, Math.min(bottom - half, group.middle))
      const next = groups[index + 1]
      if (!next || next.middle - ((next.members.length - 1) / 2) * room - (group.middle + half) >= room) continue
      const members = [...group.members, ...next.members]
      const weight = group.members.length / members.length
      groups = groups.toSpliced(index, 2, { middle: group.middle * weight + next.middle * (1 - weight), members })
      moved = true
      break
    }
  }
  const spots = groups.flatMap(({ middle, members }) =>
    members.map((index, place) => [index, middle + (place - (members.length - 1) / 2) * room] as const),
  )
  return spots.toSorted(([a], [b]) => a - b).map(([, at]) => at)
}
