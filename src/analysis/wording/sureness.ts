import type { Ruling } from '../../ruling.ts'
import type { FaultLayer } from '../attribution/fault.ts'
import type { FaultTold } from '../metrics/faults.ts'

/** Who says that it was a mistake: `learnt from 14 clean tries`. */
export function layerText({ layer, support }: Pick<FaultTold, 'layer' | 'support'>): string {
  if (layer === 'learned' && support !== undefined) return `learnt from ${support} clean tries`
  return layers[layer]
}

const layers: Readonly<Record<FaultLayer, string>> = {
  strat: 'our strat',
  authored: 'known rule',
  learned: 'learnt from clean tries',
  facts: 'plain from the log',
}

/** How sure it is of whoever it names, in words. */
export function surenessText({ confidence, about }: Pick<FaultTold, 'confidence' | 'about'>): string {
  if (about === 'raid') return 'about nobody in particular'
  if (confidence >= certain) return 'certain'
  return sureness.find(({ from }) => confidence >= from)?.text ?? 'a guess, so posts name nobody'
}

const certain = 0.995
const sureness = [
  { from: 0.9, text: 'very sure' },
  { from: 0.75, text: 'sure' },
  { from: 0.6, text: 'likely' },
] as const

/** What a lead decided, for whoever it was decided about. */
export function rulingText({ what, note }: Ruling): string {
  const why = note === undefined ? '' : ` “${note}”`
  switch (what) {
    case 'upheld':
      return `A lead has looked at it, and it stands.${why}`
    case 'dismissed':
      return `A lead has ruled that it was not their mistake.${why}`
    case 'somebody else':
      return `A lead has ruled that it was somebody else’s.${why}`
    case 'nobody':
      return `A lead has ruled that it was nobody’s mistake.${why}`
  }
}
