/** The stamp of what a pull is judged by, and who is left out of what is stored of it: `s3p1f9a0c2do4,7`. */
export function withOutStamp(stamp: string, out: ReadonlySet<number>): string {
  const rest = stamp.replace(/o[\d,]+$/, '')
  if (out.size === 0) return rest
  return `${rest}o${[...out].sort((one, other) => one - other).join(',')}`
}
