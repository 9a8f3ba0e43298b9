import { expect, test } from 'vitest'
import { openMechanics } from '../../../../src/commands/strat/table/find-use.ts'
import { planTable } from '../../../../src/commands/strat/table/plan-table.ts'
import { openCoverNames } from '../../../../src/game/cover-names.ts'
import { facts } from '../../../bot/fru-pulls.ts'

const covers = openCoverNames(facts)
const fru = openMechanics(facts, 'fru', new Map([[40170, 'Big raidwide']]))
const nameOf = (id: number) => facts.catalogue().actions.get(id)?.name ?? String(id)

/** `40170_1 MT Reprisal -2000 (note)`, and `line: why`. */
const read = (text: string, mechanics = fru) => {
  const {
    mechanics: planned,
    faults,
    hints,
  } = planTable(text, {
    mechanics,
    covers,
    people: new Map([['ayla', 'OT']]),
  })
  return {
    planned: planned.flatMap(({ ability, occurrence, covers: own }) =>
      own.map(
        ({ ability: cover, role, offsetMs, note }) =>
          `${ability}_${occurrence} ${role} ${nameOf(cover)} ${offsetMs}${note === undefined ? '' : ` (${note})`}`,
      ),
    ),
    faults: faults.map(({ line, why }) => `${line}: ${why}`),
    hints: hints.map(({ line, why }) => `${line}: ${why}`),
  }
}

const planned = (text: string, mechanics = fru) => {
  const { planned, faults } = read(text, mechanics)
  expect(faults).toEqual([])
  return planned
}

// Burnished Glory (40170) is at 1:26 and 2:01 of Futures Rewritten, Diamond Dust (40197) at 3:55.9, Light Rampant (40212) at 5:32.7.
test.each([
  ['tabs, out of a spreadsheet', '1:26\tBurnished Glory\tMT\tReprisal'],
  ['commas, out of a CSV', '1:26,Burnished Glory,MT,Reprisal'],
  ['semicolons, with spaces', '1:26 ; Burnished Glory ; MT ; Reprisal'],
  [
    'pipes, as a markdown table',
    '| Time | Mechanic | Who | What |\n|:--|---|---|--:|\n| 1:26 | Burnished Glory | MT | Reprisal |',
  ],
  ['a code block with several spaces', '```\n1:26   Burnished Glory   MT   Reprisal\n```'],
  ['quoted cells', '"1:26","Burnished Glory","MT","Reprisal"'],
  ['Windows line ends and empty lines', '\r\nTime,Mechanic,Who,What\r\n\r\n1:26,Burnished Glory,MT,Reprisal\r\n'],
  ['a header in another order', 'Player\tMitigation\tTimestamp\tAttack\nMT\tReprisal\t1:26\tBurnished Glory'],
  ['other capitals and spaces', '01:26 , BURNISHED  GLORY , mt , reprisal'],
  ['full-width letters', '１：２６\tBurnished Glory\tＭＴ\tReprisal'],
  ['seconds', '86,Burnished Glory,T1,Rep'],
  ['hours, as spreadsheets write them', '0:01:26\tBurnished Glory\tMain Tank\tRep'],
  ['its key', '1:26,40170_1,MT,7535'],
  ['the beginning of a name, and no time', ',Burnished Glory 1,MT,Repri'],
  ['one letter off', '1:26,Burnished Glroy,MT,Reprisel'],
  ['what the static calls it', '1:26,big raidwide,MT,Reprisal'],
  ['a heading above', 'P1\n1:26,Burnished Glory,MT,Reprisal'],
])('%s', (_, text) => {
  expect(planned(text)).toEqual(['40170_1 MT Reprisal 0'])
})

test('the occurrence is the one nearest in time, and how far from it the time is is kept', () => {
  expect(planned('1:21.5,Burnished Glory,MT,Reprisal\n1:58,Burnished Glory,OT,Reprisal')).toEqual([
    '40170_1 MT Reprisal -4500',
    '40170_2 OT Reprisal -3300',
  ])
})

test('a time within a phase finds its mechanic, and says nothing of when to press', () => {
  expect(planned('P2 0:40,Diamond Dust,H1,Temperance')).toEqual(['40197_1 H1 Temperance 0'])
})

test('a time that is off is told, and the hit itself is meant', () => {
  expect(read('4:20,Diamond Dust,H1,Temperance')).toEqual({
    planned: ['40197_1 H1 Temperance 0'],
    faults: [],
    hints: ['1: it says 24 s after the timeline, so the hit itself is meant'],
  })
})

test('a sheet of real pulls is behind the timeline from the second phase on, and still finds which use is meant', () => {
  // Hallowed Ray comes once, Banish III at 5:23.3 and 6:01.9, The House of Light at 4:05.5 and 6:10.8: all 45 s later than here.
  const { planned, faults, hints } = read(
    '1:24,Burnished Glory,MT,Reprisal\n3:58,Hallowed Ray,MT,Rampart\n5:26,The House of Light,H1,Temperance\n3:20,The House of Light,H2,Soil',
  )
  expect(faults).toEqual([])
  expect(planned).toEqual([
    '40170_1 MT Reprisal -2000',
    '40210_1 MT Rampart 0',
    '40188_1 H1 Temperance 0',
    '40206_1 H2 Sacred Soil 0',
  ])
  expect(hints).toEqual([
    '2: from here, in phase 2, its clock is 45 s behind the timeline, so the hits themselves are meant',
  ])
})

test('several in one cell, people in one cell, and what stands behind a name', () => {
  expect(planned('1:26,Burnished Glory,MT + OT,Reprisal / Rampart (late)')).toEqual([
    '40170_1 MT Reprisal 0',
    '40170_1 OT Reprisal 0',
    '40170_1 MT Rampart 0 (late)',
    '40170_1 OT Rampart 0 (late)',
  ])
  expect(planned('1:26,Burnished Glory,healers,Kera\n1:26,Burnished Glory,DRK,TBN on OT')).toEqual([
    '40170_1 H1 Kerachole 0',
    '40170_1 H2 Kerachole 0',
    '40170_1 any The Blackest Night 0 (DRK, on OT)',
  ])
  expect(planned('1:26,Burnished Glory,any,SiO, Troub')).toEqual([
    '40170_1 any Shake It Off 0',
    '40170_1 any Troubadour 0',
  ])
})

test('who: regions number places otherwise, jobs are whoever plays them, a pinned member is their place', () => {
  const who = ['ST', 'M2', 'R1', 'caster', 'White Mage', 'any', '', 'Ayla']
  expect(who.flatMap((text) => planned(`1:26,Burnished Glory,${text},Feint`))).toEqual([
    '40170_1 OT Feint 0',
    '40170_1 D2 Feint 0',
    '40170_1 D3 Feint 0',
    '40170_1 D4 Feint 0',
    '40170_1 any Feint 0 (WHM)',
    '40170_1 any Feint 0',
    '40170_1 any Feint 0',
    '40170_1 OT Feint 0',
  ])
})

test('a sheet with a column for each place, and cells that were merged', () => {
  const text =
    'Time,Mechanic,MT,OT,H1,Notes\n1:26,Burnished Glory,Rep,"Shake, Ramp",,stay close\n,,,,Temp,\n2:01,Burnished Glory,,Rep,,'
  expect(planned(text)).toEqual([
    '40170_1 MT Reprisal 0 (stay close)',
    '40170_1 OT Shake It Off 0 (stay close)',
    '40170_1 OT Rampart 0 (stay close)',
    '40170_1 H1 Temperance 0',
    '40170_2 OT Reprisal -300',
  ])
})

test('lines that Discord made one line of are told apart by their times', () => {
  expect(planned('1:26 | Burnished Glory | MT | Reprisal 2:01 | Burnished Glory | OT | Reprisal')).toEqual([
    '40170_1 MT Reprisal 0',
    '40170_2 OT Reprisal -300',
  ])
})

test('a mechanic that is another ability in every pull is planned for whichever it is', () => {
  expect(planned('0:35,Utopian Sky,MT,Reprisal')).toEqual(
    ['40154_1 MT Reprisal 0', '40155_1 MT Reprisal 0'].map((text) => text.replace(' 0', ' -200')),
  )
})

test.each([
  ['1:26,Burnished Glory,MT', 'it needs time, mechanic, who and what, with a tab, comma, semicolon or | between them'],
  ['soon,Burnished Glory,MT,Reprisal', '“soon” is no time: write 1:35 or seconds'],
  ['9:99,Burnished Glory,MT,Reprisal', '“9:99” is no time: write 1:35 or seconds'],
  ['1:26,Grand Octet,MT,Reprisal', 'no mechanic of this fight is called “Grand Octet”'],
  ['1:26,99999_1,MT,Reprisal', 'this fight has no action 99999'],
  ['1:26,Burnished Glory,Gaia,Reprisal', '“Gaia” is no place: write MT, OT, H1, H2, D1 to D4, any or a job'],
  ['1:26,Burnished Glory,MT,Heart', '“Heart” may be Heart of Light, Heart of Stone, Heart of Corundum'],
  ['1:26,Burnished Glory,MT,Bubblegum', 'no action of a player is called “Bubblegum”'],
  [',Burnished Glory,MT,Reprisal', 'Burnished Glory comes at 1:26, 2:01, 2:40: give the time, or its number'],
  ['9:00,Light Rampant,MT,Reprisal', 'Light Rampant comes at 5:32, and 9:00 is far from that'],
  [
    '1:26,Burnished Glory 2,MT,Reprisal',
    'Burnished Glory 2 comes at 1:26, 2:01, 2:40, and 1:26 is nearer to another one',
  ],
  ['1:26,Burnished Glory 7,MT,Reprisal', 'Burnished Glory 7 comes at 1:26, 2:01, 2:40, which is no 7 times'],
  [
    '1:48.4,Sinblaze,MT,Reprisal',
    'how often it comes before 1:48 differs from pull to pull: write 40142_n or 40156_n, with the number of its use',
  ],
])('“%s” is told by its number, with why', (line, why) => {
  const { planned, faults } = read(`Time,Mechanic,Who,What\n2:01,Burnished Glory,OT,Reprisal\n${line}`)
  expect(faults).toEqual([`3: ${why}`])
  expect(planned).toEqual(['40170_2 OT Reprisal -300'])
})

test('everything that is wrong with a line is told, and the rest of what it says stands', () => {
  expect(read('1:26,Nothing,Nobody else,Bubblegum').faults).toHaveLength(3)
  expect(read('1:26,Burnished Glory,MT,Rep + Bubblegum')).toMatchObject({
    planned: ['40170_1 MT Reprisal 0'],
    faults: ['1: no action of a player is called “Bubblegum”'],
  })
})

test('a fight that nobody has timed takes keys only', () => {
  const untimed = openMechanics({ ...facts, timelines: () => undefined }, 'fru')
  expect(planned('1:26,40170_2,MT,Reprisal', untimed)).toEqual(['40170_2 MT Reprisal 0'])
  expect(read('1:26,Burnished Glory,MT,Reprisal', untimed).faults).toEqual([
    '1: no mechanic of this fight is called “Burnished Glory”',
  ])
})
