import { futuresRewritten } from './fru/fight.ts'
import { party } from './party.ts'
import type { Plant, PullPlan } from './plants.ts'
import type { Slot } from './script.ts'
import { simulate } from './simulate.ts'
import type { Night } from './writers/night.ts'

/** 2026-11-14, a Saturday, 20:00 UTC. */
const beginsAt = Date.UTC(2026, 10, 14, 20, 0, 0)

/** Twelve pulls of one evening: what goes wrong in each, and how far it gets. */
export const samplePlans: readonly PullPlan[] = [
  {
    seed: 101,
    plants: [
      { kind: 'hit-by-avoidable', mechanic: 'cyclonic-break-1', who: 'D2' },
      { kind: 'called-wipe', mechanic: 'powder-mark-trail-1', afterMs: 2_500 },
    ],
  },
  { seed: 102, plants: [missed('burnished-glory-1', 'H2', 'prognosis'), missed('burnished-glory-1', 'OT', 'passage')] },
  { seed: 103, plants: [{ kind: 'missed-soak', mechanic: 'towers', who: 'D3' }], damageShare: 0.93 },
  {
    seed: 104,
    plants: [
      { kind: 'missed-stack', mechanic: 'sinbound-fire', who: 'D4' },
      { kind: 'called-wipe', mechanic: 'cyclonic-break-2', afterMs: 3_000 },
    ],
  },
  { seed: 105, plants: [], damageShare: 0.84 },
  {
    seed: 106,
    plants: [
      { kind: 'missed-swap', mechanic: 'quadruple-slap-2', who: 'OT' },
      { kind: 'called-wipe', mechanic: 'mirror-image', afterMs: 1_000 },
    ],
    callRecorded: true,
  },
  {
    seed: 107,
    plants: [
      { kind: 'fall', mechanic: 'blastburn-1', who: 'D1' },
      { kind: 'called-wipe', mechanic: 'burnished-glory-1', afterMs: 3_000 },
    ],
    wipeBeforeLastDeath: true,
  },
  {
    seed: 108,
    plants: [
      { kind: 'overlap', mechanic: 'reflected-scythe-kick', who: 'D4', victim: 'H2' },
      { kind: 'called-wipe', mechanic: 'banish-1', afterMs: 2_500 },
    ],
  },
  {
    seed: 109,
    plants: [
      { kind: 'fall', mechanic: 'blastburn-1', who: 'D1' },
      late('diamond-dust', 'H2', 'kerachole'),
      missed('diamond-dust', 'MT', 'reprisal'),
    ],
  },
  {
    seed: 110,
    plants: [{ kind: 'hit-by-avoidable', mechanic: 'icicle-impact-2', who: 'D4' }],
    noRaisesAfterMs: 190_000,
  },
  {
    seed: 111,
    plants: [
      { kind: 'overlap', mechanic: 'cyclonic-break-2', who: 'D4', victim: 'H2' },
      missed('burnished-glory-2', 'D4', 'barrier'),
      late('burnished-glory-2', 'H2', 'holos'),
    ],
  },
  {
    seed: 112,
    plants: [
      { kind: 'hit-by-avoidable', mechanic: 'twin-stillness', who: 'D3' },
      { kind: 'fall', mechanic: 'darkest-dance', who: 'D1' },
    ],
    damageShare: 0.935,
  },
]

export const sampleNight = (): Night => {
  let startedAt = beginsAt
  const pulls = samplePlans.map((plan, index) => {
    const pull = simulate(futuresRewritten, party, plan)
    const timed = { pull, startedAt }
    startedAt += pull.durationMs + 60_000 + ((index * 37) % 120) * 1_000
    return timed
  })
  return { title: 'Sample night', party, pulls }
}

function missed(mechanic: string, who: Slot, use: string): Plant {
  return { kind: 'missed-mitigation', mechanic, who, use }
}

function late(mechanic: string, who: Slot, use: string): Plant {
  return { kind: 'late-mitigation', mechanic, who, use }
}
