import type { ActionScript, LevelSync, StatusScript } from '../script.ts'
import { earlier } from './earlier.ts'
import { all } from './kit.ts'

/** What a job has of an action at a level: itself, what came before it, or nothing. */
export const actionAt =
  (level: LevelSync) =>
  (action: ActionScript): ActionScript | undefined => {
    if ((learnedAt.get(action.id) ?? 1) <= level) return traited(action, level)
    const before = earlier.get(action.id)
    if (!before) return undefined
    return actionAt(level)({
      ...action,
      id: before.id,
      name: before.name,
      ...(action.damage !== undefined && { damage: Math.round(action.damage * (before.share ?? 0.8)) }),
      ...(action.gives && { gives: givesOf(action.gives, before) }),
    })
  }

/** The mitigation numbers that traits change (GAME.md §2, from the texts of the traits). */
function traited(action: ActionScript, level: LevelSync): ActionScript {
  const { gives = [] } = action
  if (roleDebuffs.has(action.id) && level < 98) return { ...action, gives: gives.map(lasting(10_000)) }
  if (rangedCovers.has(action.id) && level < 98) {
    const weaker = gives.map((given): StatusScript => (given.taken ? { ...given, taken: all(0.9) } : given))
    return { ...action, recastMs: level < 88 ? 120_000 : 90_000, gives: weaker }
  }
  if (secondCharges.has(action.id) && level < 88) return { ...action, charges: 1 }
  return { ...action, ...(action.gives && { gives: gives.map(fukaAt(level)) }) }
}

/** Fuka is worth less before level 78. */
const fukaAt =
  (level: LevelSync) =>
  (given: StatusScript): StatusScript =>
    given.id === 1299 && level < 78 ? { ...given, haste: 0.1 } : given

const lasting =
  (durationMs: number) =>
  (given: StatusScript): StatusScript => ({ ...given, durationMs })

function givesOf(
  gives: readonly StatusScript[],
  before: { readonly gives?: readonly StatusScript[]; readonly status?: readonly [id: number, name: string] },
): readonly StatusScript[] {
  if (before.gives) return before.gives
  const { status: renamed } = before
  return renamed ? gives.map((given) => ({ ...given, id: renamed[0], name: renamed[1] })) : gives
}

/** Reprisal, Feint, Addle. */
const roleDebuffs: ReadonlySet<number> = new Set([7535, 7549, 7560])
/** Divine Benison, Celestial Intersection, Radiant Aegis. */
const secondCharges: ReadonlySet<number> = new Set([7432, 16556, 25799])
/** Troubadour, Tactician, Shield Samba. */
const rangedCovers: ReadonlySet<number> = new Set([7405, 16889, 16012])

/** Actions of the kits that are learned after level 70, by the level. */
const learned: Readonly<Record<number, readonly number[]>> = {
  72: [
    16013, 16481, 16505, 16532, 16533, 16540, 16541, 16554, 16555, 24306, 24307, 24308, 24405, 25766, 25823, 25824,
    25825,
  ],
  74: [16461, 16470, 16478, 16535, 16556],
  76: [16005, 16164, 16460, 16471, 16479, 16486, 16495, 16500, 16534, 16543, 16557, 24310, 24393, 36918, 36919],
  80: [
    16165, 16459, 16465, 16472, 16480, 16487, 16493, 16496, 16507, 16530, 16536, 16546, 16559, 24311, 24395, 24396,
    34662,
  ],
  82: [24312, 24313, 24314, 25746, 25751, 25754, 25758, 25774, 25790, 25855, 25856, 25859, 25865, 25871, 34633],
  84: [37004],
  86: [25747, 25771, 25772, 25784, 25791, 25796, 25857, 25861, 25867, 25873, 34647, 34679, 34680],
  88: [24385, 34686],
  90: [
    24318, 24398, 25748, 25749, 25750, 25753, 25757, 25760, 25773, 25777, 25781, 25782, 25785, 25788, 25792, 25797,
    25838, 25839, 25840, 25858, 25868, 34626, 34627, 34628, 34629, 34630, 34663,
  ],
  92: [
    36920, 36923, 36927, 36935, 36945, 36946, 36947, 36948, 36958, 36963, 36975, 36979, 36980, 36983, 36986, 36990,
    37009, 37012, 37029, 37033,
  ],
  96: [34631, 36921, 36928, 36929, 36930, 36949, 36954, 36955, 36960, 36964, 36976, 36981, 37013, 37030, 37034],
  100: [
    34681, 36925, 36932, 36937, 36938, 36939, 36950, 36966, 36968, 36977, 36982, 36985, 36989, 36992, 36994, 36996,
    36998,
  ],
}

const learnedAt: ReadonlyMap<number, number> = new Map(
  Object.entries(learned).flatMap(([level, ids]) => ids.map((id): [number, number] => [id, Number(level)])),
)
