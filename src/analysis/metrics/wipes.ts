import { formatTime } from '../../format.ts'
import type { Cutoff, PullContext } from '../context.ts'
import { findCall } from '../ending/call.ts'
import { type Cause, findCause } from '../ending/cause.ts'
import { classify, type WipeClass } from '../ending/classify.ts'
import { findEnrage } from '../ending/enrage.ts'
import { findBossLeft } from '../facts/boss.ts'
import { defineMetric } from '../metric.ts'
import { unusedMitigation } from '../mitigation/on-hit.ts'

export interface Wipe {
  /** What raiders call the fight: `FRU`; the source's name for one nobody has listed. */
  readonly fight: string
  readonly class: WipeClass
  /** The last mechanic that resolved while at least half the party lived. */
  readonly location?: {
    readonly ability: { readonly id: number; readonly name: string }
    /** Counts its uses in this pull from 1. */
    readonly occurrence: number
    readonly phase: string
    readonly atMs: number
  }
  /** How far it went. `fight` is the share left of the whole fight, `boss` of the boss fought last, 0 to 1. */
  readonly depth: {
    readonly phase: string
    readonly phaseId: number
    readonly boss?: { readonly name: string; readonly share: number }
    readonly fight?: number
  }
  /** Where it was lost: what follows is fallout. */
  readonly cutoff?: Cutoff
  readonly cause: Cause
  /** For `called`: when. */
  readonly calledMs?: number
  /** For `enrage`: when it was decided. */
  readonly enrageMs?: number
  /** For `mitigation`: what lay ready for that hit and was not on, the largest first. */
  readonly unused?: readonly string[]
}

/**
 * Where the pull ended, of what kind the end was, how far it got and what it started with (METRICS §1). Location needs
 * hits, so a mechanic that nobody was hit by is no location. Class is `unknown` rather than wrong: without max HP
 * `mitigation`, `healing` and most of `mechanic` cannot be told.
 */
export const wipes = defineMetric<Wipe>({
  id: 'wipes',
  apart: true,
  title: 'Where it ended',
  about: 'The last mechanic half the party lived to see, what kind of end it was, and what started it.',
  version: 9,
  needs: 'knowledge',
  compute(context) {
    const cause = findCause(context)
    const kind = classify(context, cause)
    const location = findLocation(context)
    const phase = context.phases.at(-1)
    const boss = findBossLeft(context)
    return {
      fight: context.encounter?.short ?? context.pull.fightName,
      class: kind,
      ...(location ? { location } : {}),
      depth: {
        phase: phase?.name ?? 'P1',
        phaseId: phase?.id ?? 1,
        ...(boss ? { boss } : {}),
        ...(context.pull.fightHp === undefined ? {} : { fight: context.pull.fightHp }),
      },
      ...(context.cutoff ? { cutoff: context.cutoff } : {}),
      cause,
      ...(kind === 'called' ? { calledMs: findCall(context) ?? context.pull.durationMs } : {}),
      ...(kind === 'enrage' ? { enrageMs: findEnrage(context)?.startMs ?? context.pull.durationMs } : {}),
      ...(kind === 'mitigation' ? { unused: findUnused(context) } : {}),
    }
  },
  present: ({ class: kind, location, depth }) => [
    {
      kind: 'stat',
      stats: [
        ...(depth.boss ? [{ label: `${depth.boss.name} left`, value: depth.boss.share, unit: 'share' } as const] : []),
        ...(depth.fight === undefined ? [] : [{ label: 'Fight left', value: depth.fight, unit: 'share' } as const]),
      ],
    },
    {
      kind: 'note',
      text: location
        ? `${depth.phase}, ${kind}: ${location.ability.name} at ${formatTime(location.atMs)} was the last that half the party lived to see.`
        : `${depth.phase}, ${kind}.`,
    },
  ],
})

function findUnused(context: PullContext): readonly string[] {
  const { blow, player } = context.finalChain[0] ?? {}
  if (blow === undefined || player === undefined) return []
  return unusedMitigation(context, { ...blow, target: player }).map(({ name }) => name)
}

function findLocation(context: PullContext): Wipe['location'] {
  const { resolutions, players, aliveAt, abilityName, phaseAt } = context
  const found = resolutions.findLast(({ startMs }) => startMs >= 0 && aliveAt(startMs) * 2 >= players.length)
  return (
    found && {
      ability: { id: found.ability, name: abilityName(found.ability) },
      occurrence: found.occurrence,
      phase: phaseAt(found.startMs).name,
      atMs: found.startMs,
    }
  )
}
