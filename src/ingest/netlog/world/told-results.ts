import { environment } from '../../../event.ts'
import type { tick } from '../lines/eras.ts'
import type { death, effectResult, health, statusList } from '../lines/format.ts'
import type { FieldsOf } from '../lines/layout.ts'
import { absent, fieldStart, type Line, readHex, readInt } from '../lines/line.ts'
import { window } from '../lines/separators.ts'
import { type Combatant, untold } from './combatants.ts'
import { land, takePending } from './landing.ts'
import { look, meet, place, recordState, takeBackState, type World } from './world.ts'

/** Line 37: effects landed, and this is what they left. */
export function confirm(line: Line, f: FieldsOf<typeof effectResult>, world: World): void {
  const target = meet(world, line, f.target, f.name)
  if (target === undefined) return
  const wasSeen = target.lookedAt === line.at
  const hpBefore = wasSeen ? target.hpBefore : target.hp
  if (wasSeen) takeBackState(world, target, line.at)
  const shieldBefore = target.shield
  target.hp = readInt(line, f.hp, target.hp)
  target.lookedAt = untold
  tell(line, f, target)
  const decided = takePending(target, readHex(line, f.sequence), line.at)
  if (decided !== undefined) {
    land(world.events, target, decided.effects, line.at, {
      hpBefore,
      hpAfter: target.hp,
      shieldBefore,
      shieldAfter: target.shield,
    })
  }
  recordState(world, target, line.at)
}

/** Line 38: statuses and health, as somebody looked. */
export function listStatuses(line: Line, f: FieldsOf<typeof statusList>, world: World): void {
  const combatant = meet(world, line, f.id, f.name)
  if (combatant === undefined) return
  look(combatant, line, f.hp)
  tell(line, f, combatant)
  recordState(world, combatant, line.at)
}

/** Line 39: health, about every three seconds. */
export function update(line: Line, f: FieldsOf<typeof health>, world: World): void {
  const combatant = meet(world, line, f.id, f.name)
  if (combatant === undefined) return
  look(combatant, line, f.hp)
  combatant.maxHp = readInt(line, f.maxHp, combatant.maxHp)
  combatant.mp = readInt(line, f.mp, combatant.mp)
  place(combatant, line, f.x, f.y, f.heading)
  recordState(world, combatant, line.at)
}

/** Line 24: a tick. Its HP may be from before it, after it, or older than the last blow: what 37 to 39 told is better. */
export function tickOnce(line: Line, f: FieldsOf<typeof tick>, world: World): void {
  const target = meet(world, line, f.target, f.name)
  if (target === undefined) return
  target.maxHp = readInt(line, f.maxHp, target.maxHp)
  const harms = window[fieldStart(line, f.which)] === letterD
  if (target.hp === untold) target.hp = readInt(line, f.hp)
  const power = readHex(line, f.amount)
  const amount = Math.min(power, harms ? target.hp : Math.max(0, target.maxHp - target.hp))
  const common = {
    at: line.at,
    source: meet(world, line, f.source, absent)?.slot ?? environment,
    target: target.slot,
    ability: readHex(line, f.status),
    packet: 0,
    amount,
    critical: false,
    tick: true,
  }
  if (harms) {
    const overkill = power - amount
    world.events.push({
      ...common,
      type: 'damage',
      absorbed: 0,
      overkill,
      directHit: false,
      blocked: false,
      parried: false,
    })
  } else world.events.push({ ...common, type: 'heal', overheal: power - amount })
  target.hp += harms ? -amount : amount
  target.lookedAt = untold
  place(target, line, f.x, f.y, f.heading)
  recordState(world, target, line.at)
}

/** `DoT`, not `HoT`. */
const letterD = 0x44

/** Line 25: a death. Whom it names as the killer may have had no part in it. */
export function die(line: Line, f: FieldsOf<typeof death>, world: World): void {
  const target = meet(world, line, f.target, f.name)
  if (target === undefined) return
  target.hp = 0
  target.shield = 0
  recordState(world, target, line.at)
  const killer = meet(world, line, f.killer, absent)?.slot ?? environment
  world.events.push({ type: 'death', at: line.at, target: target.slot, killer, ability: 0 })
}

function tell(line: Line, f: FieldsOf<typeof statusList> | FieldsOf<typeof effectResult>, combatant: Combatant): void {
  combatant.maxHp = readInt(line, f.maxHp, combatant.maxHp)
  combatant.mp = readInt(line, f.mp, combatant.mp)
  combatant.shield = readInt(line, f.shield, combatant.shield)
  place(combatant, line, f.x, f.y, f.heading)
}
