import { damageDown } from '../../fru/shapes.ts'
import { party } from '../../party.ts'
import type { FightScript } from '../../script.ts'
import { buildFight } from '../build.ts'
import { withPlan } from '../planning.ts'
import { book } from './book.ts'
import { names } from './names.ts'

/** Dragonsong's Reprise (Ultimate). Length of its phases is our own estimate of a usual static's. */
export const dragonsong = buildFight({
  encounter: 'dsr',
  name: "Dragonsong's Reprise",
  director: 0x80037555,
  arena: { shape: 'circle', centre: { x: 100, y: 100 }, radius: 21 },
  mistake: damageDown,
  enemies: [
    { key: 'adelphel', name: 'Ser Adelphel', gameId: 12601, lastsS: 50, place: { x: 94, y: 100 }, auto: 870 },
    { key: 'grinnaux', name: 'Ser Grinnaux', gameId: 12602, lastsS: 50, place: { x: 106, y: 100 } },
    { key: 'charibert', name: 'Ser Charibert', gameId: 12603, lastsS: 26, auto: 872 },
    { key: 'thordan', name: 'King Thordan', gameId: 12604, lastsS: 105, place: { x: 100, y: 94 }, auto: 26811 },
    { key: 'nidhogg', name: 'Nidhogg', gameId: 12605, lastsS: 108, place: { x: 100, y: 100 }, auto: 872 },
    { key: 'left', name: 'Left Eye', gameId: 12609, lastsS: 32, place: { x: 94, y: 100 } },
    { key: 'right', name: 'Right Eye', gameId: 12610, lastsS: 32, place: { x: 106, y: 100 } },
    { key: 'hraesvelgr', name: 'Hraesvelgr', gameId: 12613, lastsS: 75, place: { x: 106, y: 100 }, auto: 28532 },
    { key: 'again', name: 'Nidhogg', gameId: 12612, lastsS: 75, place: { x: 94, y: 100 }, auto: 28531 },
    { key: 'spear', name: 'Spear of the Fury', gameId: 11810, lastsS: 10 },
    { key: 'second', name: 'King Thordan', gameId: 12611, lastsS: 111, place: { x: 100, y: 94 }, auto: 26811 },
    {
      key: 'dragonking',
      name: 'Dragon-king Thordan',
      gameId: 12616,
      lastsS: 208,
      place: { x: 100, y: 94 },
      auto: 28531,
    },
  ],
  phases: [
    {
      id: 1,
      boss: 'charibert',
      take: [
        [0, 136],
        [500, 541.4, 139],
      ],
      lengthS: 180.5,
      gapS: 0,
      ends: [
        [500, 'grinnaux'],
        [535.9, 'charibert'],
      ],
      windows: {
        adelphel: [
          [0, 38.4],
          [54.8, 67.5],
          [70.8, 138],
        ],
        grinnaux: [
          [0, 38.4],
          [54.8, 138],
        ],
        charibert: [[139, 176.8]],
      },
    },
    { id: 2, boss: 'thordan', take: [[541.5, 738.1]], gapS: 9.2, ends: [[738, 'thordan']] },
    { id: 3, boss: 'nidhogg', take: [[1002.3, 1121]], gapS: 6, ends: [[1120.9, 'nidhogg']] },
    {
      id: 4,
      boss: 'right',
      take: [[1500, 1590.2]],
      prologueS: 2.9,
      lengthS: 90.4,
      gapS: 0,
      ends: [[1590.1, 'right']],
      windows: { left: [[2.9, 77.9]], right: [[2.9, 77.9]] },
    },
    { id: 5, boss: 'spear', take: [[2000, 2052.1]], lengthS: 56, gapS: 0, windows: { spear: [[38.3, 52]] } },
    {
      id: 6,
      boss: 'second',
      take: [
        [2980.8, 3135],
        [3200, 3235.6, 159],
      ],
      prologueS: 15.1,
      gapS: 5,
      ends: [[3235.5, 'second']],
    },
    {
      id: 7,
      boss: 'again',
      take: [[3500, 3701.9]],
      prologueS: 17.3,
      gapS: 8,
      ends: [[3701.8, 'again']],
      windows: {
        hraesvelgr: [
          [17.3, 58.3],
          [59.5, 93.8],
          [99.1, 161.2],
          [162.4, 168.7],
          [175.7, 200],
        ],
        again: [
          [17.3, 68.8],
          [71.9, 83.3],
          [84.5, 161.2],
          [175.7, 200],
        ],
      },
    },
    { id: 8, boss: 'dragonking', take: [[4000, 4259]], prologueS: 24.8, gapS: 0, ends: [[4258.8, 'dragonking']] },
  ],
  book,
  names,
})

/** After its checkpoint: the knights are behind, and the pull begins with the king. */
export const dragonsongFromThordan: FightScript = withPlan(
  { ...dragonsong, key: 'dsr-checkpoint', phases: dragonsong.phases.slice(1) },
  party,
)
