import type { ActorId } from '../../event.ts'
import { roleOf } from '../../game.ts'
import type { Hit, PullContext, Resolution } from '../context.ts'
import type { RuleTold } from '../rules/rule-book.ts'
import { isAlive, isSafe } from './able.ts'
import { type Broken, brokenBy } from './broken.ts'

/** More than this share of the living hit at once is no mistake of each of them. */
const raidShare = 0.5

/** Hit by what nobody, or nobody but a tank, should be hit by; and what goes off only after a mistake. */
export function judgeStruck(context: PullContext, told: RuleTold, resolution: Resolution): readonly Broken[] {
  const { occurrence, startMs: atMs } = resolution
  const struck = struckBy(context, resolution)
  if (struck.length === 0) return []
  switch (told.rule.kind) {
    case 'avoidable': {
      const isMany = struck.length > context.aliveAt(atMs - 1) * raidShare
      const evidence = isMany ? 'many hit by avoidable' : 'hit by avoidable'
      return [
        brokenBy(told, 'avoidable', occurrence, {
          atMs,
          about: isMany ? 'raid' : 'each',
          players: struck,
          evidence,
          struck,
        }),
      ]
    }
    case 'for-tank':
    case 'for-tanks': {
      const others = struck.filter((player) => !isTank(context, player))
      // With every tank dead the boss takes whoever is next.
      const hasTank = context.players.some(({ id }) => isTank(context, id) && isAlive(context, id, atMs))
      if (others.length === 0 || !hasTank) return []
      const isOne = others.length === 1
      const evidence = !isOne ? 'several not tanks' : struck.length > 1 ? 'not a tank' : 'instead of a tank'
      return [
        brokenBy(told, 'wrong-role', occurrence, {
          atMs,
          about: isOne ? 'each' : 'raid',
          players: others,
          evidence,
          struck: others,
        }),
      ]
    }
    case 'failed':
      return [brokenBy(told, 'failed', occurrence, { atMs, about: 'raid', players: [], evidence: 'went off', struck })]
    default:
      return []
  }
}

/** Whom a use hit and could hurt, each once. */
export const struckBy = (context: PullContext, { hits }: Pick<Resolution, 'hits'>): readonly ActorId[] => [
  ...new Set(hits.filter(({ target, decidedMs }) => !isSafe(context, target, decidedMs)).map(({ target }) => target)),
]

/** Targets of one packet belong to one use; without packet numbers nobody can say who shared with whom. */
export const packetsOf = ({ hits }: Pick<Resolution, 'hits'>): readonly (readonly Hit[])[] =>
  [...Map.groupBy(hits, ({ packet }) => packet)].filter(([packet]) => packet !== 0).map(([, use]) => use)

export const isTank = ({ actor }: PullContext, player: ActorId): boolean => {
  const job = actor(player)?.job
  return job !== undefined && roleOf(job) === 'tank'
}
