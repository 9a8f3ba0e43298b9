import type { PhaseAnswer, SpanAnswer } from '../playing-answer.ts'
import type { FightScript } from '../script.ts'
import { enemy } from './finding.ts'
import { covered } from './spans.ts'
import type { World } from './world.ts'

/** Damage of each phase by player, and what the script asked of it. */
export function phaseAnswers(
  world: World,
  downtime: readonly SpanAnswer[],
  durationMs: number,
): readonly PhaseAnswer[] {
  const bounds = world.phases.map(({ id, startMs }, index) => ({
    id,
    startMs,
    endMs: world.phases[index + 1]?.startMs ?? durationMs,
  }))
  const dealt = bounds.map((): Record<string, number> => ({}))
  for (const it of world.happenings) {
    if (it.kind !== 'landed' && it.kind !== 'tick') continue
    if (!it.damage || world.bodies[it.after.actor]?.boss === undefined) continue
    if (it.kind === 'landed' && it.isLimitBreak) continue
    const source = world.bodies[it.source]
    const name = world.bodies[source?.actor.owner ?? it.source]?.actor.name ?? ''
    const phase =
      dealt[
        Math.max(
          0,
          bounds.findLastIndex(({ startMs }) => startMs <= it.at),
        )
      ]
    if (phase) phase[name] = (phase[name] ?? 0) + it.damage.amount
  }
  return bounds.map((bound, index) => ({
    ...bound,
    damage: dealt[index] ?? {},
    asks: asksOf(world, bound, downtime, durationMs),
  }))
}

function asksOf(
  world: World,
  { id, startMs }: { readonly id: number; readonly startMs: number },
  downtime: readonly SpanAnswer[],
  durationMs: number,
): PhaseAnswer['asks'] {
  const script = world.fight.phases.find((phase) => phase.id === id)
  const beganMs = startMs - (script?.prologueMs ?? 0)
  return gatesOf(script).map(({ boss, share, atMs }) => {
    const { actor } = enemy(world, boss)
    const byMs = beganMs + atMs
    const hp = Math.round(actor.maxHp * (1 - share))
    const targetableMs = byMs - startMs - covered(downtime, startMs, byMs)
    const seen = byMs <= durationMs ? hpAt(world, actor.id, byMs) : undefined
    return {
      boss: actor.name,
      hp,
      byMs,
      targetableMs,
      perSecond: Math.round((hp * 1_000) / Math.max(1, targetableMs)),
      ...(seen !== undefined && { leftHp: Math.max(0, Math.round(seen - actor.maxHp * share)) }),
    }
  })
}

/** The hits of a phase that ask how much of a boss is left. */
const gatesOf = (script: FightScript['phases'][number] | undefined) =>
  (script?.mechanics ?? []).flatMap(({ atMs, hits }) =>
    hits.flatMap(({ gate, afterMs }) => (gate ? [{ boss: gate.boss, share: gate.share, atMs: atMs + afterMs }] : [])),
  )

function hpAt({ happenings }: World, actor: number, atMs: number): number | undefined {
  const last = happenings.findLast(
    (it) => (it.kind === 'landed' || it.kind === 'tick') && it.after.actor === actor && it.at <= atMs,
  )
  return last && (last.kind === 'landed' || last.kind === 'tick') ? last.after.hp : undefined
}
