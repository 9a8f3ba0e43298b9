import type { EventOf, EventType } from '../event.ts'
import type { Column, FieldOf } from './columns.ts'

type Writers = {
  readonly [T in EventType]: (to: { readonly [Field in FieldOf<T>]-?: Column }, row: number, event: EventOf<T>) => void
}

const absent = Number.NaN

/** Writes an event into its columns. Spelled out kind by kind: one writer for all kinds is several times slower. */
export const writers: Writers = {
  'begin-cast'(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.ability[row] = event.ability
    to.durationMs[row] = event.durationMs
  },
  cast(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.ability[row] = event.ability
    to.packet[row] = event.packet
  },
  'cancel-cast'(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.ability[row] = event.ability
  },
  'damage-decided'(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.ability[row] = event.ability
    to.packet[row] = event.packet
    to.critical[row] = event.critical ? 1 : 0
    to.directHit[row] = event.directHit ? 1 : 0
    to.blocked[row] = event.blocked ? 1 : 0
    to.parried[row] = event.parried ? 1 : 0
    to.amount[row] = event.amount
    to.unmitigated[row] = event.unmitigated ?? absent
    to.multiplier[row] = event.multiplier ?? absent
    to.school[row] = event.school ?? absent
    to.unpaired[row] = event.unpaired ? 1 : 0
  },
  damage(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.ability[row] = event.ability
    to.packet[row] = event.packet
    to.critical[row] = event.critical ? 1 : 0
    to.directHit[row] = event.directHit ? 1 : 0
    to.blocked[row] = event.blocked ? 1 : 0
    to.parried[row] = event.parried ? 1 : 0
    to.amount[row] = event.amount
    to.absorbed[row] = event.absorbed
    to.overkill[row] = event.overkill
    to.unmitigated[row] = event.unmitigated ?? absent
    to.multiplier[row] = event.multiplier ?? absent
    to.tick[row] = event.tick ? 1 : 0
  },
  'heal-decided'(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.ability[row] = event.ability
    to.packet[row] = event.packet
    to.amount[row] = event.amount
    to.critical[row] = event.critical ? 1 : 0
    to.unpaired[row] = event.unpaired ? 1 : 0
  },
  heal(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.ability[row] = event.ability
    to.packet[row] = event.packet
    to.amount[row] = event.amount
    to.overheal[row] = event.overheal
    to.critical[row] = event.critical ? 1 : 0
    to.tick[row] = event.tick ? 1 : 0
  },
  absorbed(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.ability[row] = event.ability
    to.status[row] = event.status
    to.attacker[row] = event.attacker
    to.amount[row] = event.amount
  },
  'instant-kill'(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.ability[row] = event.ability
    to.packet[row] = event.packet
  },
  'status-apply'(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.status[row] = event.status
    to.durationMs[row] = event.durationMs
    to.stacks[row] = event.stacks
    to.refreshed[row] = event.refreshed ? 1 : 0
    to.ability[row] = event.ability
  },
  'status-stack'(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.status[row] = event.status
    to.stacks[row] = event.stacks
  },
  'status-remove'(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.status[row] = event.status
  },
  death(to, row, event) {
    to.at[row] = event.at
    to.target[row] = event.target
    to.killer[row] = event.killer
    to.ability[row] = event.ability
  },
  state(to, row, event) {
    to.at[row] = event.at
    to.actor[row] = event.actor
    to.hp[row] = event.hp
    to.maxHp[row] = event.maxHp
    to.mp[row] = event.mp ?? absent
    to.x[row] = event.x ?? absent
    to.y[row] = event.y ?? absent
    to.facing[row] = event.facing ?? absent
    to.shield[row] = event.shield ?? absent
  },
  targetable(to, row, event) {
    to.at[row] = event.at
    to.actor[row] = event.actor
    to.targetable[row] = event.targetable ? 1 : 0
  },
  'head-marker'(to, row, event) {
    to.at[row] = event.at
    to.target[row] = event.target
    to.marker[row] = event.marker
  },
  tether(to, row, event) {
    to.at[row] = event.at
    to.source[row] = event.source
    to.target[row] = event.target
    to.tether[row] = event.tether
  },
  'limit-break-gauge'(to, row, event) {
    to.at[row] = event.at
    to.value[row] = event.value
    to.bars[row] = event.bars
  },
  director(to, row, event) {
    to.at[row] = event.at
    to.command[row] = event.command
  },
  waymark(to, row, event) {
    to.at[row] = event.at
    to.waymark[row] = event.waymark
    to.placed[row] = event.placed ? 1 : 0
    to.x[row] = event.x
    to.y[row] = event.y
  },
  sign(to, row, event) {
    to.at[row] = event.at
    to.target[row] = event.target
    to.sign[row] = event.sign
    to.placed[row] = event.placed ? 1 : 0
  },
  countdown(to, row, event) {
    to.at[row] = event.at
    to.seconds[row] = event.seconds
  },
}
