import { kitOf } from '../jobs/index.ts'
import type { Kit } from '../jobs/kit.ts'
import type {
  ActionScript,
  FightScript,
  MechanicScript,
  Member,
  PhaseScript,
  PlannedMitigation,
  Slot,
} from '../script.ts'
import { type Need, needOf } from './needs.ts'

const usualLeadMs = 4_500
/** Nobody presses to the millisecond. */
const marginMs = 3_000
/** A phase whose boss falls may be this much shorter than what its script holds. */
const shortestShare = 0.75

interface Tool {
  readonly slot: Slot
  readonly use: string
  readonly action: ActionScript
}

/** A fight with a plan of who mitigates what, made for this party: whatever is ready, those who have most of it first. */
export function withPlan(fight: FightScript, party: readonly Member[]): FightScript {
  const kits = new Map(party.map(({ slot, job }) => [slot, kitOf(job, fight.levelSync)]))
  const tools = toolsOf(kits)
  const readyAt = new Map<Tool, number>()
  const plan: PlannedMitigation[] = []
  let startMs = 0
  for (const phase of fight.phases) {
    for (const mechanic of [...phase.mechanics].sort((a, b) => a.atMs - b.atMs)) {
      const need = needOf(mechanic, fight.levelSync ?? 100)
      if (need) plan.push(...cover({ phase, mechanic, need, startMs }, tools, readyAt))
    }
    startMs += shortestLength(phase) + phase.gapMs
  }
  return { ...fight, plan }
}

/** In the order in which they are asked for: the shortest cooldowns first. */
function toolsOf(kits: ReadonlyMap<Slot, Kit>): readonly Tool[] {
  return [...kits]
    .flatMap(([slot, kit]) => Object.entries(kit.mitigations).map(([use, action]) => ({ slot, use, action })))
    .filter(({ action }) => !action.gcd && (action.gives ?? []).some(helps))
    .sort((a, b) => everyMs(a.action) - everyMs(b.action))
}

const everyMs = ({ recastMs, gaugeMs = 0 }: ActionScript): number => Math.max(recastMs, gaugeMs)

const helps = ({ taken, dealt, shield }: NonNullable<ActionScript['gives']>[number]): boolean =>
  taken !== undefined || dealt !== undefined || shield !== undefined

interface Asked {
  readonly phase: PhaseScript
  readonly mechanic: MechanicScript
  readonly need: Need
  readonly startMs: number
}

function cover(asked: Asked, tools: readonly Tool[], readyAt: Map<Tool, number>): PlannedMitigation[] {
  const { mechanic, need, startMs } = asked
  const found: PlannedMitigation[] = []
  for (const tool of tools) {
    const { slot, use, action } = tool
    if (found.length >= need.covers) break
    const lastsMs = Math.max(...(action.gives ?? []).map(({ durationMs }) => durationMs))
    const leadMs = Math.min(usualLeadMs + found.length * 300, lastsMs - 1_500)
    const pressMs = mechanic.atMs + need.firstMs - leadMs
    if (pressMs < 1_500 || startMs + pressMs < (readyAt.get(tool) ?? 0)) continue
    if (!fits(tool, asked, pressMs)) continue
    if (found.some((other) => other.use === use)) continue
    readyAt.set(tool, startMs + pressMs + everyMs(action) + marginMs)
    found.push({ mechanic: mechanic.key, slot, use, leadMs })
  }
  return found
}

function fits({ slot, action }: Tool, { phase, mechanic, need }: Asked, pressMs: number): boolean {
  if (need.kind === 'tank') {
    if (action.reach === 'self') return need.who.includes(slot)
    return action.reach === 'one' && !need.who.includes(slot)
  }
  if (action.reach === 'party') return true
  const { boss } = phase
  const there = phase.targetable.some((each) => each.boss === boss && each.fromMs <= pressMs && pressMs < each.toMs)
  return action.reach === 'enemy' && mechanic.by === boss && there
}

function shortestLength({ lengthMs, mechanics }: PhaseScript): number {
  return lengthMs ?? Math.max(0, ...mechanics.map(({ atMs }) => atMs)) * shortestShare
}
