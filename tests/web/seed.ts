import { createCanvas } from '@napi-rs/canvas'
import { configSchema } from '../../src/config.ts'
import { AppError } from '../../src/errors.ts'
import type { Embed, Message, MessageFile } from '../../src/message.ts'
import type { Db } from '../../src/store/db.ts'
import { localChannel, localGuild, openStatic, type Static } from '../../src/store/people/statics.ts'
import { nights } from '../../src/store/schema.ts'
import { savePost } from '../../src/store/telling/posts.ts'
import { openSite, type SiteDeps } from '../../src/web/site.ts'
import { facts } from '../bot/fru-pulls.ts'

/** 21 November 2026, 22:40 UTC: all that the seed tells has just happened. */
export const now = Date.UTC(2026, 10, 21, 22, 40)

/** A site over a database, whose command line answers with what it was asked. */
export function siteOver(db: Db, given: Partial<SiteDeps> & { readonly env?: Record<string, string> } = {}) {
  const { env = {}, ...deps } = given
  const logged: unknown[] = []
  const logger = { error: (entry: unknown) => logged.push(entry), warn: () => {} }
  const site = openSite({
    db,
    jobs: { enqueue: async () => {} },
    config: configSchema.parse(env),
    logger,
    now: () => now,
    ask: async (line, staticId) => {
      if (line === '/fail') throw new Error('secret detail')
      if (line === '/gone') throw new AppError('not-found', 'There is no pull 99. /session lists tonight’s.')
      return pullMessage({ title: `Answer to ${line} of ${staticId}`, picture: smallPicture() })
    },
    complete: async (typed) => ['/pull ', '/pull last'].filter((line) => line.startsWith(typed)).map(choiceOf),
    press: async (customId) => ({ ...plain, content: `Pressed **${customId}**` }),
    examine: async () => undefined,
    draw: async () => smallPicture(),
    linking: { find: refuse, begin: refuse, finish: refuse },
    facts,
    vault: undefined,
    operator: async (request) => new Response(`operator ${await request.text()}`),
    ...deps,
  })
  return { ...site, logged }
}

const refuse = async () => {
  throw new AppError('not-found', 'This address links nothing.')
}
const choiceOf = (line: string) => ({ name: line.trim(), value: line })
const plain: Message = { content: '', embeds: [], components: [], files: [] }

export const openLocal = (db: Db, name: string, sample = false): Promise<Static> =>
  openStatic(db, localGuild, { name, sample })

interface SeedNight {
  readonly staticId: number
  readonly pulls: number
  /** Epoch ms of the last post. */
  readonly endedAt?: number
  readonly picture?: (pull: number) => Uint8Array | Promise<Uint8Array>
}

/** A night of invented pulls, posted to a static's local channel. */
export async function seedNight(db: Db, { staticId, pulls, endedAt = now, picture = smallPicture }: SeedNight) {
  const startedAt = endedAt - pulls * pullMs
  const [night] = await db.insert(nights).values({ staticId, startedAt, endedAt }).returning()
  if (night === undefined) throw new Error('the night was not stored')
  const place = { staticId, channelId: localChannel(staticId), nightId: night.id }
  await savePost(db, {
    ...place,
    kind: 'night',
    subjectId: night.id,
    createdAt: startedAt,
    message: nightMessage(pulls),
  })
  for (let number = 1; number <= pulls; number++) {
    const message = pullMessage({ ...verdicts[number % verdicts.length], number, picture: await picture(number) })
    const createdAt = startedAt + number * pullMs
    await savePost(db, { ...place, kind: 'pull', subjectId: night.id * 1000 + number, createdAt, message })
  }
  return night.id
}

const pullMs = 8 * 60_000

const verdicts: readonly Told[] = [
  {
    title: 'P3 41.2 %',
    color: 0xd83c3e,
    ended: '**Ended:** six died to Apocalypse at 7:12, the party was split 5 and 3.',
    started: '**Started:** さくら (a healer) died to Shell Crusher at 6:41; no mitigation was left on her side.',
  },
  {
    title: 'P4 12.3 %',
    color: 0xf0b232,
    ended: '**Deepest so far!** Ended by Akh Morn at 11:58 with both tanks in one hit.',
    started: '**Started:** a ranged stood in Edge of Oblivion at 11:20, which took the shields early.',
  },
  {
    title: 'P2 63.0 %',
    color: 0xd83c3e,
    ended: '**Ended:** Absolute Zero at 3:44 with four alive.',
    started: '**Started:** Hyla Vane and 月城 レン were both hit by Axe Kick at 3:05.',
  },
]

interface Told {
  readonly title: string
  readonly color?: number
  readonly ended?: string
  readonly started?: string
}

export function pullMessage(told: Partial<Told> & { readonly number?: number; readonly picture: Uint8Array }): Message {
  const { title = 'P1', color = 0x5865f2, ended = 'Ended.', started = 'Started.', number, picture } = told
  const file: MessageFile = { name: 'timeline-1-0badc0de.png', bytes: picture }
  const embed: Embed = {
    title: number === undefined ? title : `Pull ${number} · FRU · ${title}`,
    color,
    description: `${ended}\n${started}`,
    image: { url: `attachment://${file.name}` },
    footer: { text: 'Network log · read 4.1 s after the pull · netlog 1' },
  }
  const link = { type: 2, style: 5, label: 'FFLogs', url: 'https://www.fflogs.com/reports/abcdEFGH12345678' } as const
  const button = (label: string) =>
    ({ type: 2, style: 2, label, custom_id: `${label.toLowerCase()}:1:${number}` }) as const
  const components =
    number === undefined ? [] : [{ type: 1, components: [button('Deaths'), button('Faults'), link] } as const]
  return { content: '', embeds: [embed], components, files: [file] }
}

const nightMessage = (pulls: number): Message => ({
  ...plain,
  embeds: [
    {
      title: 'FRU · 2026-11-21',
      color: 0x5865f2,
      description: `Best: **P4 12.3 %** (pull 4)\n**Pull ${pulls} · FRU · P3 41.2 %** <t:${Math.floor(now / 1000) - 240}:R>`,
      fields: [
        { name: 'Pulls', value: String(pulls), inline: true },
        { name: 'In combat', value: '1:22:10', inline: true },
      ],
      footer: { text: 'Network log · read 4.1 s after the pull · netlog 1' },
    },
  ],
})

export function smallPicture(): Uint8Array {
  const canvas = createCanvas(80, 45)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#3ba55d'
  pen.fillRect(0, 0, 80, 45)
  return canvas.toBuffer('image/png')
}
