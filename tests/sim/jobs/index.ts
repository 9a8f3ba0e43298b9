import type { Job } from '../../../src/game.ts'
import { type ActionScript, type LevelSync, strengthAt } from '../script.ts'
import { astrologian } from './astrologian.ts'
import { bard } from './bard.ts'
import { blackMage } from './black-mage.ts'
import { dancer, dragoon, reaper, redMage } from './damage.ts'
import { darkKnight } from './dark-knight.ts'
import { gunbreaker } from './gunbreaker.ts'
import { sage, whiteMage } from './healers.ts'
import type { Kit } from './kit.ts'
import { actionAt } from './levels.ts'
import { machinist } from './machinist.ts'
import { monk } from './monk.ts'
import { ninja } from './ninja.ts'
import { pictomancer } from './pictomancer.ts'
import { samurai } from './samurai.ts'
import { scholar } from './scholar.ts'
import { summoner } from './summoner.ts'
import { paladin, warrior } from './tanks.ts'
import { viper } from './viper.ts'

/** Every job the simulator can play. */
export const kits: readonly Kit[] = [
  ...[warrior, paladin, gunbreaker, darkKnight],
  ...[whiteMage, sage, scholar, astrologian],
  ...[dragoon, reaper, samurai, viper, ninja, monk],
  ...[dancer, bard, machinist],
  ...[redMage, summoner, pictomancer, blackMage],
]

const synced = new Map<string, Kit>()

/** How a job plays at a level: with what it has learned, and as strong as that level is. */
export function kitOf(job: Job, level: LevelSync = 100): Kit {
  const known = synced.get(`${job} ${level}`)
  if (known) return known
  const full = kits.find((each) => each.job === job)
  if (!full) throw new Error(`The simulator cannot play ${job} yet: add a kit to tests/sim/jobs.`)
  const kit = level === 100 ? full : syncedTo(full, level)
  synced.set(`${job} ${level}`, kit)
  return kit
}

function syncedTo(kit: Kit, level: LevelSync): Kit {
  const at = actionAt(level)
  const all = (actions: Kit['loop']): Kit['loop'] => actions.flatMap((action) => at(action) ?? [])
  const { raise, guard, ...rest } = kit
  const [opening = kit.opening] = all([kit.opening, ...kit.loop])
  const [raiseThen] = raise ? all([raise]) : []
  const [guardThen] = guard ? all([guard]) : []
  const { hp, damage } = strengthAt[level]
  const learned = {
    loop: all(kit.loop),
    bursts: kit.bursts.map((burst) => ({ ...burst, use: all(burst.use) })).filter(({ use }) => use.length > 0),
    weaves: all(kit.weaves),
  }
  return {
    ...rest,
    ...learned,
    opening,
    // The trait is worth 15 % until level 76.
    ...(kit.job === 'MNK' && level < 76 && { haste: 0.15 }),
    mitigations: Object.fromEntries(
      Object.entries(kit.mitigations).flatMap(([key, action]) => all([action]).map((known) => [key, known])),
    ),
    partyHeals: all(kit.partyHeals),
    singleHeals: all(kit.singleHeals),
    ...(raiseThen && { raise: raiseThen }),
    ...(guardThen && { guard: guardThen }),
    maxHp: Math.round(kit.maxHp * hp),
    // What is not learned yet is made up for: `strengthAt` speaks of whole jobs.
    perPotency: (kit.perPotency * damage * potencyIn(kit)) / potencyIn({ ...kit, ...learned }),
    healPerPotency: kit.healPerPotency * hp,
  }
}

const twoMinutesMs = 120_000

/** Potency of two minutes, near enough. */
function potencyIn({ loop, bursts, weaves }: Pick<Kit, 'loop' | 'bursts' | 'weaves'>): number {
  const gcdMs = ({ recastMs }: ActionScript): number => Math.min(recastMs, 2_500)
  const sum = (actions: readonly ActionScript[], of: (action: ActionScript) => number): number =>
    actions.reduce((total, action) => total + of(action), 0)
  const damage = (action: ActionScript): number => action.damage ?? 0
  const inBursts = bursts.map(({ use, everyMs }) => ({
    damage: (sum(use, damage) * twoMinutesMs) / everyMs,
    timeMs: (sum(use, gcdMs) * twoMinutesMs) / everyMs,
  }))
  const leftMs = inBursts.reduce((left, { timeMs }) => left - timeMs, twoMinutesMs)
  return (
    inBursts.reduce((total, burst) => total + burst.damage, 0) +
    (sum(loop, damage) * leftMs) / sum(loop, gcdMs) +
    sum(weaves, (weave) => (damage(weave) * twoMinutesMs) / weave.recastMs)
  )
}
