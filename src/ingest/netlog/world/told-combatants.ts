import type { combatant as combatantFormat } from '../lines/eras.ts'
import type { memory, moved, party, primaryPlayer, removed } from '../lines/format.ts'
import type { FieldsOf } from '../lines/layout.ts'
import { absent, type Line, readFloat, readHex, readInt, readText } from '../lines/line.ts'
import { type Combatant, isPlayer } from './combatants.ts'
import { isLate, meet, place, recordLate, recordState, type Where, type World } from './world.ts'

/** Line 03: a combatant appears. The logger may write it half a second late. */
export function appear(line: Line, f: FieldsOf<typeof combatantFormat>, world: World): void {
  const combatant = meet(world, line, f.id, f.name)
  if (combatant === undefined) return
  const name = readText(line, f.name)
  if (name !== '') combatant.name = name
  combatant.job = readHex(line, f.job)
  combatant.level = readHex(line, f.level)
  combatant.owner = readHex(line, f.owner)
  combatant.world = readText(line, f.world)
  combatant.nameId = readInt(line, f.nameId)
  combatant.baseId = readInt(line, f.baseId)
  combatant.gone = false
  const maxHp = readInt(line, f.maxHp, readHex(line, f.maxHpHex))
  if (maxHp > 0) combatant.maxHp = maxHp
  if (!isLate(combatant, line.at)) combatant.hp = readInt(line, f.hp, combatant.hp)
  combatant.mp = readInt(line, f.mp, combatant.mp)
  place(combatant, line, f.x, f.y, f.heading)
  recordState(world, combatant, line.at)
}

/** Line 04: a combatant leaves. */
export function leave(line: Line, f: FieldsOf<typeof removed>, world: World): void {
  const combatant = world.combatants.get(readHex(line, f.id))
  if (combatant !== undefined) combatant.gone = true
}

/** Line 02: whose log this is. */
export function introduce(line: Line, f: FieldsOf<typeof primaryPlayer>, world: World): void {
  meet(world, line, f.id, f.name)
}

/** Line 11: who is in the party. An empty list is a party of one that the logger does not name. */
export function gather(line: Line, f: FieldsOf<typeof party>, world: World): void {
  const ids = new Set<number>()
  for (let field = f.firstId; field < line.count - 1; field++) {
    const id = readHex(line, field)
    if (isPlayer(id)) ids.add(id)
  }
  world.party = ids.size === 0 ? undefined : ids
}

/** Line 261: what OverlayPlugin read from memory, as pairs of name and value, up to 0.7 s late. */
export function remember(line: Line, f: FieldsOf<typeof memory>, world: World): void {
  const id = readHex(line, f.id)
  const change = readText(line, f.change)
  const known = world.combatants.get(id)
  if (change === 'Remove') {
    if (known !== undefined) known.gone = true
    return
  }
  const combatant = change === 'Add' ? meet(world, line, f.id, absent) : known
  if (combatant === undefined) return
  const where: Where = { x: combatant.x, y: combatant.y, facing: combatant.heading }
  let hasMoved = false
  for (let field = f.firstPair; field + 1 < line.count - 1; field += 2) {
    hasMoved = rememberPlace(line, field, where) || hasMoved
    rememberBeing(line, field, combatant)
  }
  if (!hasMoved) return
  if (isLate(combatant, line.at)) recordLate(world, combatant, line.at, where)
  else {
    combatant.x = where.x
    combatant.y = where.y
    combatant.heading = where.facing
    combatant.placed = true
    combatant.placeSpelling.length = 0
    recordState(world, combatant, line.at)
  }
}

/** One pair of line 261, if it is about the place. */
function rememberPlace(line: Line, key: number, where: Where): boolean {
  switch (readText(line, key)) {
    case 'PosX':
      where.x = readFloat(line, key + 1)
      return true
    case 'PosY':
      where.y = readFloat(line, key + 1)
      return true
    case 'Heading':
      where.facing = readFloat(line, key + 1)
      return true
    default:
      return false
  }
}

/** One pair of line 261, if it is about who this is: ids are hex here, job and level are not. */
function rememberBeing(line: Line, key: number, combatant: Combatant): void {
  const value = key + 1
  switch (readText(line, key)) {
    case 'Name':
      combatant.name ||= readText(line, value)
      break
    case 'Job':
      combatant.job ||= readInt(line, value)
      break
    case 'Level':
      combatant.level ||= readInt(line, value)
      break
    case 'OwnerID':
      combatant.owner = readHex(line, value)
      break
    case 'BNpcID':
      combatant.baseId = readHex(line, value)
      break
    case 'BNpcNameID':
      combatant.nameId = readHex(line, value)
      break
  }
}

/** Lines 270 and 271: where an actor goes, or was put. */
export function move(line: Line, f: FieldsOf<typeof moved>, world: World): void {
  const combatant = world.combatants.get(readHex(line, f.id))
  if (combatant === undefined) return
  place(combatant, line, f.x, f.y, f.heading)
  recordState(world, combatant, line.at)
}
