import { formatHp, formatShare, formatSpan, formatTime } from '../../format.ts'
import { type Blame, labelOf } from '../blame.ts'
import type { Block } from '../block.ts'
import type { Bursts, BurstTold } from '../metrics/burst.ts'

/** Each window as a picture, and in words what was held. */
export function burstBlocks({ expected, windows, drifts }: Bursts, blame: Blame = 'roles'): readonly Block[] {
  if (windows.length === 0)
    return [
      {
        kind: 'note',
        text: expected.length === 0 ? 'This party has no raid buffs.' : 'No raid buff was used in this pull.',
      },
    ]
  return [
    { kind: 'note', text: summary(windows) },
    { kind: 'bursts', title: 'Burst windows', windows: windows.map((window) => toWindow(window, blame)) },
    ...drifts.map(({ name, by, atMs, lateMs, windows: late }) => ({
      kind: 'note' as const,
      text: `${name} (${labelOf(by, blame)}) came ${formatSpan(lateMs)} after the others at ${formatTime(atMs)}${late > 1 ? `, and was late in ${late} windows from then on` : ''}.`,
    })),
  ]
}

function summary(windows: readonly BurstTold[]): string {
  const judged = windows.filter(({ verdict }) => verdict !== 'cut')
  if (judged.length === 0) return 'Every burst window was cut short, so none is judged.'
  const covered = judged.filter(({ verdict }) => verdict === 'covered').length
  const cut = windows.length - judged.length
  const rest = cut === 0 ? '' : ` ${cut} more ${cut === 1 ? 'was' : 'were'} cut short.`
  return `In ${covered} of ${judged.length} burst windows every raid buff met.${rest}`
}

/** Who used a buff is told by job, which the buff gives away; who did not as `blame` allows. */
const toWindow = (window: BurstTold, blame: Blame) => ({
  atMs: window.startMs,
  buffs: window.buffs.map(({ name, by, afterMs, forMs }) => ({
    name,
    by: by.job ?? '',
    fromMs: afterMs,
    untilMs: afterMs + forMs,
  })),
  missing: window.missing.map(({ name, by }) => ({ name, by: blame === 'off' ? '' : labelOf(by, blame) })),
  tinctures: window.tinctures.length,
  verdict: window.verdict,
  words: wordsOf(window),
})

const cuts = { downtime: 'cut by downtime', death: 'cut by a death', end: 'cut by the end' } as const

function wordsOf({ verdict, cut, missing, buffs, overlap, damage, damageShare, tinctures }: BurstTold): string {
  const together = buffs.length > 1 ? [`${formatShare(overlap)} together`] : []
  const judged =
    cut !== undefined
      ? [cuts[cut]]
      : verdict === 'incomplete'
        ? [`without ${missing.map(({ name }) => name).join(', ')}`]
        : verdict === 'apart'
          ? ['too far apart', ...together]
          : together
  const dealt = damage > 0 ? [`${formatHp(damage)} (${formatShare(damageShare)})`] : []
  return [...judged, ...dealt, tinctureWords(tinctures.length)].filter((part) => part !== '').join(' · ')
}

const tinctureWords = (count: number): string =>
  count === 0 ? 'no tincture' : count === 1 ? '1 tincture' : `${count} tinctures`
