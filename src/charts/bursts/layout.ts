import type { Bursts } from '../../analysis/block.ts'

export type BurstWindow = Bursts['windows'][number]

/** A window with as many lanes as there is room for: of those without, only the words are shown. */
export interface Panel {
  readonly window: BurstWindow
  readonly buffs: BurstWindow['buffs']
  readonly missing: BurstWindow['missing']
  /** How many lanes were left out of it though it has some. */
  readonly hidden: number
  /** Logical pixels. */
  readonly height: number
}

export const headHeight = 40
export const laneHeight = 32

/** Every window has its line; lanes go first to those where something was missing or apart, last to what was cut. */
export function layOutBursts(windows: readonly BurstWindow[]): readonly Panel[] {
  const shown = windows.slice(0, mostWindows)
  let room = mostHeight - shown.length * closedHeight
  const open = new Set<BurstWindow>()
  for (const window of shown.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))) {
    const needed = panelOf(window).height - closedHeight
    if (needed > room && open.size > 0) continue
    open.add(window)
    room -= needed
  }
  return shown.map((window) =>
    open.has(window) ? panelOf(window) : { window, buffs: [], missing: [], hidden: 0, height: closedHeight },
  )
}

/** What is longer nobody reads on a phone, and a channel is slow to show. */
const mostHeight = 640
const mostWindows = 10
/** An alliance has more raid buffs than anybody reads. */
const mostBuffs = 9
const mostMissing = 4
const closedHeight = headHeight + 4
const order: readonly BurstWindow['verdict'][] = ['incomplete', 'apart', 'covered', 'cut']

function panelOf(window: BurstWindow): Panel {
  const [buffs, missing] = [window.buffs.slice(0, mostBuffs), window.missing.slice(0, mostMissing)]
  const hidden = window.buffs.length + window.missing.length - buffs.length - missing.length
  const lanes = buffs.length + missing.length + (hidden > 0 ? 1 : 0)
  return { window, buffs, missing, hidden, height: headHeight + lanes * laneHeight + 12 }
}
