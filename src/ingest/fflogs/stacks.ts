import type { FflogsEvent } from './events.ts'

type Applied = Extract<FflogsEvent, { type: 'applybuff' | 'applydebuff' | 'refreshbuff' | 'refreshdebuff' }>
type Stacked = Extract<FflogsEvent, { type: 'applybuffstack' | 'applydebuffstack' }>

/**
 * A status that begins with several stacks is told twice in one ms, as itself and then as its stacks: that is one
 * event. What tells of stacks alone stays.
 */
export function joinStacks(told: readonly FflogsEvent[]): readonly FflogsEvent[] {
  const stacked = new Map<string, Stacked>()
  for (const event of told) if (isStacked(event)) stacked.set(keyOf(event), event)
  if (stacked.size === 0) return told
  const joined = new Set<FflogsEvent>()
  const events = told.map((event) => {
    if (!isApplied(event)) return event
    const stack = stacked.get(keyOf(event))
    if (stack === undefined) return event
    joined.add(stack)
    return { ...event, stack: stack.stack }
  })
  return events.filter((event) => !joined.has(event))
}

const isStacked = (event: FflogsEvent): event is Stacked =>
  event.type === 'applybuffstack' || event.type === 'applydebuffstack'

const isApplied = (event: FflogsEvent): event is Applied =>
  event.type === 'applybuff' ||
  event.type === 'applydebuff' ||
  event.type === 'refreshbuff' ||
  event.type === 'refreshdebuff'

const keyOf = ({
  timestamp,
  sourceID,
  sourceInstance,
  targetID,
  targetInstance,
  abilityGameID,
}: Applied | Stacked): string =>
  [timestamp, sourceID, sourceInstance ?? 1, targetID, targetInstance ?? 1, abilityGameID].join(' ')
