import type { ActorId } from '../../event.ts'
import type { PullContext, Resolution } from '../context.ts'
import type { RuleTold } from '../rules/rule-book.ts'
import { isAble, isAlive } from './able.ts'
import { findAbsent, type GroupTold } from './absence.ts'
import { type Broken, brokenBy } from './broken.ts'
import { packetsOf } from './struck.ts'
import { usualGroups } from './usual-partners.ts'

/** What is to be shared, or soaked, lacked somebody: who of those due was not there. */
export function judgeSoakers(context: PullContext, told: RuleTold, resolution: Resolution): readonly Broken[] {
  const uses = packetsOf(resolution).map((use) => [...new Set(use.map(({ target }) => target))])
  if (uses.length === 0) return []
  const { groups } = told.rule
  if (groups !== undefined && groups.length > 0)
    return findAbsent(context, groups, uses).flatMap((group) => judgeGroup(context, told, resolution, group))
  return uses.flatMap((hit) => judgeCount(context, told, resolution, hit))
}

function judgeGroup(
  context: PullContext,
  told: RuleTold,
  { startMs: atMs, occurrence }: Resolution,
  { group, hit, missing }: GroupTold,
): readonly Broken[] {
  const needed = group.filter((role) => role !== 'none').length
  if (hit.length >= needed || missing.length === 0) return []
  const isTower = told.rule.kind === 'tower'
  if (hit.length === 0 && !isTower) return []
  const dead = missing.flat().filter((player) => !isAlive(context, player, atMs))
  const able = missing.filter((candidates) => candidates.every((player) => isAble(context, player, atMs)))
  const base = { atMs, struck: hit, deadDue: dead }
  const kind = isTower ? 'soak' : 'too-few'
  const [carrier] = hit
  // All of a group at once elsewhere, and one alone with it: that one took it away.
  if (!isTower && carrier !== undefined && hit.length === 1 && able.length >= 2 && dead.length === 0)
    return [
      brokenBy(told, 'alone', occurrence, {
        ...base,
        about: 'each',
        players: [carrier],
        evidence: 'carried away',
      }),
    ]
  if (able.length === 0)
    return [brokenBy(told, kind, occurrence, { ...base, about: 'raid', players: [], evidence: 'nobody known absent' })]
  const isSure = able.every((candidates) => candidates.length === 1)
  return [
    brokenBy(told, kind, occurrence, {
      ...base,
      about: isSure ? 'each' : 'one',
      players: [...new Set(able.flat())],
      evidence: isSure ? 'assigned and absent' : 'one of these absent',
    }),
  ]
}

/** Without a strat: fewer than it takes, and whoever usually shares it with those who were there. */
function judgeCount(
  context: PullContext,
  told: RuleTold,
  resolution: Resolution,
  hit: readonly ActorId[],
): readonly Broken[] {
  const { startMs: atMs, occurrence } = resolution
  const known = told.rule.sharers ?? told.rule.learned?.sharers
  const least = known?.least ?? (told.rule.kind === 'tower' ? 1 : 2)
  if (hit.length >= least) return []
  const kind = told.rule.kind === 'tower' ? 'soak' : hit.length === 1 ? 'alone' : 'too-few'
  const usual = usualGroups(context, told, resolution, hit).filter((player) => !hit.includes(player))
  const dead = usual.filter((player) => !isAlive(context, player, atMs))
  const able = usual.filter((player) => isAble(context, player, atMs))
  const base = { atMs, struck: hit, deadDue: dead }
  const [only] = able
  if (only !== undefined && able.length === 1 && hit.length > 1 && dead.length === 0)
    return [brokenBy(told, kind, occurrence, { ...base, about: 'each', players: [only], evidence: 'usually there' })]
  return [brokenBy(told, kind, occurrence, { ...base, about: 'raid', players: [], evidence: 'nobody known absent' })]
}
