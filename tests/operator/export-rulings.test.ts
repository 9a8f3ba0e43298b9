import { expect, test } from 'vitest'
import { exportRulings } from '../../src/operator/export-rulings.ts'
import type { Output } from '../../src/operator/output.ts'
import { saveDispute } from '../../src/store/people/disputes.ts'
import { saveRuling, undoRuling } from '../../src/store/people/rulings.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { fruPull, reportOf } from '../bot/fru-pulls.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const lead = { id: '2', name: 'Lena Secret' }

test('every ruling that counts is an example, of every static, and nobody is named in it', async () => {
  const { db } = house().services
  const disputeIn = async (server: string, nth: number) => {
    const { id } = await openStatic(db, { discordId: server, name: server })
    const { pull } = await savePull(db, id, reportOf(server), fruPull({ nth }), 1)
    const { id: disputeId } = await saveDispute(db, id, {
      pullId: pull.id,
      faultKey: 'avoidable:9_1',
      player: 'Cato Finch',
      said: {
        encounter: 'fru',
        atMs: 60_000,
        kind: 'avoidable',
        ability: { id: 9, name: 'Burnt Strike' },
        occurrence: 1,
        grave: false,
        layer: 'learned',
        support: 14,
        about: 'each',
        confidence: 0.8,
        roles: ['D2'],
        text: 'a melee was hit by Burnt Strike',
      },
      words: 'Bram Reed pushed me, Secret knows.',
      askedAt: 5,
      askedBy: { id: '1', name: 'Cato Secret' },
    })
    const rule = (what: 'dismissed' | 'somebody else', other?: string) =>
      saveRuling(db, id, disputeId, { what, at: 7, author: lead, note: 'Secret', ...(other && { other }) })
    return { id, disputeId, rule }
  }
  const here = await disputeIn('here', 1)
  await here.rule('somebody else', 'Bram Reed')
  const there = await disputeIn('there', 1)
  await there.rule('dismissed')
  const open = await disputeIn('open', 1)
  await open.rule('dismissed')
  await undoRuling(db, open.id, open.disputeId, { by: lead, at: 9 })

  const files = new Map<string, string>()
  const lines: string[] = []
  const output: Output = {
    line: (text) => lines.push(text),
    aside: () => {},
    progress: () => {},
    file: ({ name, bytes }) => files.set(name, Buffer.from(bytes).toString()),
  }
  expect(await exportRulings({ services: house().services }, { name: 'rulings.jsonl' }, output)).toBe(0)
  expect(lines).toEqual(['2 rulings written to rulings.jsonl.'])
  const written = files.get('rulings.jsonl') ?? ''
  expect(written).not.toMatch(/Cato|Finch|Bram|Reed|Secret|Lena|here/)
  const common = {
    encounter: 'fru',
    atMs: 60_000,
    kind: 'avoidable',
    ability: { id: 9, name: 'Burnt Strike' },
    occurrence: 1,
    grave: false,
    layer: 'learned',
    support: 14,
    about: 'each',
    confidence: 0.8,
    roles: ['D2'],
    said: 'a melee was hit by Burnt Strike',
    disputed: 'melee',
  }
  expect(
    written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { ...common, ruled: 'somebody else', other: 'healer' },
    { ...common, ruled: 'dismissed', other: null },
  ])
})
