import type { ActionScript } from '../script.ts'
import type { Body } from './body.ts'
import { cameTrue } from './faults.ts'
import { record, type World } from './world.ts'

/** Who hits first, and when the countdown was over: the pull begins with the first hit, whatever was agreed. */
interface Pulling {
  /** MT unless somebody was too early. */
  readonly who: string
  /** The end of the countdown, ms; below 0 if the one who pulls let it run past. */
  readonly agreedMs: number
}

const countdownS = 10
/** Others begin so long after the one who pulls. */
const reactionMs = [120, 500] as const

/** The boss came before anybody was ready. */
export const isBodyPulled = ({ pullPlan }: World): boolean => pullPlan.plants.some(({ kind }) => kind === 'body-pull')

/** Whoever is not ready when the boss comes has given up by then. */
const notReadyMs = 30_000

/** When somebody presses the first action, ms. */
export function openingMs(world: World, body: Body, opening: ActionScript): number {
  if (isBodyPulled(world)) return notReadyMs
  const { who, agreedMs } = pullingOf(world)
  const castMs = opening.castMs ?? 0
  if (body.slot === who) return who === 'MT' ? 0 : 0 - castMs
  const laterMs = Math.max(0, agreedMs)
  if (body.slot === 'MT') return laterMs
  return world.random.between(...reactionMs) - castMs + (castMs > 0 ? 200 : 0) + laterMs
}

/** Tells of the countdown, if somebody counts, and of whoever did not wait for it. */
export function planPull(world: World): void {
  const { plants, countdown } = world.pullPlan
  const index = plants.findIndex(({ kind }) => kind === 'early-pull' || kind === 'late-pull')
  if (!countdown && index < 0) return
  const { agreedMs } = pullingOf(world)
  world.agenda.at(agreedMs - countdownS * 1_000, () =>
    record(world, { kind: 'countdown', at: world.now, seconds: countdownS }),
  )
  if (index >= 0) world.agenda.at(0, () => cameTrue(world, index))
}

function pullingOf({ pullPlan }: World): Pulling {
  const plant = pullPlan.plants.find((each) => each.kind === 'early-pull' || each.kind === 'late-pull')
  if (!plant || (plant.kind !== 'early-pull' && plant.kind !== 'late-pull')) return { who: 'MT', agreedMs: 0 }
  return plant.kind === 'early-pull' ? { who: plant.who, agreedMs: plant.byMs } : { who: 'MT', agreedMs: -plant.byMs }
}
