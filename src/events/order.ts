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

/** The rows of one kind, in order, and which place each has among all. */
export interface OfKind {
  readonly rows: Uint32Array
  readonly order: Uint32Array
}

/** Deals out the places of a journal by their kinds. */
export function byKind(inOrder: Uint32Array, kinds: Uint8Array, rows: Uint32Array, most: number): readonly OfKind[] {
  const counts = new Uint32Array(most)
  for (let i = 0; i < inOrder.length; i++) count(counts, kinds[inOrder[i] ?? 0] ?? 0)
  const next = new Uint32Array(most)
  for (let kind = 1; kind < most; kind++) next[kind] = (next[kind - 1] ?? 0) + (counts[kind - 1] ?? 0)
  const starts = next.slice()
  const dealt = { rows: new Uint32Array(inOrder.length), order: new Uint32Array(inOrder.length) }
  for (let i = 0; i < inOrder.length; i++) {
    const place = inOrder[i] ?? 0
    const to = count(next, kinds[place] ?? 0)
    dealt.rows[to] = rows[place] ?? 0
    dealt.order[to] = i
  }
  return Array.from(starts, (from, kind) => ({
    rows: dealt.rows.subarray(from, next[kind]),
    order: dealt.order.subarray(from, next[kind]),
  }))
}

/** Gives what was counted so far, and counts one more. */
function count(counts: Uint32Array, kind: number): number {
  const before = counts[kind] ?? 0
  counts[kind] = before + 1
  return before
}
