import type { DeathKind } from '../answers.ts'
import { raised, wellFed } from '../jobs/role.ts'
import type { StatusScript } from '../script.ts'
import type { DecidedDamage } from '../truth.ts'
import type { Blow } from './blows.ts'
import { type Body, see } from './body.ts'
import { alivePlayers } from './finding.ts'
import { planRaise } from './raising.ts'
import { has, lose } from './statuses.ts'
import { record, type World } from './world.ts'

export interface LethalHit {
  readonly source: Body
  readonly ability: number
  readonly blow?: Pick<Blow, 'fault' | 'misplaced' | 'school'>
  readonly damage: DecidedDamage
  readonly hpBefore: number
  /** The killing tick's status stands in for an ability. */
  readonly isStatus?: boolean
}

/** The log tells of a death this long after the lethal hit landed. */
const deathAfterMs = 2_005
/** So many times somebody's max HP no plan survives; a raid-wide hit of twice as much is what plans are for. */
const hopeless = 4

/** HP is gone: statuses go at once, the death is told two seconds later. */
export function die(world: World, body: Body, hit: LethalHit): void {
  const behind = faultBehind(world, body, hit.blow?.fault)
  fallDown(world, body)
  const deathMs = world.now + deathAfterMs + world.random.whole(-12, 12)
  if (body.slot) {
    world.deaths.push({
      who: body.actor.name,
      slot: body.slot,
      lethalMs: world.now,
      deathMs,
      ability: {
        id: hit.ability,
        name: world.abilityNames.get(hit.ability) ?? world.statusNames.get(hit.ability)?.name ?? '',
        isStatus: hit.isStatus ?? false,
      },
      killer: hit.source.actor.name,
      kind: kindOf(body, hit),
      hpBefore: hit.hpBefore,
      overkill: hit.damage.amount - hit.hpBefore,
      ...behind,
    })
  }
  world.agenda.at(deathMs, () => {
    record(world, {
      kind: 'death',
      at: world.now,
      target: body.actor.id,
      killer: hit.source.actor.id,
      ability: hit.ability,
      isStatus: hit.isStatus ?? false,
      ...untold(world, body),
    })
  })
  afterDeath(world, body, deathMs)
}

/** Who outlives everybody runs on for a while. */
function runOn(world: World): void {
  const [last, ...others] = alivePlayers(world)
  const survivor = world.pullPlan.confounders?.find((each) => each.kind === 'survivor')
  if (!survivor || !last || others.length > 0 || last.slot !== survivor.who) return
  world.agenda.at(world.now + survivor.forMs, () => fall(world, last, undefined))
}

/** Off the arena: dead without a blow. */
export function fall(world: World, body: Body, fault: number | undefined): void {
  if (!body.alive || world.over) return
  const hpBefore = body.hp
  const angle = Math.atan2(body.x - 100, body.y - 100)
  body.x = 100 + 23 * Math.sin(angle)
  body.y = 100 + 23 * Math.cos(angle)
  body.hp = 0
  fallDown(world, body)
  record(world, { kind: 'seen', at: world.now, actor: see(body) })
  const deathMs = world.now + world.random.whole(60, 140)
  if (body.slot) {
    world.deaths.push({
      who: body.actor.name,
      slot: body.slot,
      lethalMs: world.now,
      deathMs,
      kind: 'no killing blow',
      hpBefore,
      overkill: 0,
      ...(fault !== undefined && { fault }),
    })
  }
  world.agenda.at(deathMs, () =>
    record(world, { kind: 'death', at: world.now, target: body.actor.id, ...untold(world, body) }),
  )
  afterDeath(world, body, deathMs)
}

/** The blow's own fault; else, where that is kept, what made its victim weak. */
function faultBehind({ pullPlan }: World, { scar, held }: Body, fault: number | undefined): { fault?: number } {
  const weakness = held.find(({ script, fault: given }) => given !== undefined && isVulnerability(script))?.fault
  const found = fault ?? (pullPlan.exact ? (scar ?? weakness) : undefined)
  return found === undefined ? {} : { fault: found }
}

const isVulnerability = ({ taken = {} }: StatusScript): boolean => Object.values(taken).some((factor) => factor > 1)

const untold = ({ pullPlan }: World, { slot }: Body): { isUntold?: true } =>
  slot && pullPlan.untoldDeaths?.includes(slot) ? { isUntold: true } : {}

function fallDown(world: World, body: Body): void {
  body.alive = false
  body.diedWeak = has(body, raised.weakness.id) || has(body, raised.brink.id)
  body.queue = []
  body.urgent = []
  if (body.casting)
    record(world, { kind: 'cancel-cast', at: world.now, source: body.actor.id, ability: body.casting.ability })
  body.casting = undefined
  for (const holding of body.held) if (holding.script.id !== wellFed.id) lose(world, body, holding)
}

function afterDeath(world: World, body: Body, deathMs: number): void {
  if (body.slot === undefined) return
  body.scar = undefined
  runOn(world)
  if (alivePlayers(world).length === 0) world.whenAllDead()
  else planRaise(world, body, deathMs)
}

/** What nobody should be hit by is that, whatever came with it; then what the victim carried; then where it went. */
function kindOf(body: Body, { blow, damage }: LethalHit): DeathKind {
  if (blow?.misplaced === 'avoidable') return 'avoidable'
  if (damage.multiplier > 1) return 'vulnerable'
  if (blow?.misplaced) return blow.misplaced
  return damage.unmitigated >= hopeless * body.actor.maxHp ? 'unsurvivable' : 'survivable'
}
