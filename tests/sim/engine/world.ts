import { type Agenda, openAgenda } from '../agenda.ts'
import type { DeathAnswer, FaultAnswer, RaiseAnswer } from '../answers.ts'
import type { PullPlan } from '../plants.ts'
import { type Prng, prngFrom } from '../prng.ts'
import type { FightScript, Member } from '../script.ts'
import type { Happening } from '../truth.ts'
import { type Body, enemiesOf, petsOf, playersOf } from './body.ts'
import type { StartedGcd } from './rhythm.ts'

export interface World {
  now: number
  over: boolean
  called: boolean
  readonly fight: FightScript
  readonly pullPlan: PullPlan
  readonly random: Prng
  readonly agenda: Agenda
  readonly happenings: Happening[]
  readonly bodies: Body[]
  readonly players: Body[]
  readonly abilityNames: Map<number, string>
  readonly statusNames: Map<number, { name: string; harmful: boolean }>
  packet: number
  phaseIndex: number
  phaseStart: number
  readonly phases: { id: number; name: string; startMs: number }[]
  /** Which tank the boss looks at. */
  mainTank: 'MT' | 'OT'
  readonly faults: (FaultAnswer & { readonly index: number })[]
  readonly deaths: DeathAnswer[]
  readonly raises: (RaiseAnswer & { upMs?: number; readonly hardMs: number })[]
  location: { mechanic: string; ability: number; name: string; atMs: number } | undefined
  calledMs: number | undefined
  readonly damage: Map<number, number>
  readonly gcds: StartedGcd[]
  /** Presses that did not fit before the next GCD. */
  readonly clips: { readonly who: number; readonly atMs: number }[]
  /** When players last hit each enemy. */
  readonly hitAt: Map<Body, number>
  /** Called when an enemy's HP is gone. */
  whenDown: (boss: Body) => void
  /** Called when nobody of the party lives any more. */
  whenAllDead: () => void
  /** An enrage or a body check has spoken. */
  enraged: boolean
  /** The first time it did, ms. */
  enragedMs?: number
  /** Planned mitigation that was not ready: the plan asks too much. */
  readonly unready: string[]
  /** When the first hit of each mechanic that is felt was decided. */
  readonly firstHits: Map<string, { readonly atMs: number; readonly ability: number }>
}

/** A party in front of its first boss; nothing has happened yet. */
export function openWorld(fight: FightScript, party: readonly Member[], pullPlan: PullPlan): World {
  const others = enemiesOf(fight, party.length)
  const { x, y } = fight.arena?.centre ?? { x: 100, y: 100 }
  const origin = { x: x - 100, y: y - 100 }
  const bodies = [...playersOf(party, fight), ...others, ...petsOf(party, party.length + others.length)].map(
    (body) => ({
      ...body,
      origin,
    }),
  )
  return {
    now: 0,
    over: false,
    called: false,
    fight,
    pullPlan,
    random: prngFrom(pullPlan.seed),
    agenda: openAgenda(),
    happenings: [],
    bodies,
    players: bodies.slice(0, party.length),
    abilityNames: new Map(),
    statusNames: new Map(),
    packet: 0x2800,
    phaseIndex: -1,
    phaseStart: 0,
    phases: [],
    mainTank: 'MT',
    faults: [],
    deaths: [],
    raises: [],
    location: undefined,
    calledMs: undefined,
    damage: new Map(),
    gcds: [],
    clips: [],
    hitAt: new Map(),
    whenDown: () => {},
    whenAllDead: () => {},
    enraged: false,
    unready: [],
    firstHits: new Map(),
  }
}

/** Whoever keeps to the GCD loses less; the HP of bosses was set against those who do not. */
const exactShare = 0.955

/** Player damage as a share of what the kits say. */
export const strengthIn = ({ damageShare = 1, exact }: PullPlan): number =>
  exact ? damageShare * exactShare : damageShare

export const record = (world: World, happening: Happening): void => {
  world.happenings.push(happening)
}
