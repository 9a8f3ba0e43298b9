import { environment } from '../../../event.ts'
import type { action, beginCast } from '../lines/eras.ts'
import type { cancel } from '../lines/format.ts'
import type { FieldsOf } from '../lines/layout.ts'
import { absent, type Line, readFloat, readHex, readInt, readText } from '../lines/line.ts'
import { type Combatant, untold } from './combatants.ts'
import { decide } from './decide.ts'
import { learn } from './names.ts'
import { meet, place, recordState, type World } from './world.ts'

/** Line 20: a cast begins. */
export function begin(line: Line, f: FieldsOf<typeof beginCast>, world: World): void {
  const source = meet(world, line, f.source, f.sourceName)
  if (source === undefined) return
  const target = meet(world, line, f.target, f.targetName)
  place(source, line, f.x, f.y, f.heading)
  recordState(world, source, line.at)
  world.events.push({
    type: 'begin-cast',
    at: line.at,
    source: source.slot,
    target: target?.slot ?? environment,
    ability: nameAbility(line, f.ability, f.abilityName, world),
    durationMs: Math.round(readFloat(line, f.duration) * 1000),
  })
}

/** Line 23: a cast ends without its action. */
export function stop(line: Line, f: FieldsOf<typeof cancel>, world: World): void {
  const source = meet(world, line, f.source, absent)
  if (source === undefined) return
  world.events.push({ type: 'cancel-cast', at: line.at, source: source.slot, ability: readHex(line, f.ability) })
}

/** Lines 21 and 22: the server decided what an action does to one target. */
export function act(line: Line, f: FieldsOf<typeof action>, world: World): void {
  const source = meet(world, line, f.source, f.sourceName)
  if (source === undefined) return
  const target = meet(world, line, f.target, f.targetName)
  const owner = readHex(line, f.owner)
  if (owner !== 0 && owner !== source.id) source.owner = owner
  const ability = nameAbility(line, f.ability, f.abilityName, world)
  const packet = readHex(line, f.sequence)
  const confirmed = f.sequence !== absent

  see(line, source, f.sourceHp, f.sourceMaxHp, confirmed)
  place(source, line, f.sourceX, f.sourceY, f.sourceHeading)
  recordState(world, source, line.at)
  if (target !== undefined && target !== source) {
    see(line, target, f.targetHp, f.targetMaxHp, confirmed)
    place(target, line, f.targetX, f.targetY, f.targetHeading)
    recordState(world, target, line.at)
  }
  if (isNewAction(source, line.at, ability, packet)) {
    const to = target?.slot ?? environment
    world.events.push({ type: 'cast', at: line.at, source: source.slot, target: to, ability, packet })
  }
  decide(line, f.firstPair, world, { at: line.at, source, target, ability, packet, confirmed })
}

/** These lines show HP as the logger remembers it: lines 37 to 39 know better, where they exist. */
function see(line: Line, combatant: Combatant, hp: number, maxHp: number, confirmed: boolean): void {
  if (combatant.hp === untold || !confirmed) combatant.hp = readInt(line, hp, combatant.hp)
  combatant.maxHp = readInt(line, maxHp, combatant.maxHp)
}

/** The further targets of one action follow its first line. */
function isNewAction({ lastCast }: Combatant, at: number, ability: number, packet: number): boolean {
  if (lastCast.ability === ability && (packet === 0 ? lastCast.at === at : lastCast.packet === packet)) return false
  lastCast.at = at
  lastCast.ability = ability
  lastCast.packet = packet
  return true
}

function nameAbility(line: Line, idField: number, nameField: number, { abilityNames }: World): number {
  const ability = readHex(line, idField)
  if (!abilityNames.has(ability)) learn(abilityNames, ability, readText(line, nameField))
  return ability
}
