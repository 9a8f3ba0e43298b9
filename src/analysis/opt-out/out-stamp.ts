/** The stamp of what a pull is judged by, and who is left out of what is stored of it: `s3p1f9a0c2do4,7`. */
export function withOutStamp(stamp: string, out: ReadonlySet<number>): string {
  const rest = stamp.replace(pattern, '')
  if (out.size === 0) return rest
  return `${rest}o${[...out].sort((one, other) => one - other).join(',')}`
}

/** The stamp of results that were forgotten from: out of date if somebody is no longer left out, who is gone from them. */
export function forgottenStamp(stamp: string, out: ReadonlySet<number>): string {
  const [, before = ''] = pattern.exec(stamp) ?? []
  const isLess = before !== '' && before.split(',').some((id) => !out.has(Number(id)))
  return isLess ? stamp : withOutStamp(stamp, out)
}

const pattern = /o([\d,]+)$/
