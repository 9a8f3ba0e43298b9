import type { Evidence } from './evidence.ts'

/** How what each target takes goes with how many are struck together. */
export interface DamageLaw {
  readonly kind: 'divided' | 'flat'
  readonly fewest: number
  readonly most: number
  /** What each of the fewest took, as a share of what each of the most did. */
  readonly ratio: number
  readonly packets: number
}

/** So near to a law is the law: hits vary by a twentieth either way, and mitigation is not always known. */
const nearShare = 0.2
/** Sizes less far apart than this look the same by either law. */
const tellingRatio = 1.3

/** The damage law between the smallest and the largest packets seen; undefined while all are of one size, or it fits none. */
export function damageLaw(shared: Evidence['shared']): DamageLaw | undefined {
  const [first, last] = [shared[0], shared.at(-1)]
  if (first === undefined || last === undefined || first.targets === last.targets) return undefined
  const [few, many] = [first.each / first.packets, last.each / last.packets]
  const expected = last.targets / first.targets
  if (few <= 0 || many <= 0 || expected < tellingRatio) return undefined
  const ratio = few / many
  const told = {
    fewest: first.targets,
    most: last.targets,
    ratio,
    packets: shared.reduce((sum, { packets }) => sum + packets, 0),
  }
  if (Math.abs(ratio / expected - 1) <= nearShare) return { kind: 'divided', ...told }
  return Math.abs(ratio - 1) <= nearShare ? { kind: 'flat', ...told } : undefined
}
