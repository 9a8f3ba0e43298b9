import { type Agenda, openAgenda } from '../agenda.ts'
import type { DeathAnswer, FaultAnswer, RaiseAnswer } from '../answers.ts'
import { kitOf } from '../jobs/index.ts'
import type { Kit } from '../jobs/kit.ts'
import type { PullPlan } from '../plants.ts'
import { type Prng, prngFrom } from '../prng.ts'
import type { ActionScript, FightScript, Member, Slot, StatusScript } from '../script.ts'
import type { Happening, Seen, SimActor } from '../truth.ts'

/** A status as somebody holds it. */
export interface Holding {
  readonly script: StatusScript
  readonly source: Body
  readonly stacks: number
  until: number
  /** HP left in it, if it is a shield. */
  pool: number
  /** The planted fault that gave it. */
  readonly fault?: number
}

/** Anybody, as things stand now. */
export interface Body {
  readonly actor: SimActor
  readonly slot?: Slot
  readonly kit?: Kit
  /** Key of the script's enemy. */
  readonly boss?: string
  hp: number
  mp: number
  x: number
  y: number
  facing: number
  alive: boolean
  targetable: boolean
  held: Holding[]
  /** Not before this may the next GCD, or any action, start. */
  nextGcd: number
  busyUntil: number
  casting: { readonly ability: number; readonly until: number } | undefined
  readonly readyAt: Map<number, number>
  loopIndex: number
  queue: ActionScript[]
  /** How often each burst of the kit has been thrown. */
  readonly burstsDone: number[]
  raisePending: boolean
  /** Died while Weakness was on: the next raise brings Brink of Death. */
  diedWeak: boolean
}

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
  readonly raises: (RaiseAnswer & { upMs?: number })[]
  location: { mechanic: string; ability: number; name: string; atMs: number } | undefined
  calledMs: number | undefined
  readonly damage: Map<number, number>
  /** Called when an enemy's HP is gone. */
  whenDown: (boss: Body) => void
  /** Called when nobody of the party lives any more. */
  whenAllDead: () => void
  /** An enrage or a body check has spoken. */
  enraged: boolean
  /** Planned mitigation that was not ready: the plan asks too much. */
  readonly unready: string[]
}

export function openWorld(fight: FightScript, party: readonly Member[], pullPlan: PullPlan): World {
  const bodies: Body[] = []
  for (const { slot, name, job } of party) {
    const kit = kitOf(job)
    const actor: SimActor = {
      id: bodies.length,
      kind: 'player',
      name,
      slot,
      job,
      gameId: 0,
      nameId: 0,
      maxHp: kit.maxHp,
    }
    bodies.push(newBody(actor, { slot, kit }))
  }
  const players = [...bodies]
  for (const boss of fight.bosses) {
    const actor: SimActor = {
      id: bodies.length,
      kind: 'enemy',
      name: boss.name,
      gameId: boss.gameId,
      nameId: boss.nameId ?? 0,
      maxHp: boss.maxHp,
    }
    bodies.push({ ...newBody(actor, { boss: boss.key }), x: boss.x, y: boss.y })
  }
  addHelpers(bodies, fight)
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
    players,
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
    whenDown: () => {},
    whenAllDead: () => {},
    enraged: false,
    unready: [],
  }
}

/** The unseen actors that hit for a boss: same name, 44 HP. */
function addHelpers(bodies: Body[], fight: FightScript): void {
  for (const boss of fight.bosses.filter(({ auto }) => auto)) {
    for (let count = 0; count < 8; count++) {
      const actor: SimActor = {
        id: bodies.length,
        kind: 'enemy',
        name: boss.name,
        gameId: 9020,
        nameId: boss.nameId ?? 0,
        maxHp: 44,
      }
      bodies.push({ ...newBody(actor, { boss: `${boss.key}-helper` }), x: boss.x, y: boss.y })
    }
  }
}

function newBody(actor: SimActor, more: { slot?: Slot; kit?: Kit; boss?: string }): Body {
  return {
    actor,
    ...more,
    hp: actor.maxHp,
    mp: 10_000,
    x: 100,
    y: 112,
    facing: Math.PI,
    alive: true,
    targetable: false,
    held: [],
    nextGcd: 0,
    busyUntil: 0,
    casting: undefined,
    readyAt: new Map(),
    loopIndex: 0,
    queue: [],
    burstsDone: more.kit ? more.kit.bursts.map(() => 0) : [],
    raisePending: false,
    diedWeak: false,
  }
}

export const record = (world: World, happening: Happening): void => {
  world.happenings.push(happening)
}

export const shieldOf = (body: Body): number => body.held.reduce((sum, { pool }) => sum + pool, 0)

export const see = (body: Body): Seen => ({
  actor: body.actor.id,
  hp: body.hp,
  maxHp: body.actor.maxHp,
  mp: body.mp,
  shield: shieldOf(body),
  x: round(body.x),
  y: round(body.y),
  facing: round(body.facing),
})

const round = (value: number): number => Math.round(value * 100) / 100
