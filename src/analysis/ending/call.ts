import type { PlayerDeath, PullContext, Resolution } from '../context.ts'

/**
 * When somebody called it: said so by the source, or several who leave the arena at once without being hit. Whoever
 * fell just before them may have been thrown or may have jumped: that is nobody's fault then. One push throws its
 * people off together: half the party who fall one after the other leapt, whatever pushed them meanwhile.
 */
export function findCall(context: PullContext): number | undefined {
  if (context.pull.wipeCalledMs !== undefined) return context.pull.wipeCalledMs
  const unhit = context.deaths.filter(({ blow }) => blow === undefined)
  const near = (one: PlayerDeath, other: PlayerDeath) => one !== other && Math.abs(other.atMs - one.atMs) <= callSpanMs
  const oneByOne = unhit.find((first) => {
    const following = unhit.filter(({ atMs }) => atMs >= first.atMs && atMs - first.atMs <= callSpanMs)
    return following.length * 2 >= context.players.length && (following.at(-1)?.atMs ?? 0) - first.atMs > togetherMs
  })
  if (oneByOne) return oneByOne.atMs
  const leapt = unhit.filter((death) => findThrow(context, death) === undefined)
  const together = leapt.filter((death) => leapt.some((other) => near(death, other)))
  return unhit.find((death) => together.some((other) => other === death || near(death, other)))?.atMs
}

/** What threw somebody off, before a death without a blow. Where nobody has listed the knock-backs, any hit may have. */
export function findThrow(
  { encounter, resolutions }: PullContext,
  { player, atMs }: PlayerDeath,
): Resolution | undefined {
  const known = encounter?.knockbacks ?? []
  return resolutions.findLast(
    ({ ability, hits }) =>
      (known.length === 0 || known.includes(ability)) &&
      hits.some(({ target, landedMs, decidedMs }) => {
        const hitMs = landedMs ?? decidedMs
        return target === player && hitMs <= atMs && atMs - hitMs <= thrownMs
      }),
  )
}

/** Called while more than half the party lived: over a pull that was lost already (half dead) a call says nothing. */
export function wasCalled(context: PullContext): boolean {
  const callMs = findCall(context)
  return callMs !== undefined && context.aliveAt(callMs - 1) * 2 > context.players.length
}

const callSpanMs = 10_000
/** Whom one push throws off falls within this of the others. */
const togetherMs = 2_000
/** Two seconds in the air, two until the death is told. */
const thrownMs = 4_000
