/** `1:02` into a pull, for sentences and table cells. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** `12.3 %` */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
