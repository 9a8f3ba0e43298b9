import type { ActorId } from '../../event.ts'
import type { PullContext, Resolution } from '../context.ts'
import type { RuleTold } from '../rules/rule-book.ts'
import { isAlive, isSafe } from './able.ts'
import { type Broken, brokenBy } from './broken.ts'
import { whoMoved } from './out-of-place.ts'
import { isTank, packetsOf } from './struck.ts'

/**
 * What is for one hit several: those of uses that overlap are one mistake. Whoever left a place they are known to keep
 * carried it there, if exactly one did.
 */
export function judgeForOne(context: PullContext, told: RuleTold, resolution: Resolution): readonly Broken[] {
  const { occurrence, startMs: atMs } = resolution
  const doubled = packetsOf(resolution)
    .map((use) => [...new Set(use.map(({ target }) => target))])
    .filter((targets) => targets.length > 1)
  return together(doubled).flatMap((players) => {
    // With hardly anybody left to hit, what was for several finds the same few.
    const living = context.players.filter(({ id }) => isAlive(context, id, atMs)).length
    const able = players.filter((player) => !isSafe(context, player, atMs))
    if (able.length === 0 || living <= players.length) return []
    const [stray, ...strays] = players.filter((player) => !isTank(context, player))
    if (stray !== undefined && strays.length === 0 && able.includes(stray) && isTanks(context, resolution))
      return [
        brokenBy(told, 'wrong-role', occurrence, {
          atMs,
          about: 'each',
          players: [stray],
          evidence: 'not a tank',
          struck: [stray],
        }),
      ]
    const moved = players.length === 2 ? whoMoved(context, players, resolution) : undefined
    return [
      moved === undefined
        ? brokenBy(told, 'shared', occurrence, {
            atMs,
            about: 'one',
            players,
            evidence: 'shared by two',
            struck: players,
          })
        : brokenBy(told, 'shared', occurrence, {
            atMs,
            about: 'each',
            players: [moved],
            evidence: 'left their place',
            struck: players,
          }),
    ]
  })
}

/** Every other use of it in this pull found tanks, one by one. */
function isTanks(context: PullContext, { ability, occurrence }: Resolution): boolean {
  const others = context.resolutions
    .filter((other) => other.ability === ability && other.occurrence !== occurrence)
    .flatMap(packetsOf)
  return (
    others.length >= enoughOthers &&
    others.every(([hit, ...more]) => hit !== undefined && more.length === 0 && isTank(context, hit.target))
  )
}

const enoughOthers = 2

/** Uses that have somebody in common, as one. */
function together(uses: readonly (readonly ActorId[])[]): readonly (readonly ActorId[])[] {
  const joined: ActorId[][] = []
  for (const use of uses) {
    const touching = joined.filter((group) => group.some((player) => use.includes(player)))
    for (const group of touching) joined.splice(joined.indexOf(group), 1)
    joined.push([...new Set([...touching.flat(), ...use])])
  }
  return joined
}
