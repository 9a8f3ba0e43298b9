import type { Section } from '../columns.ts'

/** Of which kind each event is, by the place of its section, and how many ms after the one before it: what every `order` and `at` tells. */
export interface OrderOfAll {
  readonly kinds: Uint8Array
  readonly waits: Int32Array
}

export function orderOfAll(sections: readonly Section[]): OrderOfAll {
  const count = sections.reduce((sum, section) => sum + section.count, 0)
  const kinds = new Uint8Array(count)
  const waits = new Int32Array(count)
  sections.forEach(({ order, columns: { at } }, kind) => {
    for (let row = 0; row < order.length; row++) {
      const place = order[row] ?? 0
      kinds[place] = kind
      waits[place] = at?.[row] ?? 0
    }
  })
  for (let place = count - 1; place > 0; place--) waits[place] = (waits[place] ?? 0) - (waits[place - 1] ?? 0)
  return { kinds, waits }
}

/** Writes it into the sections. */
export function putInOrder({ kinds, waits }: OrderOfAll, sections: readonly Section[]): void {
  const rows = new Uint32Array(sections.length)
  let at = 0
  for (let place = 0; place < kinds.length; place++) {
    at += waits[place] ?? 0
    const kind = kinds[place] ?? 0
    const row = rows[kind] ?? 0
    rows[kind] = row + 1
    const section = sections[kind]
    if (section === undefined) continue
    section.order[row] = place
    if (section.columns.at) section.columns.at[row] = at
  }
}
