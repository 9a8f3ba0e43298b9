import { environment, type StatusApply } from '../../../event.ts'
import type { statusGain, statusLoss } from '../lines/format.ts'
import type { FieldsOf } from '../lines/layout.ts'
import { type Line, readFloat, readHex, readText } from '../lines/line.ts'
import type { ActiveStatus, Combatant } from './combatants.ts'
import { learn } from './names.ts'
import { meet, type World } from './world.ts'

/** An action counts as the cause of a status that comes this soon after it. */
const causeMs = 10_000
/** The same end, within what the lines round: the stacks changed and the time did not. */
const sameEndMs = 1_500
/** Nothing stacks higher: larger numbers in the same place say which food it was, or how strong something is. */
const mostStacks = 16
/** Nobody carries so many: whoever does is made up. */
const mostStatuses = 1_024
/** What has been on for longer was never said to have ended. */
const longestMs = 24 * 60 * 60_000

/** Line 26: a status begins, is refreshed or gains stacks, which tells how long it runs, or loses some of them. */
export function gain(line: Line, f: FieldsOf<typeof statusGain>, world: World): void {
  const target = meet(world, line, f.target, f.targetName)
  if (target === undefined) return
  const source = meet(world, line, f.source, f.sourceName)
  const status = readHex(line, f.status)
  if (!world.statusNames.has(status)) learn(world.statusNames, status, readText(line, f.name))
  const told = readHex(line, f.stacks)
  const now: ActiveStatus = {
    status,
    source,
    since: line.at,
    durationMs: Math.round(readFloat(line, f.duration) * 1000),
    stacks: told === 0 || told > mostStacks ? 1 : told,
  }
  const place = placeOf(target.statuses, status, source)
  const known = place < 0 ? undefined : target.statuses[place]
  if (known !== undefined && now.stacks < known.stacks && Math.abs(endOf(known) - endOf(now)) < sameEndMs) {
    target.statuses[place] = { ...known, stacks: now.stacks }
    const { stacks } = now
    const by = source?.slot ?? environment
    world.events.push({ type: 'status-stack', at: line.at, source: by, target: target.slot, status, stacks })
    return
  }
  if (known !== undefined) target.statuses[place] = now
  else {
    if (target.statuses.length >= mostStatuses) target.statuses.length = 0
    target.statuses.push(now)
  }
  // What ran out without a word is not refreshed.
  world.events.push(applied(target, now, known !== undefined && endOf(known) + sameEndMs > line.at))
}

/** Line 30: a status ends. */
export function lose(line: Line, f: FieldsOf<typeof statusLoss>, world: World): void {
  const target = meet(world, line, f.target, f.targetName)
  if (target === undefined) return
  const source = meet(world, line, f.source, f.sourceName)
  const status = readHex(line, f.status)
  if (!world.statusNames.has(status)) learn(world.statusNames, status, readText(line, f.name))
  const place = placeOf(target.statuses, status, source)
  if (place >= 0) target.statuses.splice(place, 1)
  const by = source?.slot ?? environment
  world.events.push({ type: 'status-remove', at: line.at, source: by, target: target.slot, status })
}

/** The statuses a combatant has had since before a moment, as events of when they began. */
export function carried(combatant: Combatant, before: number): StatusApply[] {
  return combatant.statuses
    .filter(({ since }) => since < before && since > before - longestMs)
    .filter((active) => endOf(active) > before)
    .map((active) => applied(combatant, active, false))
}

function applied(target: Combatant, active: ActiveStatus, refreshed: boolean): StatusApply {
  const { status, since } = active
  const cause = target.causes.get(status)
  return {
    type: 'status-apply',
    at: since,
    source: active.source?.slot ?? environment,
    target: target.slot,
    status,
    durationMs: active.durationMs,
    stacks: active.stacks,
    refreshed,
    ability: cause !== undefined && since - cause.at >= 0 && since - cause.at < causeMs ? cause.ability : 0,
  }
}

const endOf = ({ since, durationMs }: ActiveStatus): number => since + durationMs

/** Where a status from this source lies; -1 if it is not on. A few dozen are looked through faster than hashed. */
function placeOf(statuses: readonly ActiveStatus[], status: number, source: Combatant | undefined): number {
  const by = source?.id
  for (let place = 0; place < statuses.length; place++) {
    const active = statuses[place]
    if (active?.status === status && active.source?.id === by) return place
  }
  return -1
}
