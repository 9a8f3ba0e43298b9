import { credit } from './acting.ts'
import { type Body, type Holding, see } from './body.ts'
import { die } from './deaths.ts'
import { dealtFactor } from './statuses.ts'
import { record, strengthIn, type World } from './world.ts'

const tickMs = 3_000

/** The server's heartbeat: damage and healing over time, and the limit gauge. */
export function startTicking(world: World): void {
  const tick = (): void => {
    if (world.over) return
    for (const body of world.bodies) {
      for (const holding of [...body.held]) if (body.alive && body.held.includes(holding)) tickOne(world, body, holding)
    }
    record(world, {
      kind: 'gauge',
      at: world.now,
      value: Math.min(30_000, Math.max(0, Math.floor(world.now / tickMs)) * 220),
    })
    world.agenda.at(world.now + tickMs, tick)
  }
  world.agenda.at(world.random.between(300, tickMs), tick)
}

/** What ticks has somebody behind it. */
type Given = Holding & { readonly source: Body }

function tickOne(world: World, body: Body, holding: Holding): void {
  const { tick } = holding.script
  if (!tick) return
  const given = { ...holding, source: holding.source ?? body }
  if ('heal' in tick) mend(world, body, given, tick.heal)
  else if ('damage' in tick) wither(world, body, given, tick.damage)
  else bleed(world, body, given, tick.plain)
}

function mend(world: World, body: Body, { script, source }: Given, potency: number): void {
  const missing = body.actor.maxHp - body.hp
  // Logs list these too, but healing nobody needs only makes them longer.
  if (missing === 0) return
  const before = see(body)
  const full = Math.round(potency * (source.kit?.healPerPotency ?? 0) * world.random.between(0.97, 1.03))
  const amount = Math.min(full, missing)
  body.hp += amount
  record(world, {
    kind: 'tick',
    at: world.now,
    source: source.actor.id,
    status: script.id,
    before,
    after: see(body),
    heal: { amount, overheal: full - amount },
  })
}

function wither(world: World, body: Body, holding: Given, potency: number): void {
  if (!body.targetable || body.hp === 0) return
  const { source } = holding
  const multiplier = dealtFactor(source, 'physical')
  const share = strengthIn(world.pullPlan)
  const full = Math.round(
    potency * (source.kit?.perPotency ?? 0) * share * multiplier * world.random.between(0.95, 1.3),
  )
  credit(world, source, tickDamage(world, body, holding, full))
  if (body.hp === 0) world.whenDown(body)
}

function bleed(world: World, body: Body, holding: Given, plain: number): void {
  const hpBefore = body.hp
  const { enemyShare = 1 } = world.pullPlan
  const full = Math.round(plain * enemyShare * world.random.between(0.96, 1.04))
  tickDamage(world, body, holding, full)
  if (body.hp > 0) return
  const nothing = {
    mitigated: 0,
    blocked: 0,
    absorbed: 0,
    parried: false,
    shields: [],
    multiplier: 1,
    critical: false,
    directHit: false,
  }
  const damage = { school: 'magical' as const, amount: full, unmitigated: full, ...nothing }
  die(world, body, { source: holding.source, ability: holding.script.id, damage, hpBefore, isStatus: true })
}

/** Returns what HP lost. */
function tickDamage(world: World, body: Body, { script, source }: Given, full: number): number {
  const before = see(body)
  const amount = Math.min(full, body.hp)
  body.hp -= amount
  record(world, {
    kind: 'tick',
    at: world.now,
    source: source.actor.id,
    status: script.id,
    before,
    after: see(body),
    damage: {
      school: 'magical',
      amount,
      unmitigated: full,
      overkill: full - amount,
      mitigated: 0,
      blocked: 0,
      absorbed: 0,
      multiplier: 1,
      critical: false,
      directHit: false,
      parried: false,
      shields: [],
    },
  })
  return amount
}
