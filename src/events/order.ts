/**
 * Which places of a journal come in which order: by time, and what is of one moment as it was told. Nearly everything
 * is told in time, so what comes late is sorted apart and merged in.
 */
export function orderOf(times: Float64Array, count: number, isIn: (place: number) => boolean): Uint32Array {
  const inTime = new Uint32Array(count)
  const late: number[] = []
  let taken = 0
  let latest = Number.NEGATIVE_INFINITY
  for (let place = 0; place < count; place++) {
    if (!isIn(place)) continue
    const at = times[place] ?? 0
    if (at < latest) late.push(place)
    else {
      latest = at
      inTime[taken++] = place
    }
  }
  return merge(times, inTime.subarray(0, taken), late)
}

function merge(times: Float64Array, inTime: Uint32Array, late: number[]): Uint32Array {
  if (late.length === 0) return inTime
  const at = (place: number): number => times[place] ?? 0
  late.sort((one, other) => at(one) - at(other) || one - other)
  const order = new Uint32Array(inTime.length + late.length)
  let next = 0
  let filled = 0
  for (const place of late) {
    while (next < inTime.length && at(inTime[next] ?? 0) <= at(place)) order[filled++] = inTime[next++] ?? 0
    order[filled++] = place
  }
  order.set(inTime.subarray(next), filled)
  return order
}
