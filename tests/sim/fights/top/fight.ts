import { damageDown } from '../../fru/shapes.ts'
import { buildFight } from '../build.ts'
import { book } from './book.ts'

/** The Omega Protocol (Ultimate). Length of its phases is our own estimate of a usual static's. */
export const omegaProtocol = buildFight({
  encounter: 'top',
  name: 'The Omega Protocol',
  director: 0x80037556,
  arena: { shape: 'circle', centre: { x: 100, y: 100 }, radius: 20 },
  mistake: damageDown,
  enemies: [
    { key: 'omega', name: 'Omega', gameId: 15708, lastsS: 117, auto: 31741 },
    { key: 'male', name: 'Omega-M', gameId: 15712, lastsS: 53, place: { x: 95, y: 100 } },
    { key: 'female', name: 'Omega-F', gameId: 15713, lastsS: 53, place: { x: 105, y: 100 }, auto: 31742 },
    { key: 'reconfigured', name: 'Omega', gameId: 15717, lastsS: 150, auto: 31744 },
    { key: 'blue', name: 'Omega', gameId: 15717, lastsS: 51 },
    { key: 'dynamis', name: 'Omega-M', gameId: 15720, lastsS: 138, auto: 31745 },
    { key: 'comet', name: 'Cosmo Meteor', gameId: 15726, lastsS: 6, place: { x: 104, y: 108 } },
    { key: 'alpha', name: 'Alpha Omega', gameId: 15725, lastsS: 250, auto: 31746 },
  ],
  phases: [
    { id: 1, boss: 'omega', take: [[0, 128]], gapS: 4 },
    {
      id: 2,
      boss: 'female',
      take: [[200, 348]],
      prologueS: 2.3,
      gapS: 4,
      windows: {
        male: [
          [2.3, 33.9],
          [62.1, 146],
        ],
      },
    },
    { id: 3, boss: 'reconfigured', take: [[400, 588]], prologueS: 32.3, gapS: 2 },
    { id: 4, boss: 'blue', take: [[600, 662]], prologueS: 7.1, lengthS: 62, gapS: 3, windows: { blue: [[7.1, 61.6]] } },
    { id: 5, boss: 'dynamis', take: [[700, 1000]], prologueS: 15.6, gapS: 3 },
    { id: 6, boss: 'alpha', take: [[1100, 1422]], prologueS: 54.7, gapS: 0, windows: { comet: [[239.3, 256.5]] } },
  ],
  book,
})
