import { futuresRewritten } from './fru/fight.ts'
import { party } from './party.ts'
import type { Plant, PullPlan } from './plants.ts'
import { simulate } from './simulate.ts'
import type { SimPull } from './truth.ts'

/** A pull of the simulator's fight with these mistakes in it; won after the first phase unless told otherwise. */
export const pullWith = (plants: readonly Plant[], more: Partial<PullPlan> = {}): SimPull =>
  simulate(futuresRewritten, party, { seed: 4, winAfterPhase: 1, ...more, plants })
