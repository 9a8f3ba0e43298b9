import { type ActorId, environment } from '../../event.ts'
import { findJob } from '../../game.ts'
import type { Actor, RecordedPull } from '../../report.ts'
import { type Combatant, type DraftEvent, isNpc, isPlayer } from './combatants.ts'
import type { Cut } from './cut.ts'
import { bossHpOf, outcomeOf } from './ending.ts'
import { namesIn, resolved } from './names.ts'
import { firstOf, secondOf, settle } from './settle.ts'
import { carried } from './told-statuses.ts'
import { isOurs, type World } from './world.ts'

/** What this reader is called in footers. Raise the number when the same log would give other events. */
export const parser = 'netlog 1'

/** What happened this long before the first blow belongs to the pull: pre-casts, shields, potions. */
export const preludeMs = 30_000

/** Puts a pull together from what was recorded around its cut. */
export function assemble(world: World, cut: Cut): RecordedPull {
  const { startedAt, endedAt, recordedUntil } = cut
  const from = startedAt - preludeMs
  const isNear = ({ at }: DraftEvent) => at >= from && at <= recordedUntil
  const events = [...carriedIn(world, from), ...world.events.filter(isNear)]
  const roll = callRoll(world, events)
  const index = new Map([...roll].map((id, position) => [id, position]))
  const isIn = (id: number) => id === environment || roll.has(id)
  const told = events
    .filter((event) => isIn(firstOf(event)) && isIn(secondOf(event)))
    .map((event) => settle(event, startedAt, index))
    .sort((a, b) => a.at - b.at)

  const combatants = [...roll].flatMap((id) => world.combatants.get(id) ?? [])
  const bossHp = bossHpOf(cut)
  return {
    source: 'netlog',
    sourceKey: String(startedAt),
    ...(world.zoneId === 0 ? {} : { territoryId: world.zoneId }),
    fightName: resolved(world, world.zoneName) || 'Unknown place',
    startedAt,
    durationMs: endedAt - startedAt,
    outcome: outcomeOf(
      cut,
      combatants.filter(({ id }) => isPlayer(id)),
    ),
    actors: combatants.map((combatant) => toActor(world, combatant, index, cut)),
    ...namesIn(world, told),
    events: told,
    phases: [],
    ...(bossHp === undefined ? {} : { bossHp }),
    parser,
  }
}

function carriedIn(world: World, from: number): DraftEvent[] {
  return [...world.combatants.values()].filter(({ gone }) => !gone).flatMap((combatant) => carried(combatant, from))
}

/** Everybody who took part: party, pets and enemies that did something or to whom something was done. */
function callRoll(world: World, events: readonly DraftEvent[]): Set<number> {
  const roll = new Set<number>()
  for (const event of events) {
    if (event.type === 'state') continue
    const first = firstOf(event)
    const second = secondOf(event)
    if (!belongs(world, first) || !belongs(world, second)) continue
    roll.add(first).add(second)
  }
  roll.delete(environment)
  for (const id of [...roll]) {
    const owner = world.combatants.get(id)?.owner ?? 0
    if (isPlayer(owner)) roll.add(owner)
  }
  return roll
}

/** Strangers and their pets have no part in it. */
const belongs = (world: World, id: number): boolean =>
  id === environment || isOurs(world, id) || (isNpc(id) && !isPlayer(world.combatants.get(id)?.owner ?? 0))

function toActor(world: World, combatant: Combatant, index: ReadonlyMap<number, ActorId>, { foes }: Cut): Actor {
  const { id, job, level, owner, baseId } = combatant
  const ownerIndex = index.get(owner)
  const jobName = findJob(job)
  return {
    id: index.get(id) ?? environment,
    kind: isPlayer(id) ? 'player' : isPlayer(owner) ? 'pet' : baseId > 0 || foes.has(combatant) ? 'enemy' : 'other',
    name: resolved(world, combatant.name),
    ...(jobName === undefined ? {} : { job: jobName }),
    ...(level > 0 ? { level } : {}),
    ...(combatant.world === '' ? {} : { world: combatant.world }),
    ...(baseId > 0 && isNpc(id) ? { gameId: baseId } : {}),
    ...(ownerIndex === undefined ? {} : { owner: ownerIndex }),
  }
}
