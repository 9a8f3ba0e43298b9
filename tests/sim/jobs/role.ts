import type { ActionScript, StatusScript } from '../script.ts'
import { all, giving, status } from './kit.ts'

/** Every tank has these. */
export const tankRole: Readonly<Record<string, ActionScript>> = {
  reprisal: giving(7535, 'Reprisal', 60, 'enemy', status(1193, 'Reprisal', 15, { harmful: true, dealt: all(0.9) })),
  rampart: giving(7531, 'Rampart', 90, 'self', status(1191, 'Rampart', 20, { taken: all(0.8) })),
}

export const feint = giving(
  7549,
  'Feint',
  90,
  'enemy',
  status(1195, 'Feint', 15, { harmful: true, dealt: { physical: 0.9, magical: 0.95 } }),
)

export const addle = giving(
  7560,
  'Addle',
  90,
  'enemy',
  status(1203, 'Addle', 15, { harmful: true, dealt: { physical: 0.95, magical: 0.9 } }),
)

export const provoke: ActionScript = { id: 7533, name: 'Provoke', recastMs: 30_000, reach: 'enemy' }

export const swiftcast: ActionScript = giving(7561, 'Swiftcast', 60, 'self', status(167, 'Swiftcast', 10))

export const tincture: ActionScript = giving(
  // Item uses are actions from 0x2000000 on: this one is a high-quality Grade 2 Gemdraught.
  0x2000000 + 1_044_162,
  'Grade 2 Gemdraught of Strength [HQ]',
  270,
  'self',
  status(49, 'Medicated', 30, { dealt: all(1.08) }),
)

export const wellFed: StatusScript = status(48, 'Well Fed', 1_800)
export const raised = {
  raise: status(148, 'Raise', 60, { stacks: 8 }),
  weakness: status(43, 'Weakness', 100, { harmful: true, dealt: all(0.75) }),
  brink: status(44, 'Brink of Death', 100, { harmful: true, dealt: all(0.5) }),
  transcendent: status(418, 'Transcendent', 5),
} as const
