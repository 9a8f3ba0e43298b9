import type { LineFormat } from './layout.ts'
import { absent } from './line.ts'

const castOf2019 = { source: 2, sourceName: 3, ability: 4, abilityName: 5, target: 6, targetName: 7, duration: 8 }

/** The position came in 2020. */
export const beginCast: LineFormat<keyof typeof castOf2019 | 'x' | 'y' | 'heading'> = {
  name: 'cast begun',
  types: [20],
  eras: [
    { from: 10, at: { ...castOf2019, x: absent, y: absent, heading: absent } },
    { from: 14, at: { ...castOf2019, x: 9, y: 10, heading: 12 } },
  ],
}

const combatantNow = {
  id: 2,
  name: 3,
  job: 4,
  level: 5,
  owner: 6,
  world: 8,
  nameId: 9,
  baseId: 10,
  hp: 11,
  maxHp: 12,
  maxHpHex: absent,
  mp: 13,
  x: 17,
  y: 18,
  heading: 20,
}

/** In 2019 there was one HP, in hex, and no heading. */
export const combatant: LineFormat<keyof typeof combatantNow> = {
  name: 'combatant',
  types: [3],
  eras: [
    {
      from: 17,
      at: {
        ...combatantNow,
        owner: 8,
        world: 10,
        nameId: 11,
        baseId: 12,
        hp: absent,
        maxHp: absent,
        maxHpHex: 6,
        mp: absent,
        x: 13,
        y: 14,
        heading: absent,
      },
    },
    { from: 22, at: combatantNow },
  ],
}

const actionHead = { source: 2, sourceName: 3, ability: 4, abilityName: 5, target: 6, targetName: 7, firstPair: 8 }
const targetOf2019 = { targetHp: 24, targetMaxHp: 25, targetMp: 26, targetX: 30, targetY: 31 }
const sourceOf2019 = { sourceHp: 33, sourceMaxHp: 34, sourceMp: 35, sourceX: 39, sourceY: 40 }
const sourceOf2020 = { sourceHp: 34, sourceMaxHp: 35, sourceMp: 36, sourceX: 40, sourceY: 41 }
const headings = { targetHeading: 33, sourceHeading: 43 }
const action2019 = {
  ...actionHead,
  ...targetOf2019,
  ...sourceOf2019,
  targetHeading: absent,
  sourceHeading: absent,
  sequence: absent,
  owner: absent,
}
const action2020 = { ...action2019, ...sourceOf2020, ...headings }
const action2021 = { ...action2020, sequence: 44 }

/** Headings came in 2020, the sequence that line 37 repeats in 2021, the owner of a pet in 2024. */
export const action: LineFormat<keyof typeof action2019> = {
  name: 'action',
  types: [21, 22],
  eras: [
    { from: 44, at: action2019 },
    { from: 46, at: action2020 },
    { from: 47, at: action2021 },
    { from: 55, at: { ...action2021, owner: 47 } },
  ],
}

const tickAlways = { target: 2, name: 3, which: 4, status: 5, amount: 6, hp: 7, maxHp: 8, mp: 9 }
const tickPlace = { x: 13, y: 14, heading: 16 }

/** Who caused it came in 2022. */
export const tick: LineFormat<keyof typeof tickAlways | keyof typeof tickPlace | 'source'> = {
  name: 'tick',
  types: [24],
  eras: [
    { from: 18, at: { ...tickAlways, ...tickPlace, source: absent } },
    { from: 31, at: { ...tickAlways, ...tickPlace, source: 17 } },
  ],
}
