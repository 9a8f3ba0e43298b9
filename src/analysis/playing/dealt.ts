import type { ActorId } from '../../event.ts'
import { limitBreaks } from '../../game.ts'
import type { PullContext } from '../context.ts'
import { combinedTicks } from '../facts/hits.ts'
import { perPull } from './per-pull.ts'

/** One player's damage on an enemy that landed, at the moment it was decided: buffs count as they were then. */
export interface Blow {
  readonly atMs: number
  /** A pet's is its owner's. */
  readonly player: ActorId
  readonly ability: number
  readonly amount: number
}

/** What the party dealt, limit breaks and ticks that nobody owns left out. */
export interface Dealt {
  /** In order. */
  readonly blows: readonly Blow[]
  /** Everybody's, or one player's, from a moment until just before another. */
  sum(fromMs: number, untilMs: number, player?: ActorId): number
}

export const dealtIn = perPull((context): Dealt => {
  const blows = blowsIn(context)
  const firstFrom = (atMs: number) => {
    let [low, high] = [0, blows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((blows[middle]?.atMs ?? 0) < atMs) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    blows,
    sum(fromMs, untilMs, player) {
      let total = 0
      for (let index = firstFrom(fromMs); index < blows.length; index++) {
        const blow = blows[index]
        if (blow === undefined || blow.atMs >= untilMs) break
        if (player === undefined || blow.player === player) total += blow.amount
      }
      return total
    },
  }
})

function blowsIn({ hits, ticks, actor, ownerOf }: PullContext): Blow[] {
  const blows: Blow[] = []
  const isEnemy = (id: ActorId) => actor(id)?.kind === 'enemy'
  const isPlayer = (id: ActorId) => actor(id)?.kind === 'player'
  for (const { decidedMs, landedMs, source, target, ability, amount, absorbed } of hits) {
    const player = ownerOf(source)
    if (landedMs === undefined || !isPlayer(player) || !isEnemy(target) || limitBreaks.has(ability)) continue
    blows.push({ atMs: decidedMs, player, ability, amount: amount + absorbed })
  }
  for (const { at, source, target, ability, amount } of ticks) {
    const player = ownerOf(source)
    if (combinedTicks.has(ability) || !isPlayer(player) || !isEnemy(target)) continue
    blows.push({ atMs: at, player, ability, amount })
  }
  return blows.sort((one, other) => one.atMs - other.atMs)
}
