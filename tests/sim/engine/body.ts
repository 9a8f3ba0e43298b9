import { kitOf } from '../jobs/index.ts'
import type { Kit } from '../jobs/kit.ts'
import type { ActionScript, BossScript, FightScript, Member, PetScript, Place, Slot, StatusScript } from '../script.ts'
import type { Seen, SimActor } from '../truth.ts'

/** A status as somebody holds it. */
export interface Holding {
  readonly script: StatusScript
  /** Absent for what nobody gave. */
  readonly source: Body | undefined
  stacks: number
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
  readonly pet?: PetScript
  /** Key of the script's enemy. */
  readonly boss?: string
  /** How far the middle of the ground is from 100, 100, around which everybody's places are reckoned. */
  readonly origin: Place
  hp: number
  mp: number
  x: number
  y: number
  facing: number
  alive: boolean
  targetable: boolean
  held: Holding[]
  /** What shields will have taken of hits that are decided and have not landed. */
  absorbing: number
  /** Not before this may the next GCD, or any action, start. */
  nextGcd: number
  busyUntil: number
  casting: { readonly ability: number; readonly until: number } | undefined
  readonly readyAt: Map<number, number>
  loopIndex: number
  queue: ActionScript[]
  /** What must go before the rotation's next GCD, with its target. */
  urgent: { readonly action: ActionScript; readonly target: () => Body }[]
  /** A cover is about to be pressed until this moment: it goes before what is only woven in. */
  coverUntil: number
  /** What the speed of one's gear makes of a GCD of 2.5 s, as a share. */
  speed: number
  /** Does nothing before this moment. */
  pausedUntil: number
  /** Has lost the connection: does not even move. */
  awayUntil: number
  /** From this moment on the next chance is taken to press one thing too many. */
  overweaveFrom: number
  /** How often each burst each burst of the kit has been thrown. */
  readonly burstsDone: number[]
  /** The fault that left this one hardly alive. */
  scar: number | undefined
  raisePending: boolean
  /** Mends nobody before, ms. */
  mendsFrom: number
  /** Died while Weakness was on: the next raise brings Brink of Death. */
  diedWeak: boolean
}

/** How many unseen actors hit for a boss: same name, 44 HP. */
const helpersPerBoss = 8
const helper = { gameId: 9020, maxHp: 44 } as const

export const playersOf = (party: readonly Member[], { levelSync = 100 }: FightScript): Body[] =>
  party.map(({ slot, name, job }, id) => {
    const kit = kitOf(job, levelSync)
    return newBody({ id, kind: 'player', name, slot, job, gameId: 0, nameId: 0, maxHp: kit.maxHp }, { slot, kit })
  })

/** The enemies of a script, then the helpers of its bosses; `firstId` follows the players'. */
export function enemiesOf({ bosses }: FightScript, firstId: number): Body[] {
  const helped = bosses.filter(({ auto }) => auto).flatMap((boss) => Array.from({ length: helpersPerBoss }, () => boss))
  return [
    ...bosses.map((boss, index) => enemyOf(boss, firstId + index, boss.key, boss)),
    ...helped.map((boss, index) => enemyOf(boss, firstId + bosses.length + index, `${boss.key}-helper`, helper)),
  ]
}

/** The pets of a party; `firstId` follows the enemies'. */
export const petsOf = (party: readonly Member[], firstId: number): Body[] =>
  party
    .flatMap(({ pet }, owner) => (pet ? [{ pet, owner }] : []))
    .map(({ pet, owner }, index) => {
      const { name, gameId } = pet
      return newBody({ id: firstId + index, kind: 'pet', name, owner, gameId, nameId: 0, maxHp: petHp }, { pet })
    })

const petHp = 120_000

function enemyOf(
  { name, nameId = 0, x, y }: BossScript,
  id: number,
  boss: string,
  { gameId, maxHp }: { gameId: number; maxHp: number },
): Body {
  return newBody({ id, kind: 'enemy', name, gameId, nameId, maxHp }, { boss, x, y })
}

function newBody(
  actor: SimActor,
  more: { slot?: Slot; kit?: Kit; pet?: PetScript; boss?: string; x?: number; y?: number },
): Body {
  return {
    origin: { x: 0, y: 0 },
    x: 100,
    y: 112,
    actor,
    ...more,
    hp: actor.maxHp,
    mp: 10_000,
    facing: Math.PI,
    alive: true,
    targetable: false,
    held: [],
    absorbing: 0,
    nextGcd: 0,
    busyUntil: 0,
    casting: undefined,
    readyAt: new Map(),
    loopIndex: 0,
    queue: [],
    urgent: [],
    coverUntil: Number.NEGATIVE_INFINITY,
    speed: 1,
    pausedUntil: Number.NEGATIVE_INFINITY,
    awayUntil: Number.NEGATIVE_INFINITY,
    overweaveFrom: Number.POSITIVE_INFINITY,
    burstsDone: more.kit ? more.kit.bursts.map(() => 0) : [],
    scar: undefined,
    raisePending: false,
    mendsFrom: Number.NEGATIVE_INFINITY,
    diedWeak: false,
  }
}

export const shieldOf = ({ held, absorbing }: Body): number => held.reduce((sum, { pool }) => sum + pool, absorbing)

export const see = (body: Body): Seen => ({
  actor: body.actor.id,
  hp: body.hp,
  maxHp: body.actor.maxHp,
  mp: body.mp,
  shield: shieldOf(body),
  x: round(body.x + body.origin.x),
  y: round(body.y + body.origin.y),
  facing: round(body.facing),
})

const round = (value: number): number => Math.round(value * 100) / 100
