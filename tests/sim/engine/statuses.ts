import type { School, StatusScript } from '../script.ts'
import type { Body, Holding } from './body.ts'
import { record, type World } from './world.ts'

interface Giving {
  readonly source: Body
  readonly ability: number
  readonly packet: number
  readonly fault?: number | undefined
  /** Healing potency per HP, for shields that scale with their caster. */
  readonly durationMs?: number
}

/** Gives a status, or refreshes it; it runs out by itself. */
export function give(world: World, target: Body, script: StatusScript, giving: Giving): void {
  const found = target.held.find((held) => held.script.id === script.id)
  const durationMs = giving.durationMs ?? script.durationMs
  const holding: Holding = {
    script,
    source: giving.source,
    stacks: script.stacks ?? 0,
    until: world.now + durationMs,
    pool: shieldSize(script, target, giving.source),
    ...(giving.fault !== undefined && { fault: giving.fault }),
  }
  target.held = [...target.held.filter((held) => held !== found), holding]
  world.statusNames.set(script.id, { name: script.name, harmful: script.harmful ?? false })
  record(world, {
    kind: 'gain',
    at: world.now,
    source: giving.source.actor.id,
    target: target.actor.id,
    status: script.id,
    durationMs,
    stacks: holding.stacks,
    ability: giving.ability,
    packet: giving.packet,
    refreshed: found !== undefined,
    shield: holding.pool,
  })
  if (durationMs < 600_000) world.agenda.at(holding.until, () => loseIfHeld(world, target, holding))
}

/** Takes a status away before its time. */
export function lose(world: World, target: Body, holding: Holding): void {
  target.held = target.held.filter((held) => held !== holding)
  record(world, {
    kind: 'loss',
    at: world.now,
    source: holding.source.actor.id,
    target: target.actor.id,
    status: holding.script.id,
    stacks: holding.stacks,
    shield: holding.pool,
  })
}

export const loseStatus = (world: World, target: Body, status: number): void => {
  for (const holding of target.held.filter((held) => held.script.id === status)) lose(world, target, holding)
}

export const has = (body: Body, status: number): boolean => body.held.some((held) => held.script.id === status)

/** The factor that the target's own statuses put on damage of a school. */
export const takenFactor = (target: Body, school: School): number =>
  target.held.reduce((product, { script }) => product * (script.taken?.[school] ?? 1), 1)

export const dealtFactor = (source: Body, school: School): number =>
  source.held.reduce((product, { script }) => product * (script.dealt?.[school] ?? 1), 1)

/** Takes damage off the shields, the oldest first. */
export function absorb(target: Body, damage: number): { status: number; source: number; amount: number }[] {
  const taken: { status: number; source: number; amount: number }[] = []
  let left = damage
  for (const holding of target.held) {
    if (holding.pool <= 0 || left <= 0) continue
    const amount = Math.min(holding.pool, left)
    holding.pool -= amount
    left -= amount
    taken.push({ status: holding.script.id, source: holding.source.actor.id, amount })
  }
  return taken
}

/** Shields that hold nothing any more are gone when the hit lands. */
export function dropEmptyShields(world: World, target: Body): void {
  for (const holding of target.held) if (holding.script.shield && holding.pool <= 0) lose(world, target, holding)
}

function shieldSize(script: StatusScript, target: Body, source: Body): number {
  const { shield } = script
  if (!shield) return 0
  if ('ofMaxHp' in shield) return Math.round(target.actor.maxHp * shield.ofMaxHp)
  return Math.round(shield.potency * (source.kit?.healPerPotency ?? 0))
}

function loseIfHeld(world: World, target: Body, holding: Holding): void {
  if (!world.over && target.held.includes(holding)) lose(world, target, holding)
}
