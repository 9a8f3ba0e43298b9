import type { ActorId } from '../../event.ts'
import type { Role } from '../../strat/strat.ts'
import type { PullContext, Resolution } from '../context.ts'
import type { RuleTold } from '../rules/rule-book.ts'
import { isAble, isAlive, isUp } from './able.ts'
import { findAbsent, type GroupTold } from './absence.ts'
import { type Broken, brokenBy } from './broken.ts'
import type { Evidence } from './evidence.ts'
import type { FaultKind } from './fault.ts'
import { whoMoved } from './out-of-place.ts'
import { packetsOf } from './struck.ts'
import { usualGroups } from './usual-partners.ts'

/** What is to be shared, or soaked, lacked somebody: who of those due was not there. */
export function judgeSoakers(context: PullContext, told: RuleTold, resolution: Resolution): readonly Broken[] {
  const uses = packetsOf(resolution).map((use) => [...new Set(use.map(({ target }) => target))])
  if (uses.length === 0) return []
  const { groups } = told.rule
  if (groups !== undefined && groups.length > 0) {
    // What pulses is taken anew each time; towers of one use, one for each group, may go off one after the other.
    const isOnce = told.rule.kind === 'tower' && uses.length <= groups.length
    const waves = isOnce ? [uses] : wavesOf(resolution)
    for (const wave of waves) {
      const due = dueIn(context, groups, wave)
      const found = findAbsent(context, due, wave).flatMap((group) => judgeGroup(context, told, resolution, group))
      if (found.length > 0) return found
    }
    return []
  }
  // So many at once, each alone: whatever tables say, this one is not shared.
  if (uses.length >= spreadFrom && uses.every((hit) => hit.length === 1)) return []
  return uses.flatMap((hit) => judgeCount(context, told, resolution, hit))
}

/** What comes several times at once, and finds nobody but its groups, each of them takes as often. */
function dueIn(
  { slots }: Pick<PullContext, 'slots'>,
  groups: readonly (readonly Role[])[],
  uses: readonly (readonly ActorId[])[],
): readonly (readonly Role[])[] {
  const places = (hit: readonly ActorId[]): readonly (Role | undefined)[] =>
    hit.map((player) => slots.get(player)?.slot)
  const isTheirs = uses.every((hit) =>
    groups.some((group) => places(hit).every((place) => place !== undefined && group.includes(place))),
  )
  const times = isTheirs ? Math.ceil(uses.length / groups.length) : 1
  return Array.from({ length: Math.max(1, times) }, () => groups).flat()
}

/** Nobody misses so many of one use at once. */
const spreadFrom = 3

/** Uses that are decided further apart than this are not one moment's. */
const waveMs = 400

function wavesOf(resolution: Resolution): readonly (readonly (readonly ActorId[])[])[] {
  const waves: { sinceMs: number; uses: ActorId[][] }[] = []
  for (const use of packetsOf(resolution)) {
    const atMs = use[0]?.decidedMs ?? 0
    const targets = [...new Set(use.map(({ target }) => target))]
    const wave = waves.find(({ sinceMs }) => Math.abs(atMs - sinceMs) <= waveMs)
    if (wave) wave.uses.push(targets)
    else waves.push({ sinceMs: atMs, uses: [targets] })
  }
  return waves.map(({ uses }) => uses)
}

function judgeGroup(
  context: PullContext,
  told: RuleTold,
  resolution: Resolution,
  { group, hit, missing }: GroupTold,
): readonly Broken[] {
  const { startMs: atMs, occurrence } = resolution
  const needed = group.filter((role) => role !== 'none').length
  if (hit.length >= needed || missing.length === 0) return []
  const isTower = told.rule.kind === 'tower'
  if (hit.length === 0 && !isTower) return []
  const dead = missing.flat().filter((player) => !isAlive(context, player, atMs))
  const able = missing.filter((candidates) => candidates.every((player) => isAble(context, player, atMs)))
  const base = { atMs, struck: hit, deadDue: dead }
  const kind = isTower ? 'soak' : 'too-few'
  const [carrier] = hit
  const partners = able.flat()
  if (!isTower && carrier !== undefined && hit.length === 1 && partners.length > 0)
    return [judgeAlone(context, told, resolution, carrier, partners, base)]
  // Just raised, or gone from the keys: nobody's mistake.
  if (able.length === 0 && dead.length === 0) return []
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

/**
 * One alone with it: where several partners were all elsewhere at once, that one took it away. Of two, whoever left a
 * place they are known to keep; where that does not show, one of them.
 */
function judgeAlone(
  context: PullContext,
  told: RuleTold,
  resolution: Resolution,
  carrier: ActorId,
  partners: readonly ActorId[],
  base: Pick<Broken, 'atMs' | 'struck' | 'deadDue'>,
): Broken {
  const say = (kind: FaultKind, about: 'each' | 'one', players: readonly ActorId[], evidence: Evidence) =>
    brokenBy(told, kind, resolution.occurrence, { ...base, about, players, evidence })
  const [partner, ...others] = partners
  if (partner === undefined || others.length > 0) return say('alone', 'each', [carrier], 'carried away')
  const both = [carrier, partner]
  const moved = whoMoved(context, both, resolution)
  if (moved === undefined) return say('alone', 'one', both, 'one of a pair')
  return say(moved === carrier ? 'alone' : 'too-few', 'each', [moved], 'left their place')
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
  const able = usual.filter((player) => isAble(context, player, atMs))
  const down = context.players.flatMap(({ id }) => (isUp(context, id, atMs) ? [] : [id]))
  // Where nobody knows who was due, and enough lay dead or had just been raised, those were who it lacked.
  const gone = usual.length > 0 ? usual : down.length >= least - hit.length ? down : []
  const dead = gone.filter((player) => !isAlive(context, player, atMs))
  if (usual.length === 0 && gone.length > 0 && dead.length === 0) return []
  const base = { atMs, struck: hit, deadDue: dead }
  const [only] = able
  if (only !== undefined && able.length === 1 && hit.length > 1 && dead.length === 0)
    return [brokenBy(told, kind, occurrence, { ...base, about: 'each', players: [only], evidence: 'usually there' })]
  return [brokenBy(told, kind, occurrence, { ...base, about: 'raid', players: [], evidence: 'nobody known absent' })]
}
