import { futuresRewritten } from '../../fru/fight.ts'
import { damageDown } from '../../fru/shapes.ts'
import type { FightScript, PhaseScript } from '../../script.ts'
import { buildFight } from '../build.ts'
import { book } from './book.ts'

/** The fourth and fifth phase; they last as in the kills we know, and Pandora's HP is the game's. */
const ending = buildFight({
  encounter: 'fru',
  name: futuresRewritten.name,
  director: futuresRewritten.director,
  arena: { shape: 'circle', centre: { x: 100, y: 100 }, radius: 20 },
  mistake: damageDown,
  enemies: [
    { key: 'usurper-again', name: 'Usurper of Frost', gameId: 17833, lastsS: 52, place: { x: 94, y: 96 }, auto: 40176 },
    { key: 'oracle-again', name: 'Oracle of Darkness', gameId: 17835, lastsS: 52, place: { x: 106, y: 96 } },
    { key: 'pandora', name: 'Pandora', gameId: 17839, maxHp: 48_542_000, place: { x: 100, y: 92 }, auto: 40176 },
  ],
  phases: [
    {
      id: 4,
      boss: 'usurper-again',
      take: [[680.8, 856.6]],
      lengthS: 242.7,
      gapS: 0,
      ends: [[856.5, 'oracle-again']],
      windows: {
        'usurper-again': [
          [0, 98.5],
          [148.6, 165.7],
        ],
        'oracle-again': [
          [25.4, 99.5],
          [148.6, 165.7],
        ],
      },
    },
    { id: 5, boss: 'pandora', take: [[1029.6, 1301.4]], gapS: 0 },
  ],
  book,
})

/** The first three phases hit a little less hard here than in the sample: who goes on should be able to. */
const easeShare = 0.94
const easeShares: Readonly<Record<string, number>> = { 'shell-crusher': 0.7 }
/** So soon after the third phase its cooldowns are not back. */
const backMs = 50_000

const eased = (phase: PhaseScript): PhaseScript => ({
  ...phase,
  mechanics: phase.mechanics.map((mechanic) => ({
    ...mechanic,
    hits: mechanic.hits.map((hit) => ({
      ...hit,
      amount: Math.round(hit.amount * (easeShares[mechanic.key] ?? easeShare)),
    })),
  })),
})

const known = new Set(futuresRewritten.phases.flatMap(({ mechanics }) => mechanics.map(({ key }) => key)))
/** Some come again under a name that is taken. */
const renamed = (key: string): string => (known.has(key) ? `${key}-late` : key)
const apart = (phase: PhaseScript): PhaseScript => ({
  ...phase,
  mechanics: phase.mechanics.map((mechanic) => ({ ...mechanic, key: renamed(mechanic.key) })),
})

const early = new Set(ending.phases[0]?.mechanics.filter(({ atMs }) => atMs < backMs).map(({ key }) => key))

const laterPlan = ending.plan
  .filter(({ mechanic }) => !early.has(mechanic))
  .map((entry) => ({ ...entry, mechanic: renamed(entry.mechanic) }))

/** Futures Rewritten (Ultimate) from the pull to Pandora's end. */
export const futuresWhole: FightScript = {
  ...futuresRewritten,
  bosses: [...futuresRewritten.bosses, ...ending.bosses],
  phases: [...futuresRewritten.phases.map(eased), ...ending.phases.map(apart)],
  plan: [...futuresRewritten.plan, ...laterPlan],
}
