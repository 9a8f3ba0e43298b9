import definitions from 'cactbot/resources/netlog_defs.js'
import { expect, test } from 'vitest'
import { formats, ignoredTypes } from '../../../src/ingest/netlog/format.ts'
import { eraOf } from '../../../src/ingest/netlog/layout.ts'
import { absent } from '../../../src/ingest/netlog/line.ts'

/** Ours, and what cactbot calls it where it names it otherwise. */
const theirNames: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  3: { owner: 'ownerId', baseId: 'npcBaseId', nameId: 'npcNameId', hp: 'currentHp', maxHp: 'hp', mp: 'currentMp' },
  11: { count: 'partyCount', firstId: 'id0' },
  20: {
    source: 'sourceId',
    sourceName: 'source',
    ability: 'id',
    abilityName: 'ability',
    target: 'targetId',
    targetName: 'target',
    duration: 'castTime',
  },
  21: {
    source: 'sourceId',
    sourceName: 'source',
    ability: 'id',
    abilityName: 'ability',
    target: 'targetId',
    targetName: 'target',
    firstPair: 'flags',
    targetHp: 'targetCurrentHp',
    targetMp: 'targetCurrentMp',
    sourceHp: 'currentHp',
    sourceMaxHp: 'maxHp',
    sourceMp: 'currentMp',
    sourceX: 'x',
    sourceY: 'y',
    sourceHeading: 'heading',
    owner: 'ownerId',
  },
  23: { source: 'sourceId', ability: 'id' },
  24: { target: 'id', status: 'effectId', amount: 'damage', hp: 'currentHp', mp: 'currentMp', source: 'sourceId' },
  25: { target: 'targetId', name: 'target', killer: 'sourceId' },
  26: {
    status: 'effectId',
    name: 'effect',
    source: 'sourceId',
    sourceName: 'source',
    target: 'targetId',
    targetName: 'target',
    stacks: 'count',
  },
  27: { target: 'targetId', name: 'target', marker: 'id' },
  30: {
    status: 'effectId',
    name: 'effect',
    source: 'sourceId',
    sourceName: 'source',
    target: 'targetId',
    targetName: 'target',
  },
  34: { shown: 'toggle' },
  35: { source: 'sourceId', sourceName: 'source', target: 'targetId', targetName: 'target', tether: 'id' },
  36: { value: 'valueHex' },
  37: { target: 'id', sequence: 'sequenceId', hp: 'currentHp', mp: 'currentMp', shield: 'currentShield' },
  38: { id: 'targetId', name: 'target', shield: 'currentShield' },
  39: { hp: 'currentHp', mp: 'currentMp' },
  260: { inGame: 'inGameCombat' },
}
theirNamesOf(22, 21)

function theirNamesOf(type: number, like: number): void {
  Object.assign(theirNames, { [type]: theirNames[like] })
}

interface Definition {
  readonly type: string
  readonly fields: Readonly<Record<string, number>>
}
const theirs = new Map(
  Object.values<Definition>(definitions).map((definition) => [Number(definition.type), definition]),
)

for (const format of formats) {
  for (const type of format.types) {
    test(`line ${type}, ${format.name}: fields lie where cactbot has them`, () => {
      const newest = eraOf(format, 1_000)
      const their = theirs.get(type)?.fields ?? {}
      const compared = Object.entries(newest?.at ?? {}).flatMap(([field, position]) => {
        const known = their[theirNames[type]?.[field] ?? field]
        return known === undefined || position === absent ? [] : [{ field, position, known }]
      })
      for (const { field, position, known } of compared) expect([field, position]).toEqual([field, known])
      if (![249, 253, 261].includes(type)) expect(compared.length).toBeGreaterThan(0)
    })
  }
}

test('every type that cactbot knows is read or left alone on purpose', () => {
  const read = new Set(formats.flatMap(({ types }) => types))
  expect(
    [...theirs.keys()].filter((type) => !Number.isNaN(type) && !read.has(type) && !ignoredTypes.has(type)),
  ).toEqual([])
})

test('a line belongs to the last era it is long enough for', () => {
  const action = formats.find(({ name }) => name === 'action')
  if (action === undefined) throw new Error('no action format')
  expect([43, 44, 46, 47, 48, 55, 60].map((count) => eraOf(action, count)?.from)).toEqual([
    undefined,
    44,
    46,
    47,
    47,
    55,
    55,
  ])
})
