import { afterEach, expect, test } from 'vitest'
import type { Attachment } from '../../src/attachment.ts'
import { ask } from '../../src/bot/lines/ask.ts'
import { completeLine } from '../../src/bot/lines/complete.ts'
import type { CommandRequest } from '../../src/commands/command.ts'
import { importLog } from '../../src/commands/import/import.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { addImport, claimImport, finishImport, listImports } from '../../src/store/reports/imports.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const raider = { id: '200000000000000001', name: 'raider', mayManage: false }
const file: Attachment = {
  id: '9001',
  name: 'night.zip',
  url: 'https://cdn.discordapp.com/a/night.zip',
  sizeBytes: 3e6,
}
const waiting: Promise<unknown>[] = []
afterEach(() => Promise.allSettled(waiting.splice(0)))

async function inServer(discordId: string) {
  const { db } = house().services
  const { id: staticId } = await openStatic(db, { discordId, name: discordId })
  const asker = { staticId, channelId: '555', member: raider }
  const options = { getSubcommand: () => null, getString: () => null, getInteger: () => null }
  const request = (attached: Attachment): CommandRequest => ({
    ...asker,
    options: { ...options, getAttachment: () => attached },
  })
  return {
    staticId,
    asker,
    give: (attached: Partial<Attachment> = {}) => importLog.run(request({ ...file, ...attached }), house().services),
    open: async () => await listImports(db, staticId, Number.MAX_SAFE_INTEGER),
    finish: async (outcome: Omit<Parameters<typeof finishImport>[2], 'endedAt'>) => {
      const [{ id } = { id: 0 }] = await listImports(db, staticId)
      const taken = await claimImport(db, id, { now: 5, beatBefore: 5 })
      await finishImport(db, taken ?? expect.fail('nobody may read it'), { ...outcome, endedAt: 6 })
    },
  }
}

test.each(['/import', '/import night.zip', '/import file:C:\\logs\\night.log'])(
  '“%s” typed is told where a log can be given',
  async (line) => {
    const { asker } = await inServer('1')
    const { content } = await ask(line, asker, house().services, house().painter)
    expect(content).toMatch(/cannot be typed.*\/import.*npm run -s vigil -- import FILE/)
    expect(await completeLine('/import ', asker, house().services)).toEqual([])
  },
)

test('of a log that takes long it is said that it goes on, and then what was found', async () => {
  const { give, finish, open } = await inServer('2')
  const answer = await give()
  expect(answer.text).toBe('Reading night.zip (3 MB): waiting to be read. Its pulls will be told in <#555>.')
  expect((await open()).map(({ channelId, askedBy, url }) => [channelId, askedBy, url])).toEqual([
    ['555', raider.id, file.url],
  ])
  const later = answer.later?.() ?? expect.fail('nothing follows')
  await finish({ state: 'done', pulls: 3, newPulls: 1, knownPulls: 1, sentence: 'night.zip: 2 lines were left out.' })
  expect(await later).toMatchObject({
    title: 'night.zip',
    text: '3 pulls: 1 new, 1 now known to the end, 1 known before.',
    blocks: [{ kind: 'note', text: 'night.zip: 2 lines were left out.' }],
  })
})

test('a log that cannot be read ends in its sentence', async () => {
  const { give, finish } = await inServer('3')
  const answering = give()
  waiting.push(answering.catch(() => {}))
  await expect
    .poll(() =>
      finish({ state: 'failed', sentence: 'night.zip is damaged.' }).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  await expect(answering).rejects.toThrow('night.zip is damaged.')
})

test('the same attachment, told to us twice, is one; a sixth log at a time has to wait, and so has a large one', async () => {
  const { give, open, staticId } = await inServer('4')
  const { db } = house().services
  const others = {
    channelId: '555',
    fileName: 'x',
    sizeBytes: 1,
    askedBy: '1',
    askedAt: 1,
    url: file.url,
    spooled: null,
  }
  for (let key = 0; key < 4; key++) await addImport(db, staticId, { ...others, key: String(key) })
  waiting.push(give(), give())
  await expect.poll(async () => (await open()).length).toBe(5)
  await expect(give({ id: '9002' })).rejects.toThrow('5 logs are still waiting to be read. Give night.zip once more')
  await expect(give({ id: '9003', sizeBytes: 27e6 })).rejects.toThrow('night.zip is larger than 26 MB')
  expect(await open()).toHaveLength(5)
})
