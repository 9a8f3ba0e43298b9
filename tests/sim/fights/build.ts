import { type EncounterFacts, readFacts } from '../../../src/game/facts.ts'
import { party } from '../party.ts'
import type { BossScript, FightScript, LevelSync, PhaseScript } from '../script.ts'
import { clothHpAt, partyDpsAt } from './amounts.ts'
import { mechanicsFrom } from './mechanics.ts'
import { type Occurrence, occurrencesOf } from './occurrences.ts'
import type { EnemyPlan, FightPlan, PhasePlan } from './plan.ts'
import { withPlan } from './planning.ts'

const facts = readFacts()
/** An auto-attack, as a share of HP in cloth. */
const autoShare = 0.33

/** A script from the known timeline of a fight, from what others say of its actions, and from our plan of the rest. */
export function buildFight(plan: FightPlan): FightScript {
  const encounter = facts.encounters.find(({ key }) => key === plan.encounter)
  if (!encounter) throw new Error(`Nobody knows a fight ${plan.encounter}.`)
  const levelSync = levelOf(encounter)
  const toMechanic = mechanicsFrom(plan, levelSync, facts.catalogue().bosses.get(plan.encounter) ?? new Map())
  const script: FightScript = {
    key: plan.encounter,
    name: plan.name,
    zone: encounter.name,
    territoryId: encounter.territoryId,
    encounterId: encounter.fflogsIds.at(-1) ?? 0,
    gameZoneId: encounter.territoryId,
    levelSync,
    arena: plan.arena,
    director: plan.director,
    difficulty: encounter.name.includes('(Ultimate)') ? 100 : 101,
    bosses: plan.enemies.map((enemy) => toBoss(enemy, levelSync)),
    phases: plan.phases.map((phase) => toPhase(plan, phase, encounter, toMechanic)),
    phaseNames: phaseNamesOf(encounter),
    plan: [],
  }
  return withPlan(script, party)
}

/** As FFLogs calls them: intermissions are not counted. */
export function phaseNamesOf({ phases }: EncounterFacts): readonly string[] {
  const counted = phases.filter(({ isIntermission }) => !isIntermission)
  return phases.map((phase) =>
    phase.isIntermission ? `Intermission: ${phase.name}` : `P${counted.indexOf(phase) + 1}: ${phase.name}`,
  )
}

function levelOf({ levelSync, key }: EncounterFacts): LevelSync {
  const level = ([70, 80, 90, 100] as const).find((known) => known === levelSync)
  if (!level) throw new Error(`No party of ours plays ${key} at level ${levelSync}.`)
  return level
}

function toBoss(enemy: EnemyPlan, level: LevelSync): BossScript {
  const { key, name, gameId, maxHp, lastsS = 20, place, auto } = enemy
  const amount = Math.round(autoShare * clothHpAt(level))
  return {
    key,
    name,
    gameId,
    maxHp: maxHp ?? Math.round(lastsS * partyDpsAt(level)),
    x: place?.x ?? 100,
    y: place?.y ?? 100,
    ...(auto && { auto: { ability: auto, everyMs: 3_030, amount } }),
  }
}

function toPhase(
  plan: FightPlan,
  phase: PhasePlan,
  encounter: EncounterFacts,
  toMechanic: ReturnType<typeof mechanicsFrom>,
): PhaseScript {
  const timeline = facts.timelines(plan.encounter)
  if (!timeline) throw new Error(`Nobody has timed ${plan.encounter}.`)
  const occurrences = occurrencesOf(timeline, phase)
  const inMs = (seconds: number): number => Math.round(seconds * 1_000)
  const windows = Object.entries(phase.windows ?? {}).flatMap(([boss, spans]) =>
    spans.map(([fromS, toS]) => ({ boss, fromMs: inMs(fromS), toMs: inMs(toS) })),
  )
  const own = phase.windows?.[phase.boss] ? [] : windowsOf(occurrences, phase)
  return {
    id: phase.id,
    name: phaseNamesOf(encounter)[phase.id - 1] ?? '',
    boss: phase.boss,
    gapMs: inMs(phase.gapS),
    ...(phase.prologueS !== undefined && { prologueMs: inMs(phase.prologueS) }),
    ...(phase.lengthS !== undefined && { lengthMs: inMs(phase.lengthS) }),
    targetable: [...own, ...windows],
    mechanics: occurrences.filter(({ kind }) => kind === 'ability').map((occurrence) => toMechanic(phase, occurrence)),
  }
}

/** The boss can be attacked from the start or the prologue's end, and as the timeline says. */
function windowsOf(occurrences: readonly Occurrence[], { boss, prologueS = 0 }: PhasePlan): PhaseScript['targetable'] {
  const found: { boss: string; fromMs: number; toMs: number }[] = []
  let since: number | undefined = prologueS * 1_000
  for (const { kind, atMs } of occurrences) {
    if (kind === 'targetable') since ??= atMs
    if (kind === 'untargetable' && since !== undefined) {
      found.push({ boss, fromMs: since, toMs: atMs })
      since = undefined
    }
  }
  return since === undefined ? found : [...found, { boss, fromMs: since, toMs: 900_000 }]
}
