/** What will happen, in order of time, to the millisecond; things of the same moment keep the order in which they were planned. */
export interface Agenda {
  at(time: number, happen: () => void): void
  /** Runs everything up to `until` or until `over()` says so, and tells the time through `now`. */
  run(now: (time: number) => void, over: () => boolean): void
}

interface Entry {
  readonly time: number
  readonly order: number
  readonly happen: () => void
}

export function openAgenda(): Agenda {
  const heap: Entry[] = []
  let order = 0
  return {
    at(time, happen) {
      heap.push({ time: Math.round(time), order: order++, happen })
      rise(heap, heap.length - 1)
    },
    run(now, over) {
      while (!over()) {
        const entry = takeFirst(heap)
        if (!entry) return
        now(entry.time)
        entry.happen()
      }
    },
  }
}

const before = (a: Entry, b: Entry): boolean => a.time < b.time || (a.time === b.time && a.order < b.order)

function rise(heap: Entry[], start: number): void {
  let index = start
  while (index > 0) {
    const parent = (index - 1) >> 1
    if (!swapIfBefore(heap, index, parent)) return
    index = parent
  }
}

function takeFirst(heap: Entry[]): Entry | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (!first || !last || heap.length === 0) return first
  heap[0] = last
  sink(heap)
  return first
}

function sink(heap: Entry[]): void {
  let index = 0
  for (;;) {
    const left = 2 * index + 1
    const [a, b] = [heap[left], heap[left + 1]]
    if (!a) return
    const child = b && before(b, a) ? left + 1 : left
    if (!swapIfBefore(heap, child, index)) return
    index = child
  }
}

function swapIfBefore(heap: Entry[], child: number, parent: number): boolean {
  const [low, high] = [heap[child], heap[parent]]
  if (!low || !high || !before(low, high)) return false
  heap[child] = high
  heap[parent] = low
  return true
}
