/** When a line of a plan says something happens. */
export interface PlannedTime {
  /** Ms on the timeline's clock, or from the beginning of the phase. */
  readonly ms: number
  /** 1-based; absent where the time counts from the pull. */
  readonly phase?: number
}

/** `1:35`, `01:35.5`, `0:01:35`, `95`, `95.5 s`, `1m35s`, and after a phase `P2 0:20`; undefined for anything else. */
export function readTime(text: string): PlannedTime | undefined {
  const [, phase, rest = ''] =
    /^(?:p(?:hase)?\s*(\d+)\s*[:,@+]?\s+)?[~@≈]?\s*(.*)$/isu.exec(text.normalize('NFKC').trim()) ?? []
  const ms = msOf(rest.trim())
  if (ms === undefined) return undefined
  return phase === undefined ? { ms } : { ms, phase: Number(phase) }
}

function msOf(text: string): number | undefined {
  const clock = /^(-?)(?:(\d+):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?$/.exec(text)
  if (clock !== null) {
    const [, sign, hours = '0', minutes = '0', seconds = '0', part = ''] = clock
    const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(part.padEnd(3, '0'))
    return sign === '-' ? -ms : ms
  }
  const [, minutes, seconds] = /^(?:(\d+)\s*m(?:in)?\s*)?(-?\d+(?:[.,]\d+)?)?\s*s?(?:ec|econds)?$/i.exec(text) ?? []
  if (minutes === undefined && seconds === undefined) return undefined
  return Math.round((Number(minutes ?? 0) * 60 + Number((seconds ?? '0').replace(',', '.'))) * 1000)
}
