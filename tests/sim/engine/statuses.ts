import type { School, StatusScript } from '../script.ts'
import { nobody } from '../truth.ts'
import { type Body, type Holding, see } from './body.ts'
import { record, type World } from './world.ts'

interface Giving {
  /** Absent for what nobody gave. */
  readonly source?: Body
  readonly ability: number
  readonly packet: number
  readonly fault?: number | undefined
  /** One stack more than before, and not all at once. */
  readonly builds?: boolean
  /** Healing potency per HP, for shields that scale with their caster. */
  readonly durationMs?: number
}

/** Gives a status, or refreshes it; it runs out by itself. */
export function give(world: World, target: Body, script: StatusScript, giving: Giving): void {
  const before = target.held.find((held) => held.script.id === script.id)
  // Somebody else's takes its place, and is gone.
  if (before && before.source !== giving.source) lose(world, target, before)
  const found = target.held.find((held) => held.script.id === script.id)
  const durationMs = giving.durationMs ?? script.durationMs
  const holding: Holding = {
    script,
    source: giving.source,
    stacks: giving.builds ? Math.min(script.stacks ?? 1, (found?.stacks ?? 0) + 1) : (script.stacks ?? 0),
    until: world.now + durationMs,
    pool: shieldSize(script, target, giving.source),
    ...(giving.fault !== undefined && { fault: giving.fault }),
  }
  target.held = [...target.held.filter((held) => held !== found), holding]
  world.statusNames.set(script.id, { name: script.name, harmful: script.harmful ?? false })
  const gained = {
    kind: 'gain',
    at: world.now,
    source: giving.source?.actor.id ?? nobody,
    target: target.actor.id,
    status: script.id,
    durationMs,
    stacks: holding.stacks,
    stacksBefore: found?.stacks ?? 0,
    ability: giving.ability,
    packet: giving.packet,
    refreshed: found !== undefined,
    shield: holding.pool,
  } as const
  record(world, gained)
  const mirror = mirrorOf(world, target)
  if (mirror) record(world, { ...gained, target: mirror.actor.id, packet: 0 })
  if (durationMs < 600_000) world.agenda.at(holding.until, () => loseIfHeld(world, target, holding))
}

/** Whose statuses the log tells a second time, and of whom: a boss' first helper, a player's pet. */
function mirrorOf(world: World, { boss, actor }: Body): Body | undefined {
  if (!world.pullPlan.confounders?.some(({ kind }) => kind === 'mirrored-statuses')) return undefined
  return boss === undefined
    ? world.bodies.find((each) => each.actor.owner === actor.id)
    : world.bodies.find((each) => each.boss === `${boss}-helper`)
}

/** Uses up one stack; with the last one the status goes. */
export function spend(world: World, body: Body, status: number): void {
  const holding = body.held.find((held) => held.script.id === status)
  if (holding === undefined) return
  if (holding.stacks <= 1) {
    lose(world, body, holding)
    return
  }
  holding.stacks--
  record(world, {
    kind: 'spent',
    at: world.now,
    source: holding.source?.actor.id ?? nobody,
    target: body.actor.id,
    status,
    stacks: holding.stacks,
    leftMs: Math.round(holding.until - world.now),
  })
}

/** Takes a status away before its time. */
export function lose(world: World, target: Body, holding: Holding): void {
  target.held = target.held.filter((held) => held !== holding)
  const lost = {
    kind: 'loss',
    at: world.now,
    source: holding.source?.actor.id ?? nobody,
    target: target.actor.id,
    status: holding.script.id,
    stacks: holding.stacks,
    shield: holding.pool,
  } as const
  record(world, lost)
  const mirror = mirrorOf(world, target)
  if (mirror) record(world, { ...lost, target: mirror.actor.id })
  if (holding.pool > 0 && target.alive) list(world, target)
}

function list(world: World, body: Body): void {
  const statuses = body.held.map(({ script, stacks, source, until }) => ({
    status: script.id,
    stacks,
    source: source?.actor.id ?? nobody,
    leftMs: Math.max(0, Math.round(until - world.now)),
  }))
  record(world, { kind: 'listed', at: world.now, actor: see(body), statuses })
}

export const loseStatus = (world: World, target: Body, status: number): void => {
  for (const holding of target.held.filter((held) => held.script.id === status)) lose(world, target, holding)
}

export const has = (body: Body, status: number): boolean => body.held.some((held) => held.script.id === status)

/** What keeps damage from killing the holder, if something does. */
export const floorOf = (target: Body): StatusScript['floor'] =>
  target.held.find(({ script }) => script.floor !== undefined)?.script.floor

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
    taken.push({ status: holding.script.id, source: holding.source?.actor.id ?? nobody, amount })
  }
  return taken
}

/** Shields that hold nothing any more are gone when the hit lands. */
export function dropEmptyShields(world: World, target: Body): void {
  for (const holding of target.held) if (holding.script.shield && holding.pool <= 0) lose(world, target, holding)
}

/** What shields will hold once these are on. */
export const shieldWith = (target: Body, scripts: readonly StatusScript[], source: Body): number =>
  target.held
    .filter(({ script }) => !scripts.some(({ id }) => id === script.id))
    .reduce((sum, { pool }) => sum + pool, target.absorbing) +
  scripts.reduce((sum, script) => sum + shieldSize(script, target, source), 0)

function shieldSize(script: StatusScript, target: Body, source: Body | undefined): number {
  const { shield } = script
  if (!shield) return 0
  if ('ofMaxHp' in shield) return Math.round(target.actor.maxHp * shield.ofMaxHp)
  return Math.round(shield.potency * (source?.kit?.healPerPotency ?? 0))
}

function loseIfHeld(world: World, target: Body, holding: Holding): void {
  if (!world.over && target.held.includes(holding)) lose(world, target, holding)
}
