import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'vitest'
import type { EventOf, EventType } from '../../../src/event.ts'
import { type LogOptions, openLog } from '../../../src/ingest/netlog/netlog.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { describeShared, sharedData } from '../../shared-data.ts'

/** Invented people and things, in the line format of 2024 on. Times are ms after the log's start. */
export const ayla = '10000001|Ayla Fen'
export const bram = '10000002|Bram Oduya'
export const boss = '40000100|Sand Colossus'
export const add = '40000200|Dust Mote'
export const pet = '40000300|Carbuncle'
export const nothing = 'E0000000|'

export const logStart = Date.parse('2024-07-20T18:00:00.000Z')

const stamp = (at: number): string => new Date(logStart + at).toISOString().replace('Z', '0000+00:00')

const line = (type: string, at: number, ...fields: readonly (string | number)[]): string =>
  [type, stamp(at), ...fields].join('|')

export const zone = (at: number, id = '4D6', name = 'Colossus (Ultimate)') => line('01', at, id, name)
export const party = (at: number, ...ids: string[]) => line('11', at, ids.length, ...ids.map(idOf))
export const player = (at: number, who: string, job: string, hp = 100_000) =>
  line(
    '03',
    at,
    who,
    job,
    '64',
    '0000',
    '28',
    'Jenova',
    0,
    0,
    hp,
    hp,
    10_000,
    10_000,
    '',
    '',
    '100.00',
    '110.00',
    '0.00',
    '3.14',
  )
export const npc = (at: number, who: string, base: number, hp: number, owner = '0000', nameId = 9211) =>
  line(
    '03',
    at,
    who,
    '00',
    '64',
    owner,
    '00',
    '',
    nameId,
    base,
    hp,
    hp,
    0,
    10_000,
    '',
    '',
    '100.00',
    '90.00',
    '0.00',
    '0.00',
  )
export const removal = (at: number, who: string) =>
  line('04', at, who, '00', '64', '0000', '00', '', 0, 0, 0, 0, 0, 10_000, '', '', '0', '0', '0', '0')
export const director = (at: number, command: string) => line('33', at, '80037586', command, '00', '00', '00', '00')
export const systemMessage = (at: number, message: string) => line('41', at, '80030054', message, '02', '1008', '0F')
export const placeholder = (at: number, key: string, value: string) => line('262', at, 'en', '0000001C', key, value)
export const chat = (at: number, code: string, speaker: string, text: string) => line('00', at, code, speaker, text)
export const inCombat = (at: number, isOn: boolean) => line('260', at, isOn ? 1 : 0, isOn ? 1 : 0, 1, 1)
export const death = (at: number, who: string, killer = nothing) => line('25', at, who, killer)
export const cast = (at: number, by: string, ability: string, target: string, seconds: number) =>
  line('20', at, by, ability, `Spell ${ability}`, target, seconds.toFixed(3), '100.00', '90.00', '0.00', '0.00')
export const status = (at: number, id: string, by: string, on: string, seconds: number, stacks = '00') =>
  line('26', at, id, `Status ${id}`, seconds.toFixed(2), by, on, stacks, 100_000, 100_000)
export const statusEnd = (at: number, id: string, by: string, on: string) =>
  line('30', at, id, `Status ${id}`, '0.00', by, on, '00', 100_000, 100_000)
export const tick = (
  at: number,
  on: string,
  which: 'DoT' | 'HoT',
  effect: string,
  amount: number,
  hp: number,
  by = nothing,
) =>
  line(
    '24',
    at,
    on,
    which,
    effect,
    amount.toString(16),
    hp,
    100_000,
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    by,
    'FFFFFFFF',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
  )

/** Flags and value of an effect: `['750003', hex(5000)]`. */
export type Effect = readonly [flags: string, value: string]
export const damage = (amount: number, flags = '750003'): Effect => [flags, hex(amount)]
export const heal = (amount: number, flags = '4'): Effect => [flags, hex(amount)]

/** An amount as the four value bytes have it: large ones as D A B with 0x40 in C. */
export function hex(amount: number, extra = 0): string {
  const low = (amount & 0xffff) * 0x10000
  const high = amount >> 16
  return (low + (high > 0 ? 0x4000 + high : 0) + extra).toString(16).toUpperCase()
}

export function action(at: number, by: string, ability: string, target: string, packet: string, ...effects: Effect[]) {
  const pairs = Array.from({ length: 8 }, (_, pair) => effects[pair] ?? ['0', '0']).flat()
  const here = [100_000, 100_000, 10_000, 10_000, '', '', '100.00', '100.00', '0.00', '0.00']
  const tail = [packet, 0, 1, '00', '', '01', ability, ability, '0.600', '0000']
  return line('21', at, by, ability, `Action ${ability}`, target, ...pairs, ...here, ...here, ...tail)
}

export const landed = (at: number, on: string, packet: string, hp: number, shield = 0, maxHp = 100_000) =>
  line('37', at, on, packet, hp, maxHp, 10_000, 10_000, shield, '', '101.50', '99.50', '0.00', '1.57', 0, 0, 0, '00')

export const idOf = (who: string): string => who.slice(0, 8)

/** The usual beginning: a zone, two people, and the boss with 1,000,000 HP. */
export const opening: readonly string[] = [
  zone(0),
  party(0, ayla, bram),
  player(0, ayla, '15'),
  player(0, bram, '18'),
  npc(0, boss, 17_000, 1_000_000),
]

/** Lines with the hashes a logger would write. */
export function signed(lines: readonly string[]): string {
  let count = 0
  return lines
    .map((text) => {
      count = text.startsWith('01|') ? 1 : count + 1
      const hash = createHash('sha256').update(`${text}|${count}`).digest('hex').slice(0, 16)
      return `${text}|${hash}\r\n`
    })
    .join('')
}

export async function fileOf(content: string | Uint8Array, name = `${randomUUID()}.log`): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'vigil-netlog-')), name)
  await writeFile(path, content)
  return path
}

export async function readLog(path: string, options: LogOptions = { hashes: 'all' }) {
  const log = await openLog(path, options)
  const pulls: RecordedPull[] = []
  for await (const pull of log.pulls()) pulls.push(pull)
  return { info: log.info, pulls, report: log.parse() }
}

export const readLines = async (...lines: readonly string[]) => await readLog(await fileOf(signed(lines)))

/** The one pull of these lines. */
export async function readPull(...lines: readonly string[]): Promise<RecordedPull> {
  const { pulls } = await readLines(...lines)
  if (pulls[0] === undefined || pulls.length > 1) throw new Error(`${pulls.length} pulls instead of one`)
  return pulls[0]
}

export const eventsOf = <T extends EventType>({ events }: RecordedPull, type: T): readonly EventOf<T>[] =>
  events.of(type)

export const named = ({ actors }: RecordedPull, who: string): number =>
  actors.findIndex(({ name }) => name === who.slice(9))

/** A test that needs a real log. */
export const testShared = (name: string, title: string, run: (path: string) => Promise<void>): void =>
  describeShared(title, `netlog/${name}`, () => {
    test(name, () => run(sharedData(`netlog/${name}`)))
  })
