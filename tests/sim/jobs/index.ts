import type { Job } from '../../../src/game.ts'
import { dancer, dragoon, reaper, redMage } from './damage.ts'
import { sage, whiteMage } from './healers.ts'
import type { Kit } from './kit.ts'
import { paladin, warrior } from './tanks.ts'

const kits: readonly Kit[] = [warrior, paladin, whiteMage, sage, dragoon, reaper, dancer, redMage]

/** The jobs the simulator can play so far. */
export function kitOf(job: Job): Kit {
  const kit = kits.find((each) => each.job === job)
  if (!kit) throw new Error(`The simulator cannot play ${job} yet: add a kit to tests/sim/jobs.`)
  return kit
}
