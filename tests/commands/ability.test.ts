import { expect, test } from 'vitest'
import { ask } from '../../src/bot/lines/ask.ts'
import { completeLine } from '../../src/bot/lines/complete.ts'
import { tableOf } from '../../src/events/recorder.ts'
import { missing } from '../../src/ingest/xivapi/rows.ts'
import { saveFetched } from '../../src/store/abilities.ts'
import { localChannel, localGuild, openStatic } from '../../src/store/people/statics.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { evening, fruPull, players, reportOf } from '../bot/fru-pulls.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()

const boss = players.length
/** Nobody has told what these are; the first is new to everybody. */
const [nova, poke] = [999_001, 40_118]
const blow = { critical: false, directHit: false, blocked: false, parried: false }

/** A pull in which a boss uses what nobody knows: once on everybody, hard, and once on one, lightly. */
const strangePull = (nth: number, abilityNames: Readonly<Record<number, string>>) => {
  const struck = (ability: number, target: number, amount: number, packet: number) => {
    const between = { source: boss, target, ability, packet, amount, ...blow }
    return [
      { type: 'damage-decided', at: 20_000, ...between, unpaired: false } as const,
      { type: 'damage', at: 20_700, ...between, absorbed: 0, overkill: 0, tick: false } as const,
    ]
  }
  const events = [...players.flatMap((_, target) => struck(nova, target, 50_000, 1)), ...struck(poke, 3, 900, 2)]
  return {
    ...fruPull({ nth }),
    abilityNames,
    events: tableOf(events.toSorted((one, other) => one.at - other.at)),
  }
}

async function openHere(name: string, mayManage = true) {
  const { services, painter } = house()
  const { id } = await openStatic(services.db, localGuild, { name })
  const asker = { staticId: id, channelId: localChannel(id), member: { id: '1', name: 'Ayla', mayManage } }
  return {
    id,
    say: async (line: string) => {
      const { content, embeds } = await ask(line, asker, services, painter)
      return content || [embeds[0]?.title, embeds[0]?.description].join('\n')
    },
    complete: (line: string) => completeLine(line, asker, services),
    pull: (nth: number, names: Readonly<Record<number, string>> = { [nova]: 'Nova', [poke]: 'Poke' }) =>
      savePull(services.db, id, reportOf(`${name}-${nth}`), strangePull(nth, names), evening),
  }
}

test('what nobody is sure of is listed, what hurts most first', async () => {
  const { say, pull } = await openHere('queue')
  expect(await say('/ability list')).toContain('There are no pulls yet.')
  await pull(1)
  expect(await say('/ability list')).toBe(
    [
      'Abilities of FRU',
      '2 of 2 that were seen in the last pull are to be looked at, what hurts most first. /ability label says what one is.',
      '**To be looked at**',
      '```',
      'Ability              Kind     Sure',
      'Nova                 raidwide 63 %',
      'the Path of Darkness ?           –',
      '```',
    ].join('\n'),
  )
})

test('each pull counts once, however often it is looked at, and pulls make it surer', async () => {
  const { say, pull } = await openHere('surer')
  await pull(1)
  await say('/ability list')
  expect(await say('/ability show Nova')).toContain('Seen in 1 pull: 1 use, 4 hits')
  await pull(1)
  expect(await say('/ability show Nova')).toContain('Seen in 1 pull: 1 use, 4 hits')
  for (const nth of [2, 3]) await pull(nth)
  expect(await say('/ability show Nova')).toContain('**raidwide**, 95 % sure: it hits everybody who lives.')
  expect(await say('/ability list')).not.toContain('Nova')
  expect(await say('/ability list show:all')).toContain('Nova')
})

test('a label by a person wins, for their static only, until it is taken back; history stays', async () => {
  const [here, there] = [await openHere('here'), await openHere('there')]
  await here.pull(1)
  await there.pull(1)
  expect(await here.say('/ability label Nova knockback name:"The Big One"')).toBe(
    'Nova (999001) pushes people away and is called The Big One. That counts for this static from now on; /ability undo takes it back.',
  )
  expect(await here.say('/ability show 999001')).toMatch(
    /^The Big One · 999001\n\*\*knockback\*\*, 100 % sure: it pushes people away\.\nWhy: Ayla said so\.\nReports call it Nova\./,
  )
  expect(await there.say('/ability show Nova')).toContain('**raidwide**')
  await here.say('/ability label 999001 tower')
  expect(await here.say('/ability undo 999001')).toMatch(
    /^Taken back for Nova \(999001\)\. Ayla had said <t:\d+:R>: tower\./,
  )
  expect(await here.say('/ability show "the big one"')).toContain('**knockback**')
  await here.say('/ability undo 999001')
  const shown = await here.say('/ability show Nova')
  expect(shown).toContain('**raidwide**')
  expect(shown.match(/taken back by Ayla/g)).toHaveLength(2)
  expect(await here.say('/ability undo Nova')).toContain('Nobody has said anything of Nova (999001)')
})

test('those who may not manage look, and do not label', async () => {
  const { say, pull } = await openHere('members', false)
  await pull(1)
  expect(await say('/ability show Nova')).toContain('raidwide')
  expect(await say('/ability label Nova stack')).toContain('Manage Server')
  expect(await say('/ability undo Nova')).toContain('Manage Server')
})

test('what cannot be meant is told what can', async () => {
  const { say, pull } = await openHere('wrong')
  await pull(1)
  expect(await say('/ability show Supernova')).toBe(
    'No enemy has used “Supernova” on you. /ability list show:all has everything they used.',
  )
  expect(await say('/ability list fight:TEA')).toBe('TEA has not been pulled. There are FRU.')
  expect(await say('/ability label Nova nonsense')).toContain('The kind is one of: raidwide, tankbuster')
})

test('the report’s name is the last that is taken, and a placeholder is none', async () => {
  const { db } = house().services
  const { say, pull } = await openHere('names')
  await pull(1, { [nova]: '_rsv_999001_-1_1_0_0', [poke]: 'Stupser' })
  const list = await say('/ability list')
  expect(list).toContain('#999001')
  expect(list).toContain('the Path of Darkness')
  expect(await say('/ability show Stupser')).toContain('Reports call it Stupser.')
  const names = { en: 'Supernova', de: 'Supernova', fr: 'Supernova', ja: 'Supernova' }
  await saveFetched(db, [{ ...missing('action', nova), names }], 1)
  expect(await say('/ability list')).toContain('Supernova')
})

test('of ours, what the game says is shown, with what XIVAPI added', async () => {
  const { db } = house().services
  const { say } = await openHere('ours')
  expect(await say('/ability show Reprisal')).toBe(
    [
      'Reprisal',
      '- Action 7535: ability, off the global cooldown, again after 1:00',
      '- Status 1193: debuff, that is known as mitigation',
      '- Status 2101: debuff',
    ].join('\n'),
  )
  expect(await say('/ability show 9')).toContain('weaponskill of PLD, on the global cooldown, again after 2.5 s')
  const names = { en: 'Rampart', de: 'Schutzwall', fr: 'Rempart', ja: 'ランパート' }
  await saveFetched(
    db,
    [{ ...missing('action', 7531), names, category: 'ability', gcd: false, castMs: 0, recastMs: 90_000, charges: 2 }],
    1,
  )
  expect(await say('/ability show rampart')).toContain('2 charges (Schutzwall · Rempart · ランパート)')
})

test('names complete, what is open first', async () => {
  const { complete, pull, say } = await openHere('complete')
  await pull(1)
  expect(await complete('/ability show the')).toEqual([])
  await say('/ability list')
  expect(await complete('/ability show the')).toEqual([
    { name: 'the Path of Darkness (40118) · ?', value: '/ability show 40118 ' },
  ])
  expect(await complete('/ability list ')).toContainEqual({ name: 'FRU', value: '/ability list FRU ' })
})
