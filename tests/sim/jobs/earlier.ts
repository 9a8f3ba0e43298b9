import type { StatusScript } from '../script.ts'
import { all, status } from './kit.ts'

/** What somebody who has not learned an action presses in its place. */
export interface Earlier {
  readonly id: number
  readonly name: string
  /** Of the later one's potency; 0.8 if absent. */
  readonly share?: number
  /** The status it gives instead, as strong as the later one's. */
  readonly status?: readonly [id: number, name: string]
  /** All that it gives, where that differs. */
  readonly gives?: readonly StatusScript[]
}

const then = (id: number, name: string, more: Omit<Earlier, 'id' | 'name'> = {}): Earlier => ({ id, name, ...more })

/** By the id of the later action. */
export const earlier: ReadonlyMap<number, Earlier> = new Map([
  // Tanks: the great covers are 30 % before level 92, the short ones last less.
  [36923, then(44, 'Vengeance', { gives: [status(89, 'Vengeance', 15, { taken: all(0.7) })] })],
  [36920, then(17, 'Sentinel', { gives: [status(74, 'Sentinel', 15, { taken: all(0.7) })] })],
  [36927, then(3636, 'Shadow Wall', { gives: [status(747, 'Shadow Wall', 15, { taken: all(0.7) })] })],
  [36935, then(16148, 'Nebula', { gives: [status(1834, 'Nebula', 15, { taken: all(0.7) })] })],
  [25751, then(3551, 'Raw Intuition', { gives: [status(735, 'Raw Intuition', 6, { taken: all(0.9) })] })],
  [25746, then(3542, 'Sheltron', { gives: [status(1856, 'Sheltron', 6, { taken: all(0.85) })] })],
  [25758, then(16161, 'Heart of Stone', { gives: [status(1840, 'Heart of Stone', 7, { taken: all(0.85) })] })],
  [36921, then(7383, 'Requiescat')],
  [25747, then(29, 'Spirits Within')],
  [16165, then(16144, 'Danger Zone')],
  [16470, then(16467, 'Edge of Darkness')],
  [36928, then(7392, 'Bloodspiller', { share: 1 })],
  [36929, then(7392, 'Bloodspiller', { share: 0.85 })],
  [36930, then(7392, 'Bloodspiller', { share: 0.75 })],
  // Healers
  [25859, then(16533, 'Glare')],
  [16533, then(7431, 'Stone IV')],
  [16532, then(132, 'Aero II', { status: [144, 'Aero II'] })],
  [24312, then(24306, 'Dosis II')],
  [24306, then(24283, 'Dosis')],
  [24314, then(24308, 'Eukrasian Dosis II', { status: [2615, 'Eukrasian Dosis II'] })],
  [24308, then(24293, 'Eukrasian Dosis', { status: [2614, 'Eukrasian Dosis'] })],
  [24313, then(24307, 'Phlegma II')],
  [24307, then(24289, 'Phlegma')],
  [37034, then(24292, 'Eukrasian Prognosis')],
  [25865, then(16541, 'Broil III')],
  [16541, then(7435, 'Broil II')],
  [16540, then(17865, 'Bio II', { status: [189, 'Bio II'] })],
  [37013, then(186, 'Succor')],
  [25871, then(16555, 'Malefic IV')],
  [16555, then(7442, 'Malefic III')],
  [16554, then(3608, 'Combust II', { status: [843, 'Combust II'] })],
  [37030, then(3601, 'Aspected Helios', { status: [836, 'Aspected Helios'] })],
  // Melee
  [36955, then(87, 'Disembowel')],
  [25772, then(88, 'Chaos Thrust', { status: [118, 'Chaos Thrust'] })],
  [25771, then(84, 'Full Thrust')],
  [36954, then(78, 'Vorpal Thrust')],
  [16479, then(75, 'True Thrust')],
  [16478, then(92, 'Jump')],
  [36963, then(7477, 'Hakaze')],
  [36966, then(7487, 'Midare Setsugekka')],
  [36968, then(16486, 'Kaeshi: Setsugekka')],
  [36945, then(53, 'Bootshine')],
  [36946, then(54, 'True Strike')],
  [36947, then(56, 'Snap Punch')],
  [36948, then(3545, 'Elixir Field')],
  [36958, then(2258, 'Trick Attack')],
  // Ranged and casters
  [16495, then(97, 'Heavy Shot')],
  [36975, then(110, 'Bloodletter')],
  [36979, then(2874, 'Gauss Round')],
  [36980, then(2890, 'Ricochet')],
  [16500, then(2872, 'Hot Shot')],
  [36992, then(7427, 'Summon Bahamut')],
  [36994, then(25820, 'Astral Impulse')],
  [36998, then(7429, 'Enkindle Bahamut')],
  [36996, then(3582, 'Deathflare')],
  [36990, then(181, 'Fester')],
  [25838, then(25805, 'Summon Ifrit')],
  [25839, then(25806, 'Summon Titan')],
  [25840, then(25807, 'Summon Garuda')],
  [25823, then(25817, 'Ruby Ruin III')],
  [25824, then(25818, 'Topaz Ruin III')],
  [25825, then(25819, 'Emerald Ruin III')],
  [36986, then(153, 'Thunder III', { status: [163, 'Thunder III'] })],
  [25855, then(7505, 'Verthunder')],
  [25856, then(7507, 'Veraero')],
  [37004, then(7524, 'Jolt II')],
])
